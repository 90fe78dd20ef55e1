"""The one store of images of this process."""

from functools import cache

from . import settings
from .images import ImageStore


@cache
def images() -> ImageStore:
    return ImageStore(settings.folder() / "images")
