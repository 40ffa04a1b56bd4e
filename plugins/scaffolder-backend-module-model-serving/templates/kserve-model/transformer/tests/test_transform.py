import json
import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

import transform  # noqa: E402


class Transform(unittest.TestCase):
    def test_the_example_request_stays_one_that_the_model_knows(self):
        request = json.loads((ROOT / "tests" / "request.json").read_text())
        self.assertEqual(transform.preprocess(request).keys(), request.keys())

    def test_an_answer_keeps_its_predictions(self):
        self.assertIn("predictions", transform.postprocess({"predictions": [1]}))


if __name__ == "__main__":
    unittest.main()
