"""Asking a model service for many rows: in batches, some at a time, again where that helps.

Nothing here knows of databases, files or the network: they are given as functions, so that all of it
can be tried without them.
"""

import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

Row = tuple[object, list[float]]
Score = tuple[object, float]
Ask = Callable[[list[list[float]]], Sequence[float]]


class TryAgain(Exception):
    """The service did not answer, and may answer the same question later."""


def batches(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    """The rows in lists of at most `size`; read as they are needed, never all at once."""
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch


def patiently(
    ask: Ask,
    attempts: int = 5,
    wait: Callable[[float], None] = time.sleep,
    chance: Callable[[], float] = random.random,
) -> Ask:
    """Asks again where the service asks for that, each time after a longer while.

    The while is partly chance: many jobs that failed together would otherwise come back together.
    """

    def asking(inputs: list[list[float]]) -> Sequence[float]:
        for attempt in range(1, attempts + 1):
            try:
                return ask(inputs)
            except TryAgain:
                if attempt == attempts:
                    raise
                wait(2**attempt * (0.5 + chance() / 2))
        raise ValueError("at least one attempt is needed")

    return asking


def score_batch(ask: Ask, batch: list[Row]) -> list[Score]:
    """The scores of one batch, by the keys of its rows."""
    predictions = ask([inputs for _, inputs in batch])
    if len(predictions) != len(batch):
        raise ValueError(
            f"the service gave {len(predictions)} answers for {len(batch)} rows"
        )
    return [(key, float(value)) for (key, _), value in zip(batch, predictions)]


def score(
    rows: Iterable[Row],
    ask: Ask,
    write: Callable[[list[Score]], None],
    batch_size: int,
    concurrency: int,
) -> int:
    """Scores all rows and writes each batch as it is done. Returns how many rows there were.

    A job that ends early leaves whole batches behind: started again, it goes on with the rest.
    """
    total = 0
    pending = batches(rows, batch_size)
    with ThreadPoolExecutor(concurrency) as pool:
        # As many batches at a time as there are workers: the source is not read ahead of them.
        while group := list(islice(pending, concurrency)):
            for scores in pool.map(lambda batch: score_batch(ask, batch), group):
                write(scores)
                total += len(scores)
    return total
