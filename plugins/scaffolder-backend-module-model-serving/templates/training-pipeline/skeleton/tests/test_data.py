import io
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "src"))

import data  # noqa: E402


def lines(count, header=("id", "amount", "term", "paid")):
    return [list(header), *([str(n), str(n * 2), "12", str(n % 2)] for n in range(count))]


def validate(rows, task="classification", least_rows=2):
    return data.validate(rows, "id", "paid", task, least_rows)


class Validation(unittest.TestCase):
    def refuses(self, rows, why, **options):
        with self.assertRaisesRegex(ValueError, why):
            validate(rows, **options)

    def test_takes_columns_in_any_order(self):
        table = validate([["paid", "amount", "id"], ["0", "5", "a"], ["1", "6", "b"]])
        self.assertEqual(table.names, ("amount",))
        self.assertEqual(table.rows[1], data.Row("b", (6.0,), 1.0))

    def test_refuses_what_would_train_a_model_without_a_word(self):
        self.refuses([], "no column id; there is no column paid")
        self.refuses([["id", "paid"], ["a", "0"]], "no inputs")
        self.refuses(lines(3, ("id", "x", "x", "paid")), "column x is there twice")
        self.refuses(lines(3) + [["9", "", "12", "1"]], "line 5: could not convert")
        self.refuses(lines(3) + [["9", "nan", "12", "1"]], "line 5: nan")
        self.refuses(lines(3) + [["9", "inf", "12", "1"]], "line 5: inf")
        self.refuses(lines(3) + [["9", "1", "12", ""]], "line 5")
        self.refuses(lines(3) + [["9", "1"]], "line 5 has 2 fields, not 4")
        self.refuses(lines(3) + [["0", "1", "2", "1"]], "1 keys are there more than once, e.g. 0")
        self.refuses(lines(3), "3 rows, and at least 4", least_rows=4)

    def test_refuses_targets_that_teach_nothing(self):
        self.refuses(lines(1) + [["9", "1", "2", "0"]], "one target only")
        self.refuses(lines(2) + [["9", "1", "2", "7"]], "other than 0 and 1")
        self.assertEqual(
            len(validate(lines(2) + [["9", "1", "2", "7"]], task="regression").rows), 3
        )

    def test_tells_at_most_so_many_faults(self):
        with self.assertRaises(ValueError) as raised:
            validate(lines(2) + [["x"]] * 100)
        self.assertIn("and 80 more", str(raised.exception))


class Split(unittest.TestCase):
    def test_keeps_every_row_once_and_about_the_share(self):
        table = validate(lines(2000))
        train, test = data.split(table, 20, "classification")
        self.assertEqual(len(train.rows) + len(test.rows), 2000)
        self.assertFalse({row.key for row in train.rows} & {row.key for row in test.rows})
        self.assertTrue(300 < len(test.rows) < 500)

    def test_never_trains_with_a_row_that_tested_a_former_version(self):
        _, former = data.split(validate(lines(500)), 20, "classification")
        train, _ = data.split(validate(lines(900)), 20, "classification")
        self.assertFalse({row.key for row in train.rows} & {row.key for row in former.rows})

    def test_refuses_sets_that_nothing_can_be_measured_by(self):
        with self.assertRaisesRegex(ValueError, "the test set has one target only"):
            data.split(validate(lines(50)), 0, "classification")


class Files(unittest.TestCase):
    def test_are_read_as_they_were_written(self):
        table = validate(lines(20) + [["a,b", "0.1", "1e-9", "1"]])
        file = io.StringIO(newline="")
        data.write(table, file)
        file.seek(0)
        self.assertEqual(data.read(file), table)


if __name__ == "__main__":
    unittest.main()
