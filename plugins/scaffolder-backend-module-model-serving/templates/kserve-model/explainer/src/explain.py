"""Which inputs a prediction hangs on: the model is asked again without each of them.

This is occlusion (Zeiler and Fergus, 2014): it needs nothing of the model but its answers, and one
request more for each input. Inputs that matter only together are not seen by it.
"""

from collections.abc import Callable, Sequence

Row = Sequence[float]


def occlusion(
    predict: Callable[[list[list[float]]], Sequence[float]],
    row: Row,
    baseline: Row | None = None,
) -> list[float]:
    """How much the prediction falls without each input, in the order of the inputs.

    `predict` takes rows and gives a number for each; `baseline` is what stands for "not there",
    zeros unless given.
    """
    without = list(baseline) if baseline is not None else [0.0] * len(row)
    if len(without) != len(row):
        raise ValueError(f"the baseline has {len(without)} inputs, the row {len(row)}")
    rows = [list(row)]
    for index in range(len(row)):
        occluded = list(row)
        occluded[index] = without[index]
        rows.append(occluded)
    predictions = predict(rows)
    if len(predictions) != len(rows):
        raise ValueError(
            f"the model gave {len(predictions)} predictions for {len(rows)} rows"
        )
    return [predictions[0] - other for other in predictions[1:]]
