"""The pipeline of Kubeflow: which step gets what from which.

An order is nowhere written down: each step takes what the one before it made, so none can run
before it, and none at all where that one failed.

    python pipeline.py compile FILE     write it as Kubeflow Pipelines takes it
    python pipeline.py run              run it, and wait for how it ends
{% if values.approval %}
    python pipeline.py promote          give the canary all requests, once somebody agreed
{% endif %}
"""

import os
{% if values.deploys %}
import pathlib
{% endif %}
import sys

from kfp import compiler, dsl, kubernetes

import settings

#: The image that this is in: the manifests give it with its tag.
IMAGE = os.environ.get("IMAGE", ${{ (values.image ~ ':main') | pythonLiteral }})
MLFLOW = ${{ values.mlflowUrl | pythonLiteral }}
{% if values.quota.queue %}
#: Where the pods of steps wait until the quota has room for them: a LocalQueue of Kueue.
QUEUE = ${{ values.quota.queue | pythonLiteral }}
{% endif %}
CREDENTIALS = ${{ (values.name ~ '-credentials') | pythonLiteral }}
#: Those of the secret that are there; a step that lacks one says so itself.
CREDENTIAL_KEYS = (
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_REGION",
    "AWS_ENDPOINT_URL",
    "MLFLOW_S3_ENDPOINT_URL",
    "MLFLOW_TRACKING_USERNAME",
    "MLFLOW_TRACKING_PASSWORD",
)
{% if values.deploys %}
#: kubectl with `kubectl model`.
TOOLS = ${{ values.settings.toolImage | pythonLiteral }}
NAMESPACE = ${{ values.namespace | pythonLiteral }}
SERVICE = ${{ values.modelService | pythonLiteral }}
HERE = pathlib.Path(__file__).parent
{% endif %}


def step(name: str, *arguments: object) -> dsl.ContainerSpec:
    return dsl.ContainerSpec(image=IMAGE, command=["python", "/app/main.py", name], args=list(arguments))


@dsl.container_component
def validate(data: str, rows: dsl.Output[dsl.Dataset]):
    return step("validate", "--data", data, "--rows", rows.path)


@dsl.container_component
def preprocess(
    rows: dsl.Input[dsl.Dataset], train: dsl.Output[dsl.Dataset], test: dsl.Output[dsl.Dataset]
):
    return step("preprocess", "--rows", rows.path, "--train", train.path, "--test", test.path)


@dsl.container_component
def train(train: dsl.Input[dsl.Dataset], model: dsl.OutputPath(str)):
    return step("train", "--train", train.path, "--model", model)


@dsl.container_component
def evaluate(test: dsl.Input[dsl.Dataset], model: str, metrics: dsl.Output[dsl.Artifact]):
    return step("evaluate", "--test", test.path, "--model", model, "--metrics", metrics.path)


@dsl.container_component
def gate(metrics: dsl.Input[dsl.Artifact], verdict: dsl.Output[dsl.Artifact]):
    return step("gate", "--metrics", metrics.path, "--verdict", verdict.path)


@dsl.container_component
def register(
    model: str,
    verdict: dsl.Input[dsl.Artifact],
    version: dsl.OutputPath(str),
    storage: dsl.OutputPath(str),
):
    return step(
        "register", "--model", model, "--verdict", verdict.path, "--version", version, "--storage", storage
    )
{% if values.deploys %}


@dsl.container_component
def deploy(version: str, storage: str, deployed: dsl.OutputPath(str)):
    return dsl.ContainerSpec(
        image=TOOLS,
        command=["sh", "-c", (HERE / "deploy.sh").read_text(), "deploy"],
        args=[NAMESPACE, SERVICE, version, storage, deployed],
    )


@dsl.container_component
def promote(deployed: str, promoted: dsl.OutputPath(str)):
    return dsl.ContainerSpec(
        image=TOOLS,
        command=["sh", "-c", (HERE / "promote.sh").read_text(), "promote"],
        args=[NAMESPACE, SERVICE, deployed, promoted],
    )


@dsl.container_component
def crown(storage: str):
    return step("crown", "--storage", storage)
{% endif %}


