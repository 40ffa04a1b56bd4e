import json
import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

import transform  # noqa: E402


class Transform(unittest.TestCase):
    def test_no_row_is_lost(self):
        data = json.loads((ROOT / "tests" / "request.json").read_text())["data"]
        rows = transform.Transformer().transform_input(data["ndarray"], data["names"])
        self.assertEqual(len(rows), len(data["ndarray"]))


if __name__ == "__main__":
    unittest.main()
