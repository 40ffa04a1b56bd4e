"""Makes one answer of those that all models gave. Change `combined`: it takes their mean."""


def combined(answers):
    """Of answers with the same rows and columns, one with the mean of each number."""
    if len({len(rows) for rows in answers}) > 1:
        raise ValueError("the models answered different numbers of rows")
    return [mean_row(rows) for rows in zip(*answers)]


def mean_row(rows):
    """Of one row by each model; a row may be a single number."""
    if not hasattr(rows[0], "__len__"):
        return sum(rows) / len(rows)
    return [sum(numbers) / len(numbers) for numbers in zip(*rows)]


class Combiner:
    """As Seldon calls it."""

    def aggregate(self, features_list, feature_names_list):
        return combined(features_list)
