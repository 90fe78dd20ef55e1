import threading
import unittest
import urllib.error
import urllib.request

from slipway_localstack.runtime_api import ROOT, Answer, RuntimeApi


class RuntimeApiTest(unittest.TestCase):
    def setUp(self):
        self.api = RuntimeApi()
        self.addCleanup(self.api.close)

    def ask(self, path: str, body: bytes | None = None):
        request = urllib.request.Request(f"http://{self.api.address}{ROOT}{path}", data=body)
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.status, dict(response.headers), response.read()

    def test_a_runtime_gets_an_invocation_and_answers_it(self):
        answer = self.api.submit("one", {"X-Some": "header"}, b"event")
        status, headers, payload = self.ask("/invocation/next")
        self.assertEqual((200, "one", "header", b"event"),
                         (status, headers["Lambda-Runtime-Aws-Request-Id"], headers["X-Some"], payload))
        self.assertIsNone(self.api.started.result(0))
        self.ask("/invocation/one/response", b"said")
        self.assertEqual(Answer(False, b"said"), answer.result(5))
        self.assertEqual([], self.api.pending())

    def test_an_error_of_the_function_is_told_as_one(self):
        answer = self.api.submit("one", {}, b"event")
        self.ask("/invocation/next")
        self.ask("/invocation/one/error", b"wrong")
        self.assertEqual(Answer(True, b"wrong"), answer.result(5))

    def test_a_runtime_that_cannot_start_says_why(self):
        self.ask("/init/error", b"no such class")
        self.assertEqual(Answer(True, b"no such class"), self.api.started.result(5))

    def test_nothing_waits_for_a_runtime_that_has_gone(self):
        answer = self.api.submit("one", {}, b"event")
        gone = Answer(True, b"exit status 1")
        self.api.abandon(gone)
        self.assertEqual(gone, answer.result(0))
        self.assertEqual(gone, self.api.started.result(0))

    def test_the_first_answer_counts(self):
        answer = self.api.submit("one", {}, b"event")
        self.api.tell(f"{ROOT}/invocation/one/response", b"first")
        self.api.abandon(Answer(True, b"second"))
        self.assertEqual(Answer(False, b"first"), answer.result(0))

    def test_a_runtime_that_waits_is_let_go_when_the_environment_ends(self):
        api = RuntimeApi()
        waiting = threading.Thread(target=api.next)
        waiting.start()
        api.close()
        waiting.join(5)
        self.assertFalse(waiting.is_alive())

    def test_nothing_of_it_is_left_when_the_environment_ends(self):
        before = set(threading.enumerate())
        api = RuntimeApi()
        own = set(threading.enumerate()) - before
        api.close()
        api.close()
        for thread in own:
            thread.join(5)
        self.assertEqual(1, len(own))
        self.assertFalse([thread for thread in own if thread.is_alive()])
        with self.assertRaises(urllib.error.URLError):
            urllib.request.urlopen(f"http://{api.address}{ROOT}/invocation/next", timeout=5)

    def test_other_paths_are_not_there(self):
        with self.assertRaises(urllib.error.HTTPError) as refused:
            self.ask("/nothing", b"")
        self.assertEqual(404, refused.exception.code)
        refused.exception.close()


if __name__ == "__main__":
    unittest.main()
