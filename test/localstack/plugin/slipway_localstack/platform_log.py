"""The log of an execution environment: the function's own lines between those that Lambda's platform writes."""

import threading
import time

#: How long to wait for lines that the runtime wrote before it answered: 20 times 5 ms at most.
LOOKS = 20
PAUSE_SECONDS = 0.005


class PlatformLog:
    """Collects a function's lines, and hands out those of one invocation."""

    def __init__(self, version):
        self._memory = version.memory_size
        self._all: list[str] = []
        self._new: list[str] = []
        self._lock = threading.Lock()

    def add(self, line: str) -> None:
        with self._lock:
            self._all.append(line)
            self._new.append(line)

    def everything(self) -> str:
        with self._lock:
            return "".join(self._all)

    def take(self, request_id: str, version: str, milliseconds: float) -> str:
        """The lines since the last invocation, as Lambda writes them."""
        self._let_lines_arrive()
        with self._lock:
            lines, self._new = self._new, []
        text = "".join(lines)
        if text and not text.endswith("\n"):
            text += "\n"
        return (
            f"START RequestId: {request_id} Version: {version}\n{text}END RequestId: {request_id}\n"
            f"REPORT RequestId: {request_id}\tDuration: {milliseconds:.2f} ms\t"
            f"Billed Duration: {int(milliseconds) + 1} ms\tMemory Size: {self._memory} MB\t"
            f"Max Memory Used: {self._memory} MB\t\n"
        )

    def _let_lines_arrive(self) -> None:
        seen = -1
        for _ in range(LOOKS):
            with self._lock:
                now = len(self._new)
            if now == seen:
                return
            seen = now
            time.sleep(PAUSE_SECONDS)
