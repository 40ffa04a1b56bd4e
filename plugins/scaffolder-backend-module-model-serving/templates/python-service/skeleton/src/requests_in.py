"""What callers send, checked before the model sees it."""

import json
import math
from typing import Any


class BadRequest(Exception):
    """The request is not one; its text is for the caller."""


def body_of(data: bytes) -> Any:
    """What the JSON says; None where it is none."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def rows_of(body: Any, inputs: int) -> list[list[float]]:
    """The rows of `{"instances": [[…], …]}`, each with as many numbers as the model takes."""
    instances = body.get("instances") if isinstance(body, dict) else None
    if not isinstance(instances, list) or not instances:
        raise BadRequest('send {"instances": [[…], …]} with at least one row')
    return [_row(row, index, inputs) for index, row in enumerate(instances)]


def _row(row: Any, index: int, inputs: int) -> list[float]:
    if not isinstance(row, list) or len(row) != inputs:
        raise BadRequest(f"row {index} is no list of {inputs} numbers")
    if not all(_is_number(value) for value in row):
        raise BadRequest(f"row {index} has something in it that is no number")
    return [float(value) for value in row]


def _is_number(value: Any) -> bool:
    """Python also reads NaN and Infinity, which no JSON could answer, and integers of any length."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    try:
        return math.isfinite(value)
    except OverflowError:
        return False
