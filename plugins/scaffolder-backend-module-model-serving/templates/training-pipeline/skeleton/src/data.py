"""Rows as they come, held to what is demanded of them, and parted into training and test."""

import csv
import hashlib
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

#: More would hide what is wrong.
TOLD = 20


@dataclass(frozen=True)
class Row:
    key: str
    inputs: tuple[float, ...]
    target: float


@dataclass(frozen=True)
class Table:
    #: Of the inputs, in their order.
    names: tuple[str, ...]
    rows: tuple[Row, ...]


def validate(
    lines: Iterable[list[str]], key: str, target: str, task: str, least_rows: int
) -> Table:
    """The table of a file, or a ValueError with everything that is wrong. Nothing is left out or mended."""
    records = iter(lines)
    header = next(records, [])
    problems = header_problems(header, key, target)
    if problems:
        raise ValueError("; ".join(problems))
    key_at, target_at = header.index(key), header.index(target)
    inputs_at = [at for at in range(len(header)) if at not in (key_at, target_at)]
    rows = []
    for number, record in enumerate(records, start=2):
        if len(record) != len(header):
            problems.append(f"line {number} has {len(record)} fields, not {len(header)}")
            continue
        try:
            inputs = tuple(number_of(record[at]) for at in inputs_at)
            rows.append(Row(record[key_at], inputs, number_of(record[target_at])))
        except ValueError as error:
            problems.append(f"line {number}: {error}")
    problems += table_problems(rows, task, least_rows)
    if problems:
        more = len(problems) - TOLD
        told = problems[:TOLD] + ([f"and {more} more"] if more > 0 else [])
        raise ValueError("; ".join(told))
    return Table(tuple(header[at] for at in inputs_at), tuple(rows))


def header_problems(header: list[str], key: str, target: str) -> list[str]:
    problems = [f"there is no column {name}" for name in (key, target) if name not in header]
    problems += [f"column {name} is there twice" for name, n in Counter(header).items() if n > 1]
    return problems if problems or len(header) > 2 else ["there are no inputs"]


def number_of(text: str) -> float:
    """A number. What is missing or infinite is none: it would train a model without a word."""
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"{text} is no number that can be learnt from")
    return value


def table_problems(rows: list[Row], task: str, least_rows: int) -> list[str]:
    problems = []
    if len(rows) < least_rows:
        problems.append(f"there are {len(rows)} rows, and at least {least_rows} are needed")
    twice = [key for key, n in Counter(row.key for row in rows).items() if n > 1]
    if twice:
        problems.append(f"{len(twice)} keys are there more than once, e.g. {twice[0]}")
    return problems + target_problems(rows, task, "the file")


def target_problems(rows: Iterable[Row], task: str, where: str) -> list[str]:
    targets = {row.target for row in rows}
    if task == "classification" and not targets <= {0.0, 1.0}:
        return [f"{where} has targets other than 0 and 1"]
    if len(targets) < 2:
        return [f"{where} has one target only: nothing can be told apart"]
    return []


def split(table: Table, test_percent: int, task: str) -> tuple[Table, Table]:
    """The rows to train with, and those to test with.

    Which is which follows from the key alone. A row that tests once is never trained with, by no
    version: otherwise the one in production would have seen rows that it is compared by.
    """
    test = tuple(row for row in table.rows if bucket(row.key) < test_percent)
    train = tuple(row for row in table.rows if bucket(row.key) >= test_percent)
    problems = target_problems(train, task, "the training set")
    problems += target_problems(test, task, "the test set")
    if problems:
        raise ValueError("; ".join(problems))
    return Table(table.names, train), Table(table.names, test)


def bucket(key: str) -> int:
    """0 to 99. Python's own `hash` would give another one in every process."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big") % 100


def write(table: Table, file: TextIO) -> None:
    writer = csv.writer(file)
    writer.writerow(["key", *table.names, "target"])
    writer.writerows([row.key, *row.inputs, row.target] for row in table.rows)


def read(file: TextIO) -> Table:
    """What `write` wrote."""
    header, *lines = csv.reader(file)
    rows = (Row(line[0], tuple(map(float, line[1:-1])), float(line[-1])) for line in lines)
    return Table(tuple(header[1:-1]), tuple(rows))
