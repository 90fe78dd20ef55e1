import types
import unittest

from slipway_localstack.workflow_patches import _remember


class Parser:
    parsed = []

    @staticmethod
    def parse(definition):
        Parser.parsed.append(definition)
        return object(), definition


class RememberedTest(unittest.TestCase):
    def setUp(self):
        Parser.parsed.clear()
        self.taken_on = []
        self.clients = types.SimpleNamespace(
            connect_to=types.SimpleNamespace(with_assumed_role=self.take_on)
        )
        _remember(Parser, self.clients)

    def take_on(self, role_arn, region_name):
        self.taken_on.append(role_arn)
        return object()

    def test_a_definition_is_parsed_once(self):
        self.assertIs(Parser.parse("one")[0], Parser.parse("one")[0])
        self.assertIsNot(Parser.parse("one")[0], Parser.parse("other")[0])
        self.assertEqual(["one", "other"], Parser.parsed)

    def test_a_role_is_taken_on_once_in_each_region(self):
        connect = self.clients.connect_to.with_assumed_role
        connect(role_arn="a", region_name="here")
        connect(role_arn="a", region_name="here")
        connect(role_arn="b", region_name="here")
        connect(role_arn="a", region_name="there")
        self.assertEqual(["a", "b", "a"], self.taken_on)


if __name__ == "__main__":
    unittest.main()
