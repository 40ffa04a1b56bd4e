"""What is done to rows before the model sees them. Change `prepared`: it gives them on as they are."""


def prepared(rows, names):
    """The rows as the model wants them, in the order of `names`."""
    return rows


class Transformer:
    """As Seldon calls it."""

    def transform_input(self, X, names, meta=None):
        return prepared(X, names)
