"""How long an update of an image function still takes. A version that is published has the code of an update, and no wait of its own."""

import threading
import time

LATEST = "$LATEST"
_lock = threading.Lock()
_ends: dict[tuple[str, str, str], float] = {}


def remaining(version, settle: float) -> float:
    """The seconds until a version is ready; that of $LATEST begins an update, which the versions published from it share."""
    name = (version.account, version.region, version.function_name)
    now = time.monotonic()
    with _lock:
        if version.qualifier == LATEST:
            _ends[name] = now + settle
        return max(0.0, _ends.get(name, now) - now)
