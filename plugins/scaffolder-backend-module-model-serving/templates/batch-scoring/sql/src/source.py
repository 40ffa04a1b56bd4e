"""Rows of a database, and the table that scores go to."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import sqlalchemy

from scoring import Row, Score

#: Rows fetched at a time: the whole result never fits for certain.
FETCHED = 1000


@contextmanager
def connect() -> Iterator[tuple[Iterator[Row], Callable[[list[Score]], None]]]:
    engine = sqlalchemy.create_engine(os.environ["DATABASE_URL"])
    # Two connections: writing ends a transaction, and would end the reading with it.
    with engine.connect() as reading, engine.connect() as writing:
        result = reading.execution_options(
            stream_results=True, max_row_buffer=FETCHED
        ).execute(sqlalchemy.text(os.environ["QUERY"]))
        yield (
            ((row[0], [float(value) for value in row[1:]]) for row in result),
            lambda scores: write(writing, os.environ["TARGET"], scores),
        )


def write(
    connection: sqlalchemy.Connection, target: str, scores: list[Score]
) -> None:
    """Writes scores by their keys: a row that was scored before has the new one."""
    values = [{"key": key, "score": score} for key, score in scores]
    connection.execute(
        sqlalchemy.text(
            f"INSERT INTO {target} (key, score) VALUES (:key, :score) "
            "ON CONFLICT (key) DO UPDATE SET score = excluded.score"
        ),
        values,
    )
    connection.commit()
