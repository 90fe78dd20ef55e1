"""The Lambda runtime API (2018-06-01) of one execution environment, on a free port of the loopback interface.

Nothing in here wakes up to look whether there is work: of hundreds of environments that would take the interpreter's whole time.
"""

import contextlib
import socket
import threading
from concurrent.futures import Future, InvalidStateError
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue

ROOT = "/2018-06-01/runtime"


@dataclass(frozen=True)
class Answer:
    """What the runtime said: of an invocation, or of its own failed start."""

    is_error: bool
    payload: bytes


class RuntimeApi:
    """Hands invocations to a runtime, and its answers back."""

    def __init__(self):
        #: Set by the runtime's first request for work: None, or the answer that tells why it could not start.
        self.started: Future[Answer | None] = Future()
        self._work: Queue = Queue()
        self._answers: dict[str, Future[Answer]] = {}
        self._closed = False
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._server.server_address[1]}"

    def submit(self, request_id: str, headers: dict[str, str], payload: bytes) -> Future[Answer]:
        answer = self._answers[request_id] = Future()
        answer.add_done_callback(lambda _: self._answers.pop(request_id, None))
        self._work.put((headers | {"Lambda-Runtime-Aws-Request-Id": request_id}, payload))
        return answer

    def pending(self) -> list[Future[Answer]]:
        return list(self._answers.values())

    def abandon(self, answer: Answer) -> None:
        """Answers everything that still waits: the runtime has gone."""
        _settle(self.started, answer)
        for waiting in self.pending():
            _settle(waiting, answer)

    def close(self) -> None:
        """Ends it, once or again: who waits for work gets none, and nobody else is let in."""
        if self._closed:
            return
        self._closed = True
        self._work.put(None)
        with contextlib.suppress(OSError):
            socket.create_connection(self._server.server_address).close()

    def _serve(self) -> None:
        with self._server:
            while not self._closed:
                self._server.handle_request()

    # -- what the runtime asks and tells ----------------------------------------------------------
    def next(self):
        """The next invocation, or None once the environment ends."""
        _settle(self.started, None)
        if (work := self._work.get()) is None:
            self._work.put(None)
        return work

    def tell(self, path: str, payload: bytes) -> bool:
        """Takes what the runtime posts; False when the path is none of the API's."""
        parts = path.removeprefix(ROOT).strip("/").split("/")
        match parts:
            case ["init", "error"]:
                _settle(self.started, Answer(True, payload))
            case ["invocation", request_id, "response" | "error" as kind]:
                if waiting := self._answers.get(request_id):
                    _settle(waiting, Answer(kind == "error", payload))
            case _:
                return False
        return True


def _settle(future: Future, value) -> None:
    """The first to settle it wins: a runtime may answer and end in the same moment."""
    with contextlib.suppress(InvalidStateError):
        future.set_result(value)


def _handler(api: RuntimeApi):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        #: Without it every call would wait 40 ms for a delayed acknowledgement.
        disable_nagle_algorithm = True
        wbufsize = -1

        def do_GET(self):
            if self.path != f"{ROOT}/invocation/next":
                return self._answer(404)
            if (invocation := api.next()) is None:
                self.close_connection = True
                return None
            headers, payload = invocation
            return self._answer(200, payload, headers)

        def do_POST(self):
            if api.tell(self.path, self._body()):
                return self._answer(202, b'{"status":"OK"}')
            return self._answer(404)

        def _answer(self, status, body=b"", headers=None):
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _body(self) -> bytes:
            if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
                return b"".join(self._chunks())
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))

        def _chunks(self):
            while size := int(self.rfile.readline().split(b";")[0].strip() or b"0", 16):
                yield self.rfile.read(size)
                self.rfile.readline()
            while self.rfile.readline().strip():
                pass

        def log_message(self, *arguments):
            """The environment's log is the function's, not this server's."""

    return Handler
