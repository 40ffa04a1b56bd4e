"""Rows of a database, and the table that scores go to."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import sqlalchemy

from scoring import Row, Score

#: Rows fetched at a time: the whole result never fits for certain.
FETCHED = 1000


@contextmanager
def connect() -> Iterator[tuple[Iterator[Row], Callable[[list[Score]], None]]]:
    engine = sqlalchemy.create_engine(with_driver(os.environ["DATABASE_URL"]))
    # Two connections: writing ends a transaction, and would end the reading with it.
    with engine.connect() as reading, engine.connect() as writing:
        result = reading.execution_options(
            stream_results=True, max_row_buffer=FETCHED
        ).execute(sqlalchemy.text(os.environ["QUERY"]))
        yield (
            (row_of(row) for row in result),
            lambda scores: write(writing, os.environ["TARGET"], scores),
        )


def with_driver(address: str) -> sqlalchemy.URL:
    """The address with the driver that this project brings, where it names none."""
    url = sqlalchemy.make_url(address)
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def row_of(row: Sequence) -> Row:
    try:
        return row[0], [float(value) for value in row[1:]]
    except (TypeError, ValueError) as error:
        raise ValueError(f"the row {row[0]!r} has something in it that is no number") from error


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
