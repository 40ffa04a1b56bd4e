import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "src"))

import scoring  # noqa: E402


def rows(count):
    return ((key, [float(key)]) for key in range(count))


def doubled(inputs):
    return [2 * row[0] for row in inputs]


class Batches(unittest.TestCase):
    def test_are_of_one_size_but_for_the_last(self):
        sizes = [len(batch) for batch in scoring.batches(rows(7), 3)]
        self.assertEqual(sizes, [3, 3, 1])

    def test_are_read_as_they_are_needed(self):
        def endless():
            while True:
                yield (0, [0.0])

        self.assertEqual(len(next(scoring.batches(endless(), 5))), 5)


class Patience(unittest.TestCase):
    def test_asks_again_after_longer_and_longer_whiles(self):
        waited = []
        answers = iter([scoring.TryAgain("busy"), scoring.TryAgain("busy"), [1.0]])

        def ask(_inputs):
            answer = next(answers)
            if isinstance(answer, Exception):
                raise answer
            return answer

        patient = scoring.patiently(ask, wait=waited.append, chance=lambda: 1.0)
        self.assertEqual(patient([[0.0]]), [1.0])
        self.assertEqual(waited, [2, 4])

    def test_ends_at_last(self):
        def never(_inputs):
            raise scoring.TryAgain("busy")

        with self.assertRaises(scoring.TryAgain):
            scoring.patiently(never, attempts=3, wait=lambda _: None)([])

    def test_does_not_ask_again_for_what_was_refused(self):
        asked = []

        def refuse(inputs):
            asked.append(inputs)
            raise ValueError("row 0 is none")

        with self.assertRaises(ValueError):
            scoring.patiently(refuse, wait=lambda _: None)([[1.0]])
        self.assertEqual(len(asked), 1)


class Scoring(unittest.TestCase):
    def test_gives_each_row_its_own_score(self):
        written = []
        total = scoring.score(rows(10), doubled, written.extend, 3, 2)
        self.assertEqual(total, 10)
        self.assertEqual(written, [(key, 2.0 * key) for key in range(10)])

    def test_takes_no_answers_that_do_not_fit(self):
        with self.assertRaisesRegex(ValueError, "1 answers for 2 rows"):
            scoring.score_batch(lambda _: [1.0], list(rows(2)))

    def test_keeps_what_was_done_before_it_failed(self):
        written = []

        def fails_later(inputs):
            if inputs[0][0] >= 4:
                raise ValueError("no")
            return doubled(inputs)

        with self.assertRaises(ValueError):
            scoring.score(rows(8), fails_later, written.extend, 2, 1)
        self.assertEqual([key for key, _ in written], [0, 1, 2, 3])


if __name__ == "__main__":
    unittest.main()
