"""Container images, stored by digest: manifests, configurations and layers as blobs, file systems unpacked from them."""

import hashlib
import json
import shutil
import tarfile
import threading
from dataclasses import dataclass
from pathlib import Path

PREFIX = "sha256:"
TASK_ROOT = "var/task"

#: A label of an image's configuration: names of functions, comma separated, whose update to the image shall fail.
UPDATE_FAILS = "dev.slipway.update-fails"


class NotFound(Exception):
    """No blob has this digest."""


@dataclass(frozen=True)
class Image:
    """An image as Lambda runs it: where its code is, the handler that it names, and the functions that cannot take it."""

    code: Path
    handler: str
    update_fails: frozenset[str]


def digest(content: bytes) -> str:
    return PREFIX + hashlib.sha256(content).hexdigest()


class ImageStore:
    """Blobs and unpacked images in a folder."""

    def __init__(self, folder: Path):
        self._blobs = folder / "blobs"
        self._unpacked = folder / "unpacked"
        self._uploads: dict[str, bytearray] = {}
        self._lock = threading.Lock()

    # -- blobs ------------------------------------------------------------------------------------
    def begin(self, upload: str) -> None:
        self._uploads[upload] = bytearray()

    def append(self, upload: str, part: bytes) -> int:
        """Adds a part, and answers how many bytes there are now."""
        self._uploads[upload] += part
        return len(self._uploads[upload])

    def complete(self, upload: str) -> str:
        return self.put(bytes(self._uploads.pop(upload)))

    def put(self, content: bytes) -> str:
        """Whoever reads meanwhile finds a blob whole, or not at all: the same image may be pushed by several at once."""
        name = digest(content)
        path = self._path(name)
        with self._lock:
            if not path.exists():
                self._blobs.mkdir(parents=True, exist_ok=True)
                partial = path.with_suffix(".partial")
                partial.write_bytes(content)
                partial.rename(path)
        return name

    def has(self, name: str) -> bool:
        return self._path(name).exists()

    def get(self, name: str) -> bytes:
        if not self.has(name):
            raise NotFound(name)
        return self._path(name).read_bytes()

    def _path(self, name: str) -> Path:
        return self._blobs / name.removeprefix(PREFIX)

    # -- images -----------------------------------------------------------------------------------
    def image(self, manifest_digest: str) -> Image:
        """The image behind a manifest's digest, unpacked on its first use."""
        manifest = json.loads(self.get(manifest_digest))
        config = json.loads(self.get(manifest["config"]["digest"])).get("config", {})
        labels = config.get("Labels") or {}
        command = config.get("Cmd") or [""]
        return Image(
            self._file_system(manifest_digest, manifest) / TASK_ROOT,
            command[0],
            frozenset(filter(None, labels.get(UPDATE_FAILS, "").split(","))),
        )

    def _file_system(self, manifest_digest: str, manifest: dict) -> Path:
        target = self._unpacked / manifest_digest.removeprefix(PREFIX)
        with self._lock:
            if not target.exists():
                partial = target.with_suffix(".partial")
                shutil.rmtree(partial, ignore_errors=True)
                partial.mkdir(parents=True)
                for layer in manifest["layers"]:
                    with tarfile.open(self._path(layer["digest"])) as tar:
                        tar.extractall(partial, filter="data")
                (partial / TASK_ROOT).mkdir(parents=True, exist_ok=True)
                partial.rename(target)
        return target
