import contextlib
import io
import json
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "src"))

import data  # noqa: E402
import main  # noqa: E402
import settings  # noqa: E402

GOOD = {limit.metric: 1.0 if limit.higher_is_better else 0.0 for limit in settings.LIMITS}


class Steps(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def path(self, name):
        return str(pathlib.Path(self.folder.name, name))

    def run_step(self, *arguments):
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = main.main(list(arguments))
        return code, said.getvalue()

    def judged(self, **found):
        told = {"model": "models:/m-1", "candidate": GOOD, "production": None, "former": None}
        pathlib.Path(self.path("metrics")).write_text(json.dumps({**told, **found}))
        code, said = self.run_step(
            "gate", "--metrics", self.path("metrics"), "--verdict", self.path("new/verdict")
        )
        return code, said, pathlib.Path(self.path("new/verdict")).exists()

    def test_preprocessing_writes_two_sets(self):
        rows = tuple(data.Row(str(n), (float(n),), float(n % 2)) for n in range(200))
        with open(self.path("rows"), "w", newline="") as file:
            data.write(data.Table(("x",), rows), file)
        code, said = self.run_step(
            "preprocess", "--rows", self.path("rows"), "--train", self.path("a/train"), "--test", self.path("b/test")
        )
        self.assertEqual(code, 0, said)
        both = main.read(self.path("a/train")).rows + main.read(self.path("b/test")).rows
        self.assertEqual(set(both), set(rows))

    def test_gate_leaves_a_verdict_only_where_it_is_passed(self):
        code, said, verdict = self.judged()
        self.assertEqual((code, verdict), (0, True))
        self.assertIn("no version in production", said)

    def test_gate_ends_the_run_where_it_is_not(self):
        self.assertEqual(self.judged(candidate={})[::2], (1, False))

    def test_gate_does_not_take_unmeasured_production_for_none(self):
        self.assertEqual(self.judged(production="3", former=None)[::2], (1, False))
        self.assertEqual(self.judged(production="3", former=GOOD)[0], 0)


if __name__ == "__main__":
    unittest.main()
