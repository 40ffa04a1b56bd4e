import os
import pathlib
import sys
import types
import unittest
from unittest import mock

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "src"))

ENVIRONMENT = {
    "DATABASE_URL": "jdbc:example://database/credit",
    "DATABASE_USER": "scoring",
    "DATABASE_PASSWORD": "not told",
    "QUERY": "SELECT id, amount FROM applications",
    "TARGET": "scores",
}


class Cursor:
    """One of a database that has five rows, as jpype.dbapi2 has it."""

    def __init__(self, done):
        self.done = done
        self.left = [[key, str(key)] for key in range(5)]

    def execute(self, statement):
        self.done.append(statement)

    def fetchmany(self, size):
        fetched, self.left = self.left[:size], self.left[size:]
        return fetched

    def executemany(self, statement, values):
        self.done.append((statement, values))


class Connection:
    def __init__(self, done):
        self.done = done

    def cursor(self):
        return Cursor(self.done)

    def commit(self):
        self.done.append("commit")

    def close(self):
        self.done.append("close")


def python_without_java(done):
    """What stands for JPype, so that no Java is needed here."""
    jpype = types.ModuleType("jpype")
    jpype.isJVMStarted = lambda: False
    jpype.startJVM = lambda **_: done.append("start")
    dbapi2 = types.ModuleType("jpype.dbapi2")
    dbapi2.Connection = Connection

    def connect(url, driver_args, adapters):
        done.append((url, driver_args["user"]))
        return Connection(done)

    dbapi2.connect = connect
    jpype.dbapi2 = dbapi2
    return {"jpype": jpype, "jpype.dbapi2": dbapi2}


class Source(unittest.TestCase):
    def setUp(self):
        self.done = []
        for patch in (
            mock.patch.dict(sys.modules, python_without_java(self.done)),
            mock.patch.dict(os.environ, ENVIRONMENT),
        ):
            patch.start()
            self.addCleanup(patch.stop)
        sys.modules.pop("source", None)
        import source

        self.source = source

    def test_reads_all_rows_a_few_at_a_time(self):
        self.source.FETCHED = 2
        with self.source.connect() as (rows, _write):
            self.assertEqual(list(rows), [(key, [float(key)]) for key in range(5)])
        self.assertIn(ENVIRONMENT["QUERY"], self.done)

    def test_writes_in_one_transaction_what_replaces_former_scores(self):
        with self.source.connect() as (_rows, write):
            self.done.clear()
            write([(1, 0.5), (2, 0.7)])
        (delete, deleted), (insert, inserted), ended = self.done[:3]
        self.assertTrue(delete.startswith("DELETE FROM scores "))
        self.assertEqual(deleted, [[1], [2]])
        self.assertTrue(insert.startswith("INSERT INTO scores "))
        self.assertEqual(inserted, [[1, 0.5], [2, 0.7]])
        self.assertEqual(ended, "commit")

    def test_reads_and_writes_by_connections_of_their_own(self):
        with self.source.connect():
            pass
        opened = (ENVIRONMENT["DATABASE_URL"], ENVIRONMENT["DATABASE_USER"])
        self.assertEqual(self.done, ["start", opened, opened, "close", "close"])


if __name__ == "__main__":
    unittest.main()