{% if values.quota.cpuRatio %}
def inside(
    task: dsl.PipelineTask,
    cpu: str = "500m",
    memory: str = "1Gi",
    cpu_limit: str = "${{ 500 * values.quota.cpuRatio }}m",
) -> dsl.PipelineTask:
{% else %}
def inside(task: dsl.PipelineTask, cpu: str = "500m", memory: str = "1Gi") -> dsl.PipelineTask:
{% endif %}
    """What a step needs to reach data and MLflow, and how much of a node it may take.

    Nothing is taken from a cache: the same address may hold other rows by now, and another version
    may be in production.
    """
    task.set_caching_options(False)
    task.set_cpu_request(cpu).set_memory_request(memory).set_memory_limit(memory)
{% if values.quota.cpuRatio %}
    task.set_cpu_limit(cpu_limit)
{% endif %}
{% if values.quota.queue %}
    kubernetes.add_pod_label(task, "kueue.x-k8s.io/queue-name", QUEUE)
{% endif %}
    task.set_env_variable("MLFLOW_TRACKING_URI", MLFLOW)
    return kubernetes.use_secret_as_env(
        task,
        secret_name=CREDENTIALS,
        secret_key_to_env={key: key for key in CREDENTIAL_KEYS},
        optional=True,
    )
{% if values.deploys %}


def beside(task: dsl.PipelineTask) -> dsl.PipelineTask:
    """A step that changes the model service. Its preflight looks into the version's files, too."""
{% if values.settings.prometheusUrl %}
    task.set_env_variable("MODELDECK_PROMETHEUS", ${{ values.settings.prometheusUrl | pythonLiteral }})
{% endif %}
    return inside(task)
{% endif %}


@dsl.pipeline(name=settings.NAME)
def training_pipeline(data: str = settings.DATA):
    rows = inside(validate(data=data), memory=${{ values.memory | pythonLiteral }})
    parts = inside(preprocess(rows=rows.outputs["rows"]), memory=${{ values.memory | pythonLiteral }})
    trained = inside(
        train(train=parts.outputs["train"]),
        cpu=${{ values.cpu | pythonLiteral }},
        memory=${{ values.memory | pythonLiteral }},
{% if values.quota.cpuRatio %}
        cpu_limit=${{ values.quota.cpuLimit | pythonLiteral }},
{% endif %}
    )
    model = trained.outputs["model"]
    measured = inside(
        evaluate(test=parts.outputs["test"], model=model), memory=${{ values.memory | pythonLiteral }}
    )
    passed = inside(gate(metrics=measured.outputs["metrics"]))
{% if values.deploys %}
    registered = inside(register(model=model, verdict=passed.outputs["verdict"]))
{% if values.approval %}
    # The verdict on the canary ends it. Somebody agrees by running the other pipeline.
    beside(deploy(version=registered.outputs["version"], storage=registered.outputs["storage"]))


@dsl.pipeline(name=settings.NAME + "-promote")
def promotion_pipeline():
    done = beside(promote(deployed="any"))
    inside(crown(storage=done.outputs["promoted"]))
{% else %}
    deployed = beside(
        deploy(version=registered.outputs["version"], storage=registered.outputs["storage"])
    )
    done = beside(promote(deployed=deployed.outputs["deployed"]))
    inside(crown(storage=done.outputs["promoted"]))
{% endif %}
{% else %}
    inside(register(model=model, verdict=passed.outputs["verdict"]))
{% endif %}


def run(pipeline) -> int:
    """Runs it and waits: one that failed is a job that failed, which somebody is told of.

    The client does not take a run for ended that somebody cancelled: the job then ends with its time.
    """
    import kfp

    client = kfp.Client(host=os.environ["PIPELINES_URL"])
    started = client.create_run_from_pipeline_func(
        pipeline,
        experiment_name=settings.NAME,
        namespace=os.environ.get("PROFILE"),
        service_account=os.environ["RUN_AS"],
        enable_caching=False,
    )
    try:
        ended = client.wait_for_run_completion(
            started.run_id, timeout=int(os.environ["DEADLINE_SECONDS"]), sleep_duration=30
        )
    except TimeoutError:
        client.terminate_run(started.run_id)
        print(f"run {started.run_id} took too long, and was ended", file=sys.stderr)
        return 1
    print(f"run {started.run_id}: {ended.state}")
    return 0 if str(ended.state).upper() == "SUCCEEDED" else 1


def main(arguments: list[str]) -> int:
    match arguments:
        case ["compile", file]:
            compiler.Compiler().compile(training_pipeline, file)
            return 0
        case ["run"]:
            return run(training_pipeline)
{% if values.approval %}
        case ["promote"]:
            return run(promotion_pipeline)
{% endif %}
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
