"""The model: how it is loaded, and what it makes of rows of numbers.

Change this. As it comes, it is a sum with weights, so that everything around it can be tried.
"""

import json
import pathlib
from collections.abc import Sequence

Row = Sequence[float]

FILE = pathlib.Path(__file__).parent / "model" / "model.json"


class Model:
    def __init__(self, weights: Sequence[float], bias: float) -> None:
        self.weights = list(weights)
        self.bias = bias

    @property
    def inputs(self) -> int:
        """How many numbers a row has."""
        return len(self.weights)

    def predict(self, rows: Sequence[Row]) -> list[float]:
        """A number for each row."""
        return [
            self.bias + sum(w * value for w, value in zip(self.weights, row))
            for row in rows
        ]


def load(file: pathlib.Path = FILE) -> Model:
    """Reads the model. A pickle runs code when it is read: only load one that you made yourself."""
    stored = json.loads(file.read_text())
    return Model(stored["weights"], stored["bias"])
