"""How long an update of an image function still takes. A version that is published has the code of an update, and no wait of its own."""

import threading
import time

LATEST = "$LATEST"
_lock = threading.Lock()
_ends: dict[tuple[str, str, str], float] = {}


def begin(version, settle: float):
    """
    An update begins when it is asked for: the threads that carry it out, and the version of it, come in any order. Whoever asks during
    an update is refused, and prolongs nothing.
    """
    name = _function(version)
    now = time.monotonic()
    with _lock:
        if version.qualifier == LATEST and _ends.get(name, now) <= now:
            _ends[name] = now + settle


def remaining(version) -> float:
    """The seconds until a version is ready: all versions of a function share the wait of its update."""
    now = time.monotonic()
    with _lock:
        return max(0.0, _ends.get(_function(version), now) - now)


def _function(version) -> tuple[str, str, str]:
    return (version.account, version.region, version.function_name)
