import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "src"))

from bandit import Bandit  # noqa: E402


class Branches(unittest.TestCase):
    def test_all_are_tried_before_one_is_preferred(self):
        bandit = Bandit(branches=2, epsilon=0)
        first = bandit.route([], [])
        bandit.send_feedback([], [], 0.5, None, routing=first)
        self.assertNotEqual(bandit.route([], []), first)

    def test_the_one_that_earns_more_is_preferred(self):
        bandit = Bandit(branches=2, epsilon=0)
        for _ in range(10):
            bandit.send_feedback([], [], 0.2, None, routing=0)
            bandit.send_feedback([], [], 0.9, None, routing=1)
        self.assertEqual(bandit.route([], []), 1)

    def test_others_are_still_looked_at(self):
        bandit = Bandit(branches=2, epsilon=0.5, seed=1)
        bandit.send_feedback([], [], 1, None, routing=0)
        bandit.send_feedback([], [], 0, None, routing=1)
        self.assertEqual({bandit.route([], []) for _ in range(100)}, {0, 1})

    def test_feedback_on_no_branch_changes_nothing(self):
        bandit = Bandit(branches=2)
        for routing in (None, -1, 2):
            bandit.send_feedback([], [], 1, None, routing=routing)
        self.assertEqual(bandit.tries, [0, 0])


if __name__ == "__main__":
    unittest.main()
