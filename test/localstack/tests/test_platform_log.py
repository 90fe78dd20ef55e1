import os
import threading
import time
import unittest
from types import SimpleNamespace

from slipway_localstack.platform_log import PlatformLog


class PlatformLogTest(unittest.TestCase):
    def setUp(self):
        self.read, self.write = os.pipe()
        self.log = PlatformLog(SimpleNamespace(memory_size=128))
        self.follower = threading.Thread(target=self.log.follow, args=(self.read,), daemon=True)

    def tearDown(self):
        os.close(self.write)
        if self.follower.is_alive():
            self.follower.join(5)
        os.close(self.read)

    def test_what_was_written_before_the_answer_is_there(self):
        self.follower.start()
        for number in range(200):
            os.write(self.write, f"line {number}\n".encode())
            self.assertIn(f"\nline {number}\n", self._settled(f"request-{number}"))

    def test_an_invocation_gets_no_lines_of_the_one_before(self):
        self.follower.start()
        os.write(self.write, b"one\n")
        self._settled("a")
        self.assertNotIn("one", self.log.take("b", "1", 1.0))

    def test_the_platform_says_when_it_begins_and_ends(self):
        lines = self.log.take("a", "7", 12.345).splitlines()
        self.assertEqual("START RequestId: a Version: 7", lines[0])
        self.assertEqual("END RequestId: a", lines[1])
        self.assertTrue(lines[2].startswith("REPORT RequestId: a\tDuration: 12.35 ms\t"), lines[2])

    def test_following_ends_with_the_process(self):
        self.follower.start()
        os.write(self.write, b"last words")
        os.close(self.write)
        self.follower.join(5)
        self.write = os.open(os.devnull, os.O_WRONLY)
        self.assertFalse(self.follower.is_alive())
        self.assertIn("last words\n", self.log.take("a", "1", 1.0))

    def _settled(self, request: str) -> str:
        # The follower may not have said yet where it reads: a runtime that has answered has been followed for long.
        for _ in range(500):
            if self.log._output is not None:
                break
            time.sleep(0.01)
        return self.log.take(request, "1", 1.0)


if __name__ == "__main__":
    unittest.main()
