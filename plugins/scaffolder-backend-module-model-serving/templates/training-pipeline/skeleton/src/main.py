"""The steps, as containers of the pipeline run them: python main.py STEP --what FILE …

Each reads what the former one wrote. One that fails ends the run; none says that all is well
where it is not.
"""

import argparse
import csv
import json
import pathlib
import sys

import data
import gate
import metrics
import registry
import settings
import training


def read(path: str) -> data.Table:
    with open(path, newline="") as file:
        return data.read(file)


def write(path: str, table: data.Table) -> None:
    with open(made(path), "w", newline="") as file:
        data.write(table, file)


def write_text(path: str, text: str) -> None:
    made(path).write_text(text)


def made(path: str) -> pathlib.Path:
    """The path, once there is a folder for it."""
    pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
    return pathlib.Path(path)


def validate(options) -> None:
    import fsspec

    with fsspec.open(options.data, "r", newline="") as file:
        table = data.validate(
            csv.reader(file), settings.KEY, settings.TARGET, settings.TASK, settings.LEAST_ROWS
        )
    write(options.rows, table)
    print(f"{len(table.rows)} rows with {len(table.names)} inputs are as they should be")


def preprocess(options) -> None:
    train, test = data.split(read(options.rows), settings.TEST_PERCENT, settings.TASK)
    write(options.train, train)
    write(options.test, test)
    print(f"{len(train.rows)} rows train, {len(test.rows)} test")


def train(options) -> None:
    import mlflow

    table = read(options.train)
    mlflow.set_experiment(settings.NAME)
    with mlflow.start_run():
        model = training.fit(table)
        mlflow.log_params({"rows": len(table.rows), "inputs": len(table.names)})
        frame = training.frame(table)
        logged = mlflow.sklearn.log_model(
            model,
            name="model",
            signature=mlflow.models.infer_signature(frame, model.predict(frame)),
        )
    # models:/m-…: the model itself, wherever its files are.
    write_text(options.model, logged.model_uri)


def evaluate(options) -> None:
    """Measures the new version and the one in production by the same rows.

    What was measured when production was trained does not count: the rows were others.
    """
    import mlflow

    test = read(options.test)
    targets = [row.target for row in test.rows]

    def measured(uri: str) -> dict[str, float]:
        predictions = training.predict(mlflow.sklearn.load_model(uri), test)
        return metrics.measure(settings.TASK, targets, predictions)

    production = registry.champion(mlflow.MlflowClient(), settings.MODEL)
    found = {
        "model": options.model,
        "candidate": measured(options.model),
        "production": production,
        "former": None if production is None else measured(f"models:/{settings.MODEL}/{production}"),
    }
    write_text(options.metrics, json.dumps(found))
    with mlflow.start_run(run_name="evaluation"):
        mlflow.log_metrics(found["candidate"])
        mlflow.set_tags({"model": options.model, "production": production or "none"})


def judge(options) -> None:
    found = json.loads(pathlib.Path(options.metrics).read_text())
    former = found["former"] if found["production"] is None else found["former"] or {}
    verdict = gate.judge(found["candidate"], former, settings.LIMITS)
    for reason in verdict.reasons:
        print(reason)
    if not verdict.passed:
        raise ValueError("the new version is not good enough: it is not registered")
    told = {
        "passed": True,
        "model": found["model"],
        "production": found["production"],
        "reasons": verdict.reasons,
    }
    write_text(options.verdict, json.dumps(told))


def register(options) -> None:
    import mlflow

    def files(place: str) -> list[str]:
        return [file.path for file in mlflow.artifacts.list_artifacts(artifact_uri=place)]

    version, place = registry.register(
        mlflow.MlflowClient(),
        settings.MODEL,
        options.model,
        json.loads(pathlib.Path(options.verdict).read_text()),
        mlflow.register_model,
        files,
    )
    write_text(options.version, version)
    write_text(options.storage, place)
    print(f"version {version} of {settings.MODEL} is the challenger: {place}")


def crown(options) -> None:
    import mlflow

    version = registry.crown(mlflow.MlflowClient(), settings.MODEL, options.storage)
    print(f"version {version} of {settings.MODEL} is the champion")


STEPS = {
    "validate": (validate, ["data", "rows"]),
    "preprocess": (preprocess, ["rows", "train", "test"]),
    "train": (train, ["train", "model"]),
    "evaluate": (evaluate, ["test", "model", "metrics"]),
    "gate": (judge, ["metrics", "verdict"]),
    "register": (register, ["model", "verdict", "version", "storage"]),
    "crown": (crown, ["storage"]),
}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    for name, (run, fields) in STEPS.items():
        step = steps.add_parser(name)
        step.set_defaults(run=run)
        for field in fields:
            step.add_argument(f"--{field}", required=True)
    options = parser.parse_args(arguments)
    try:
        options.run(options)
    except ValueError as error:
        print(f"{options.step}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
