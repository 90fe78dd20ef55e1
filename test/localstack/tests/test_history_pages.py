import unittest

from slipway_localstack.workflow_patches import page_of


def events(*ids):
    return [{"id": id} for id in ids]


class HistoryPagesTest(unittest.TestCase):
    def test_a_history_that_fits_is_one_page(self):
        self.assertEqual((events(1, 2), None), page_of(events(1, 2), 2, None))

    def test_pages_follow_each_other(self):
        page, token = page_of(events(1, 2, 3, 4, 5), 2, None)
        self.assertEqual(events(1, 2), page)
        page, token = page_of(events(1, 2, 3, 4, 5), 2, token)
        self.assertEqual(events(3, 4), page)
        self.assertEqual((events(5), None), page_of(events(1, 2, 3, 4, 5), 2, token))

    def test_events_that_happen_meanwhile_shift_no_page(self):
        page, token = page_of(events(3, 2, 1), 2, None)
        self.assertEqual(events(3, 2), page)
        self.assertEqual((events(1), None), page_of(events(5, 4, 3, 2, 1), 2, token))


if __name__ == "__main__":
    unittest.main()
