"""Whether the example request is one that Seldon knows. Needs nothing but Python."""

import json
import pathlib
import unittest

REQUEST = json.loads((pathlib.Path(__file__).parent / "request.json").read_text())


class ExampleRequest(unittest.TestCase):
    """Seldon's own protocol."""

    def test_there_are_rows(self):
        self.assertGreater(len(REQUEST["data"]["ndarray"]), 0)

    def test_every_row_has_a_value_for_every_name(self):
        data = REQUEST["data"]
        for row in data["ndarray"]:
            self.assertEqual(len(row), len(data["names"]))


if __name__ == "__main__":
    unittest.main()
