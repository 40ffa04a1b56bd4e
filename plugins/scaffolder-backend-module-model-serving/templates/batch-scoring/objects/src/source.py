"""CSV files of an object storage, and the files that scores go to."""

import csv
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import fsspec

from scoring import Row, Score


@contextmanager
def connect() -> Iterator[tuple[Iterator[Row], Callable[[list[Score]], None]]]:
    """Each run writes files of its own; a run that is repeated replaces them."""
    folder = os.environ["OUTPUT"]
    written = 0

    def write(scores: list[Score]) -> None:
        nonlocal written
        with fsspec.open(f"{folder}part-{written:06d}.csv", "w", newline="") as file:
            csv.writer(file).writerows(scores)
        written += 1

    yield rows(os.environ["INPUT"]), write


def rows(folder: str) -> Iterator[Row]:
    """The rows of all files, in the order of their names; the first line of each is its header."""
    for file in fsspec.open_files(f"{folder}*.csv", "r", newline=""):
        with file as opened:
            lines = csv.reader(opened)
            next(lines, None)
            for key, *inputs in lines:
                yield key, [float(value) for value in inputs]
