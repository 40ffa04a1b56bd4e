"""Versions of the model in MLflow, and where their files really are.

The client is given, so that all of it can be tried without MLflow.
"""

from collections.abc import Callable, Iterable

CHAMPION = "champion"
CHALLENGER = "challenger"
STORAGE_TAG = "storage_uri"
#: Schemes that both MLflow writes and KServe reads.
SERVABLE = ("s3://", "gs://", "hdfs://")


def champion(client, model: str) -> str | None:
    """The version in production; None where there certainly is none.

    A registry that does not answer raises: it must not look like a model that is new.
    """
    found = client.search_registered_models(filter_string=f"name = '{model}'")
    if not any(one.name == model for one in found):
        return None
    version = client.get_registered_model(model).aliases.get(CHAMPION)
    return None if version is None else str(version)


def storage_uri(client, version, files: Callable[[str], Iterable[str]]) -> str:
    """Where KServe finds the files of a version.

    MLflow 3 keeps them with the logged model, not with the run, and a version's own source may
    still name the run (mlflow/mlflow#25562): a place counts only if there is an MLmodel file.
    """
    places = [client.get_model_version_download_uri(version.name, version.version)]
    model_id = getattr(version, "model_id", None)
    if model_id:
        places.append(client.get_logged_model(model_id).artifact_location)
    tried = []
    for place in places:
        if not place.startswith(SERVABLE):
            tried.append(f"{place} is nothing that KServe reads")
        elif "MLmodel" not in {path.rsplit("/", 1)[-1] for path in files(place)}:
            tried.append(f"{place} has no MLmodel file")
        else:
            # Without the slash KServe takes whatever begins like it (kserve/kserve#3899).
            return place.rstrip("/") + "/"
    raise ValueError(
        f"version {version.version} of {version.name} cannot be served: {'; '.join(tried)}"
    )


def register(client, model: str, source: str, verdict: dict, add, files) -> tuple[str, str]:
    """Makes a version of a logged model that passed, and names it challenger.

    Returns the version and where its files are. `add` is mlflow.register_model. The alias comes
    last: a version that cannot be served never has it.
    """
    if verdict.get("passed") is not True:
        raise ValueError("the quality gate was not passed")
    if verdict.get("model") != source:
        raise ValueError(f"the verdict is of {verdict.get('model')}, not of {source}")
    now = champion(client, model)
    if verdict.get("production") != now:
        raise ValueError(
            f"it was compared with version {verdict.get('production')}, and version {now} is in "
            "production by now: run the pipeline again"
        )
    version = add(source, model)
    place = storage_uri(client, version, files)
    client.set_model_version_tag(model, version.version, STORAGE_TAG, place)
    client.set_registered_model_alias(model, CHALLENGER, version.version)
    return str(version.version), place


def crown(client, model: str, place: str) -> str:
    """Names the version whose files are served the champion, and returns it.

    By its files, not by the alias of the challenger: that one may have moved on meanwhile.
    """
    token, matching = None, []
    while True:
        page = client.search_model_versions(f"name = '{model}'", page_token=token)
        matching += [one for one in page if one.tags.get(STORAGE_TAG) == place]
        token = getattr(page, "token", None)
        if not token:
            break
    if len(matching) != 1:
        raise ValueError(f"{len(matching)} versions of {model} have their files in {place}, not one")
    version = str(matching[0].version)
    client.set_registered_model_alias(model, CHAMPION, version)
    return version
