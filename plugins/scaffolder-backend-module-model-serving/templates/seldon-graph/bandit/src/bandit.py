"""Sends most requests to the model that earned the most so far, and some to any of them."""

import random


class Bandit:
    """Epsilon-greedy, as Seldon calls it. What was learnt is the replica's own, and goes with it."""

    def __init__(self, branches=2, epsilon=0.1, seed=None):
        self.epsilon = epsilon
        self.random = random.Random(seed)
        self.tries = [0] * branches
        self.earned = [0.0] * branches

    def route(self, features, names):
        """The branch that a request goes to, the first one being 0."""
        if self.random.random() < self.epsilon:
            return self.random.randrange(len(self.tries))
        means = [self.mean(branch) for branch in range(len(self.tries))]
        return means.index(max(means))

    def send_feedback(self, features, names, reward, truth, routing=None):
        """Callers tell how good an answer was: 0 for useless, 1 for perfect."""
        if routing is None or not 0 <= routing < len(self.tries):
            return
        self.tries[routing] += 1
        self.earned[routing] += reward

    def mean(self, branch):
        """Of its rewards; a branch that was never tried is taken for perfect, and so is tried."""
        return self.earned[branch] / self.tries[branch] if self.tries[branch] else 1.0
