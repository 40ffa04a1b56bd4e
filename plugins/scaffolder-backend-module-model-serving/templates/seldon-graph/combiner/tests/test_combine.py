import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "src"))

import combine  # noqa: E402


class Combine(unittest.TestCase):
    def test_it_takes_the_mean_of_each_number(self):
        answers = [[[0.2, 0.8], [1, 0]], [[0.4, 0.6], [0, 1]]]
        [first, second] = combine.Combiner().aggregate(answers, [])
        self.assertAlmostEqual(first[0], 0.3)
        self.assertAlmostEqual(first[1], 0.7)
        self.assertEqual(second, [0.5, 0.5])

    def test_a_row_may_be_one_number(self):
        self.assertEqual(combine.combined([[1, 2], [3, 4]]), [2, 3])

    def test_answers_to_other_rows_are_refused(self):
        with self.assertRaises(ValueError):
            combine.combined([[1], [1, 2]])


if __name__ == "__main__":
    unittest.main()
