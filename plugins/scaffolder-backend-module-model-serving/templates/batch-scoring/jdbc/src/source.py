"""Rows of a database that is reached by JDBC, and the table that scores go to."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from decimal import Decimal

import jpype
import jpype.dbapi2

from scoring import Row, Score

#: Where the image has the driver, and whatever the driver needs.
DRIVERS = "/app/drivers/*"
#: Rows fetched at a time: the whole result never fits for certain.
FETCHED = 1000


@contextmanager
def connect() -> Iterator[tuple[Iterator[Row], Callable[[list[Score]], None]]]:
    if not jpype.isJVMStarted():
        jpype.startJVM(classpath=[os.environ.get("DRIVERS", DRIVERS)], convertStrings=False)
    # Two connections: writing ends a transaction, and would end the reading with it.
    with closing(database()) as reading, closing(database()) as writing:
        yield (
            rows(reading, os.environ["QUERY"]),
            lambda scores: write(writing, os.environ["TARGET"], scores),
        )


def database() -> jpype.dbapi2.Connection:
    """A connection that begins a transaction by itself. The driver is told by the address."""
    return jpype.dbapi2.connect(
        os.environ["DATABASE_URL"],
        driver_args={
            "user": os.environ["DATABASE_USER"],
            "password": os.environ["DATABASE_PASSWORD"],
        },
        # What keys are in databases whose numbers are all decimal.
        adapters={Decimal: decimal},
    )


def decimal(value: Decimal) -> object:
    return jpype.JClass("java.math.BigDecimal")(str(value))


def rows(connection: jpype.dbapi2.Connection, query: str) -> Iterator[Row]:
    cursor = connection.cursor()
    cursor.execute(query)
    while fetched := cursor.fetchmany(FETCHED):
        for key, *inputs in fetched:
            yield key, [float(value) for value in inputs]


def write(connection: jpype.dbapi2.Connection, target: str, scores: list[Score]) -> None:
    """Writes scores by their keys: a row that was scored before has the new one.

    No two databases write "insert or replace" alike: what was there is deleted first, in the same
    transaction.
    """
    cursor = connection.cursor()
    cursor.executemany(f"DELETE FROM {target} WHERE row_key = ?", [[key] for key, _ in scores])
    cursor.executemany(
        f"INSERT INTO {target} (row_key, score) VALUES (?, ?)",
        [[key, score] for key, score in scores],
    )
    connection.commit()
