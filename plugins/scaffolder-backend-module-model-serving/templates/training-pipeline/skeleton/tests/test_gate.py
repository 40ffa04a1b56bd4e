import math
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "src"))

import gate  # noqa: E402
import metrics  # noqa: E402
import settings  # noqa: E402

LIMITS = (
    gate.Limit("score", least=0.7, worse=0.01),
    gate.Limit("error", higher_is_better=False, worse=0.1),
)
GOOD = {"score": 0.8, "error": 2.0}


def passes(candidate, production):
    return gate.judge(candidate, production, LIMITS).passed


class Gate(unittest.TestCase):
    def test_demands_the_absolute_limit_however_bad_production_is(self):
        self.assertFalse(passes({"score": 0.69, "error": 1}, {"score": 0.1, "error": 9}))
        self.assertTrue(passes({"score": 0.7, "error": 1}, {"score": 0.1, "error": 9}))

    def test_demands_no_less_than_production_has_but_for_the_margin(self):
        self.assertTrue(passes({"score": 0.892, "error": 2}, {"score": 0.9, "error": 2}))
        self.assertFalse(passes({"score": 0.89, "error": 2}, {"score": 0.9, "error": 2}))
        self.assertTrue(passes({"score": 0.9, "error": 2.19}, {"score": 0.9, "error": 2}))
        self.assertFalse(passes({"score": 0.9, "error": 2.21}, {"score": 0.9, "error": 2}))

    def test_goes_by_the_absolute_limits_without_production_and_says_so(self):
        verdict = gate.judge(GOOD, None, LIMITS)
        self.assertTrue(verdict.passed)
        self.assertIn("no version in production", verdict.reasons[0])
        self.assertFalse(passes({"score": 0.6, "error": 0}, None))
        self.assertNotIn("no version", " ".join(gate.judge(GOOD, GOOD, LIMITS).reasons))

    def test_never_passes_what_is_not_known(self):
        for unknown in (None, "0.9", math.nan, math.inf, True):
            self.assertFalse(passes({**GOOD, "score": unknown}, None))
            self.assertFalse(passes({**GOOD, "error": unknown}, GOOD))
            self.assertFalse(passes(GOOD, {**GOOD, "error": unknown}))
        self.assertFalse(passes({}, None))
        self.assertFalse(passes(GOOD, {}))

    def test_passes_nothing_without_an_absolute_limit(self):
        self.assertFalse(gate.judge(GOOD, None, LIMITS[1:]).passed)
        self.assertFalse(gate.judge(GOOD, GOOD, ()).passed)

    def test_margins_of_negative_scores_widen_too(self):
        limits = (gate.Limit("r2", least=-10, worse=0.1),)
        self.assertTrue(gate.judge({"r2": -1.05}, {"r2": -1}, limits).passed)
        self.assertFalse(gate.judge({"r2": -1.2}, {"r2": -1}, limits).passed)


class Metrics(unittest.TestCase):
    def test_area_counts_ties_as_half(self):
        self.assertEqual(metrics.roc_auc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]), 0.75)
        self.assertEqual(metrics.roc_auc([0, 1], [0.5, 0.5]), 0.5)
        self.assertEqual(metrics.roc_auc([1, 0, 1], [0.9, 0.1, 0.8]), 1.0)

    def test_explained_variance(self):
        self.assertEqual(metrics.r2([1, 2, 3], [1, 2, 3]), 1.0)
        self.assertEqual(metrics.r2([1, 2, 3], [2, 2, 2]), 0.0)

    def test_refuses_what_cannot_be_measured(self):
        for targets, predictions in (([], []), ([1], [1, 2]), ([1, 1], [0.1, 0.2])):
            with self.assertRaises(ValueError):
                metrics.measure("classification", targets, predictions)
        with self.assertRaises(ValueError):
            metrics.measure("regression", [3, 3], [3, 3])

    def test_are_those_that_the_limits_speak_of(self):
        measured = metrics.measure(settings.TASK, [0, 1], [0.2, 0.9])
        self.assertEqual({limit.metric for limit in settings.LIMITS}, set(measured))


if __name__ == "__main__":
    unittest.main()
