import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "src"))

import explain  # noqa: E402


def weighted(rows):
    return [2 * row[0] - row[1] for row in rows]


class Occlusion(unittest.TestCase):
    def test_tells_what_each_input_adds(self):
        self.assertEqual(explain.occlusion(weighted, [1, 1, 5]), [2, -1, 0])

    def test_what_is_at_its_baseline_adds_nothing(self):
        self.assertEqual(explain.occlusion(weighted, [3, 4], [3, 4]), [0, 0])

    def test_takes_no_baseline_of_another_size(self):
        with self.assertRaises(ValueError):
            explain.occlusion(weighted, [1, 2], [0])

    def test_takes_no_answer_of_another_size(self):
        with self.assertRaises(ValueError):
            explain.occlusion(lambda rows: [0], [1, 2])


if __name__ == "__main__":
    unittest.main()
