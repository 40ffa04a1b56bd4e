"""How often the service was asked, what it answered and how long that took.

The names are OpenTelemetry's for HTTP servers. With the pod's name, which the scrape adds, they
tell a new version from the former one.
"""

import os

from prometheus_client import CollectorRegistry, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

DURATION = Histogram(
    "http_server_request_duration_seconds",
    "From the request to its answer.",
    ["http_request_method", "http_route", "http_response_status_code"],
    buckets=BOUNDS,
)


def observe(method: str, route: str, status: int, seconds: float) -> None:
    DURATION.labels(method, route, str(status)).observe(seconds)


def page() -> bytes:
    """The numbers of all workers."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest()
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    return generate_latest(registry)
