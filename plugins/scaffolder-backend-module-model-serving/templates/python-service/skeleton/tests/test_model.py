import json
import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

import model  # noqa: E402
from requests_in import BadRequest, body_of, rows_of  # noqa: E402

STORED = ROOT / "model" / "model.json"


class TheModel(unittest.TestCase):
    def test_answers_the_example_request(self):
        loaded = model.load(STORED)
        request = json.loads((ROOT / "tests" / "request.json").read_text())
        rows = rows_of(request, loaded.inputs)
        self.assertEqual(len(loaded.predict(rows)), len(rows))

    def test_is_what_was_trained(self):
        loaded = model.Model([2.0, -1.0], 0.5)
        self.assertEqual(loaded.predict([[1, 1], [0, 3]]), [1.5, -2.5])


class Requests(unittest.TestCase):
    def test_what_is_none_is_refused_with_the_reason(self):
        for body, reason in [
            (None, "at least one row"),
            ([], "at least one row"),
            ({"instances": []}, "at least one row"),
            ({"instances": [[1]]}, "row 0 is no list of 2 numbers"),
            ({"instances": [[1, 2], "x"]}, "row 1 is no list of 2 numbers"),
            ({"instances": [[1, None]]}, "row 0 has something in it"),
            ({"instances": [[1, True]]}, "row 0 has something in it"),
            ({"instances": [[1, float("nan")]]}, "row 0 has something in it"),
            ({"instances": [[1, 10**400]]}, "row 0 has something in it"),
        ]:
            with self.subTest(body=body), self.assertRaisesRegex(BadRequest, reason):
                rows_of(body, 2)

    def test_that_are_no_json_have_no_rows(self):
        for data in [b"", b'{"instances": ', b"[" * 100_000, b"\xff"]:
            with self.subTest(data=data[:20]):
                self.assertIsNone(body_of(data))


if __name__ == "__main__":
    unittest.main()
