"""The log of an execution environment: the function's own lines between those that Lambda's platform writes."""

import os
import select
import threading

CHUNK = 65536


class PlatformLog:
    """Collects what a function's process writes, and hands out what belongs to one invocation."""

    def __init__(self, version):
        self._memory = version.memory_size
        self._all = bytearray()
        self._new = bytearray()
        self._lock = threading.Lock()
        self._output: int | None = None

    def follow(self, output: int) -> None:
        """Reads a process's output until it ends."""
        with self._lock:
            self._output = output
        while True:
            select.select([output], [], [])
            with self._lock:
                if not self._read(output):
                    self._output = None
                    return

    def add(self, line: str) -> None:
        with self._lock:
            self._append(line.encode())

    def everything(self) -> str:
        with self._lock:
            return self._all.decode("utf-8", "replace")

    def take(self, request_id: str, version: str, milliseconds: float) -> str:
        """What was written since the last invocation, as Lambda shows it."""
        with self._lock:
            # A runtime writes before it answers: what belongs to this invocation has been read, or can be.
            while self._output is not None and select.select([self._output], [], [], 0)[0]:
                if not self._read(self._output):
                    self._output = None
            text, self._new = self._new.decode("utf-8", "replace"), bytearray()
        if text and not text.endswith("\n"):
            text += "\n"
        return (
            f"START RequestId: {request_id} Version: {version}\n{text}END RequestId: {request_id}\n"
            f"REPORT RequestId: {request_id}\tDuration: {milliseconds:.2f} ms\t"
            f"Billed Duration: {int(milliseconds) + 1} ms\tMemory Size: {self._memory} MB\t"
            f"Max Memory Used: {self._memory} MB\t\n"
        )

    def _read(self, output: int) -> bool:
        """Reads what there is; False when there will be no more. Called when a read does not wait, under the lock."""
        if not select.select([output], [], [], 0)[0]:
            return True
        chunk = os.read(output, CHUNK)
        self._append(chunk)
        return bool(chunk)

    def _append(self, chunk: bytes) -> None:
        self._all += chunk
        self._new += chunk
