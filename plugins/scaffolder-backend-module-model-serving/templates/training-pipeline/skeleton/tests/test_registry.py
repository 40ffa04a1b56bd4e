import pathlib
import sys
import unittest
from types import SimpleNamespace

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "src"))

import registry  # noqa: E402

RUN = "s3://mlflow/1/run/artifacts/model"
LOGGED = "s3://mlflow/1/models/m-1/artifacts"


class Page(list):
    token = None


class Mlflow:
    """As much of MLflow as is asked of it."""

    def __init__(self, aliases=None, source=RUN):
        self.aliases, self.source = aliases, source
        self.done, self.versions = [], []

    def search_registered_models(self, filter_string):
        # A search may find more than what it was asked for.
        return [SimpleNamespace(name="credits")] + (
            [] if self.aliases is None else [SimpleNamespace(name="credit")]
        )

    def get_registered_model(self, name):
        return SimpleNamespace(name=name, aliases=self.aliases)

    def get_model_version_download_uri(self, name, version):
        return self.source

    def get_logged_model(self, model_id):
        return SimpleNamespace(artifact_location=LOGGED)

    def set_model_version_tag(self, name, version, key, value):
        self.done.append((key, value))

    def set_registered_model_alias(self, name, alias, version):
        self.done.append((alias, version))

    def search_model_versions(self, filter_string, page_token=None):
        at = int(page_token or 0)
        page = Page(self.versions[at : at + 1])
        page.token = str(at + 1) if at + 1 < len(self.versions) else None
        return page


def version(number, place=None, model_id="m-1"):
    tags = {} if place is None else {registry.STORAGE_TAG: place}
    return SimpleNamespace(name="credit", version=number, model_id=model_id, tags=tags)


def holding(*places):
    return lambda place: ["MLmodel", "model.pkl"] if place in places else []


class Champion(unittest.TestCase):
    def test_is_none_where_there_certainly_is_none(self):
        self.assertIsNone(registry.champion(Mlflow(), "credit"))
        self.assertIsNone(registry.champion(Mlflow({"challenger": 3}), "credit"))
        self.assertEqual(registry.champion(Mlflow({"champion": 3}), "credit"), "3")

    def test_is_not_none_where_the_registry_does_not_answer(self):
        client = Mlflow()
        client.search_registered_models = lambda filter_string: 1 / 0
        with self.assertRaises(ZeroDivisionError):
            registry.champion(client, "credit")


class Storage(unittest.TestCase):
    def test_is_where_the_files_are_not_where_the_source_says(self):
        found = registry.storage_uri(Mlflow(), version(4), holding(LOGGED))
        self.assertEqual(found, LOGGED + "/")
        self.assertEqual(registry.storage_uri(Mlflow(), version(4), holding(RUN)), RUN + "/")

    def test_refuses_places_without_a_model(self):
        with self.assertRaisesRegex(ValueError, "m-1/artifacts has no MLmodel file"):
            registry.storage_uri(Mlflow(), version(4), holding())

    def test_refuses_what_only_mlflow_reads(self):
        client = Mlflow(source="mlflow-artifacts:/1/models/m-1/artifacts")
        with self.assertRaisesRegex(ValueError, "nothing that KServe reads"):
            registry.storage_uri(client, version(4, model_id=None), holding(client.source))


class Register(unittest.TestCase):
    def register(self, client, files=holding(LOGGED), **verdict):
        told = {"passed": True, "model": "models:/m-1", "production": None, **verdict}
        return registry.register(
            client, "credit", "models:/m-1", told, lambda source, name: version(4), files
        )

    def test_names_the_challenger_last(self):
        client = Mlflow()
        self.assertEqual(self.register(client), ("4", LOGGED + "/"))
        self.assertEqual(
            client.done, [(registry.STORAGE_TAG, LOGGED + "/"), ("challenger", 4)]
        )

    def test_names_no_challenger_that_cannot_be_served(self):
        client = Mlflow()
        with self.assertRaises(ValueError):
            self.register(client, files=holding())
        self.assertEqual(client.done, [])

    def test_takes_only_what_passed(self):
        for wrong in ({"passed": False}, {"passed": "yes"}, {"model": "models:/m-2"}):
            with self.assertRaises(ValueError):
                self.register(Mlflow(), **wrong)

    def test_takes_nothing_that_was_compared_with_a_former_production(self):
        with self.assertRaisesRegex(ValueError, "version 3 is in production by now"):
            self.register(Mlflow({"champion": "3"}), production="2")
        self.register(Mlflow({"champion": "3"}), production="3")


class Crown(unittest.TestCase):
    def test_is_of_the_version_that_is_served_on_whatever_page(self):
        client = Mlflow()
        client.versions = [version(5, "s3://b/"), version(4, "s3://a/"), version(3)]
        self.assertEqual(registry.crown(client, "credit", "s3://a/"), "4")
        self.assertEqual(client.done, [("champion", "4")])

    def test_is_of_nothing_that_it_does_not_know(self):
        client = Mlflow()
        client.versions = [version(3), version(4, "s3://a/"), version(5, "s3://a/")]
        for place in ("s3://other/", "s3://a/"):
            with self.assertRaises(ValueError):
                registry.crown(client, "credit", place)
        self.assertEqual(client.done, [])


if __name__ == "__main__":
    unittest.main()
