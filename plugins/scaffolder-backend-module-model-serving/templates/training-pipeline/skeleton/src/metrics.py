"""How good predictions are, by their targets."""

from collections.abc import Sequence


def measure(task: str, targets: Sequence[float], predictions: Sequence[float]) -> dict[str, float]:
    """All metrics of a task. For classification a prediction is the probability of target 1."""
    if len(targets) != len(predictions) or not targets:
        raise ValueError(f"{len(predictions)} predictions for {len(targets)} targets")
    if task == "classification":
        return {
            "roc_auc": roc_auc(targets, predictions),
            "brier": mean_square(targets, predictions),
        }
    return {
        "r2": r2(targets, predictions),
        "rmse": mean_square(targets, predictions) ** 0.5,
    }


def roc_auc(targets: Sequence[float], predictions: Sequence[float]) -> float:
    """How often a row with target 1 is given more than one with target 0; the same counts as half."""
    ranked = sorted(zip(predictions, targets))
    positives = sum(1 for target in targets if target == 1)
    negatives = len(targets) - positives
    if positives == 0 or negatives == 0:
        raise ValueError("the area under the curve needs both targets")
    won = below = at = 0
    while at < len(ranked):
        end = at
        while end < len(ranked) and ranked[end][0] == ranked[at][0]:
            end += 1
        same = sum(1 for _, target in ranked[at:end] if target == 1)
        others = end - at - same
        won += same * (below + others / 2)
        below += others
        at = end
    return won / (positives * negatives)


def mean_square(targets: Sequence[float], predictions: Sequence[float]) -> float:
    return sum((a - b) ** 2 for a, b in zip(targets, predictions)) / len(targets)


def r2(targets: Sequence[float], predictions: Sequence[float]) -> float:
    """The share of the variance that is explained: 0 for always the mean, 1 for no error at all."""
    mean = sum(targets) / len(targets)
    variance = mean_square(targets, [mean] * len(targets))
    if variance == 0:
        raise ValueError("targets that are all the same explain nothing")
    return 1 - mean_square(targets, predictions) / variance
