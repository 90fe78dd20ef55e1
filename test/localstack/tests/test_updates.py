import unittest
from types import SimpleNamespace

from slipway_localstack import updates


def version(function, qualifier):
    return SimpleNamespace(
        account="000000000000", region="us-east-1", function_name=function, qualifier=qualifier
    )


class UpdatesTest(unittest.TestCase):
    def test_an_update_takes_the_settle_time(self):
        updates.begin(version("one", "$LATEST"), 5)
        self.assertAlmostEqual(5, updates.remaining(version("one", "$LATEST")), delta=1)

    def test_a_version_published_during_an_update_is_ready_with_it(self):
        updates.begin(version("two", "$LATEST"), 5)
        updates.begin(version("two", "1"), 50)
        self.assertAlmostEqual(5, updates.remaining(version("two", "1")), delta=1)

    def test_a_version_published_afterwards_is_ready_at_once(self):
        updates.begin(version("three", "$LATEST"), 0)
        self.assertEqual(0, updates.remaining(version("three", "1")))

    def test_an_update_that_is_asked_for_during_another_prolongs_nothing(self):
        updates.begin(version("six", "$LATEST"), 5)
        updates.begin(version("six", "$LATEST"), 50)
        self.assertAlmostEqual(5, updates.remaining(version("six", "1")), delta=1)

    def test_functions_do_not_share_a_wait(self):
        updates.begin(version("four", "$LATEST"), 5)
        self.assertEqual(0, updates.remaining(version("five", "1")))


if __name__ == "__main__":
    unittest.main()
