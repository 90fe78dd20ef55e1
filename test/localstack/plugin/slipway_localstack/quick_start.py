"""Lets the functions' JVMs start quickly: one start shows the JVM which classes to keep ready in a cache for the others."""

import hashlib
import logging
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

from . import settings
from .runtime_api import RuntimeApi

LOG = logging.getLogger(__name__)
#: The runtime's client crashes when one of these is missing.
EVENT = {
    "Content-Type": "application/json",
    "Lambda-Runtime-Deadline-Ms": str(2**53),
    "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:us-east-1:000000000000:function:training",
    "Lambda-Runtime-Trace-Id": "Root=1-00000000-000000000000000000000000",
}
SECONDS_TO_START = 120
SECONDS_TO_WRITE = 300
_begun: set[Path] = set()
_lock = threading.Lock()


def class_path(root: Path) -> str:
    """The runtime's jars, and the archive too: a cache holds no classes that the runtime loads from elsewhere."""
    runtime = f"{settings.jars('runtime')}/*"
    return f"{runtime}:{_archive(root)}" if _archive(root).exists() else runtime


def _archive(root: Path) -> Path:
    return root / "lib" / "function.jar"


def option(root: Path) -> list[str]:
    cache = _cache(root)
    return [f"-XX:AOTCache={cache}"] if cache.exists() else []


def prepare(root: Path, command: Callable[[str], list[str]], environment: Callable[[str], dict[str, str]]) -> None:
    """
    Makes the cache in the background, once; starts meanwhile are as slow as without.

    command makes a start's command with one more option of the JVM, environment its variables for the address of a runtime API.
    """
    cache = _cache(root)
    with _lock:
        if cache in _begun or cache.exists():
            return
        _begun.add(cache)
    threading.Thread(target=_make, args=(cache, root, command, environment), daemon=True).start()


def _make(cache: Path, root: Path, command, environment) -> None:
    partial = cache.with_suffix(".partial")
    api = RuntimeApi()
    process = subprocess.Popen(
        # Whatever is asked of the cloud comes first.
        ["nice", "-n", "10", *command(f"-XX:AOTCacheOutput={partial}")],
        cwd=root,
        env=environment(api.address),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        # No function does anything for an empty event, but it loads what it reads events with.
        api.started.result(SECONDS_TO_START)
        api.submit("training", EVENT, b"{}").result(SECONDS_TO_START)
        process.terminate()
        process.wait(SECONDS_TO_WRITE)
        partial.rename(cache)
    except (OSError, TimeoutError, subprocess.TimeoutExpired) as failure:
        LOG.warning("Functions go on to start slowly: %s was not made: %r", cache, failure)
    finally:
        process.kill()
        api.close()


def _cache(root: Path) -> Path:
    """
    A cache fits one JDK and one class path only: other jars make another one.

    What is unpacked from an image is loaded from elsewhere, so that all images share one: of the runtime's classes.
    """
    fits = hashlib.sha256((settings.jdk() / "release").read_bytes())
    for jar in sorted(Path(settings.jars("runtime")).glob("*.jar")):
        fits.update(f"{jar.name} {jar.stat().st_size} {jar.stat().st_mtime_ns}".encode())
    folder = root if _archive(root).exists() else settings.folder()
    return folder / f"{fits.hexdigest()[:16]}.aot"
