"""The code of functions that are archives. LocalStack would unpack it for each function; a JVM can read the archive as it is."""

import hashlib
import threading
import zipfile
from pathlib import Path

from . import settings

_lock = threading.Lock()


def task_root(code) -> Path:
    """The folder that a function works in, the same for all functions with the same code."""
    target = settings.folder() / "code" / hashlib.sha256(code.code_sha256.encode()).hexdigest()
    with _lock:
        if not target.exists():
            partial = target.with_suffix(".partial")
            _fetch(code, partial)
            partial.rename(target)
    return target


def _fetch(code, folder: Path) -> None:
    archive = folder / "lib" / "function.jar"
    archive.parent.mkdir(parents=True, exist_ok=True)
    with archive.open("wb") as file:
        code._download_archive_to_file(file)
    with zipfile.ZipFile(archive) as found:
        libraries = any(name.startswith("lib/") and name.endswith(".jar") for name in found.namelist())
        if libraries:
            # Jars in a jar are on no class path.
            found.extractall(folder)
    if libraries:
        archive.unlink()
