"""What is done to requests before the model sees them, and to its answers before callers do.

Plain functions of plain data, so that they can be tested without a server.
"""

from typing import Any

Payload = dict[str, Any]


def preprocess(request: Payload) -> Payload:
    """The request as the model wants it. Change this: it gives requests on as they are."""
    return request


def postprocess(answer: Payload) -> Payload:
    """The answer as callers want it. Change this: it gives answers on as they are."""
    return answer
