"""The model service, as it is asked."""

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Sequence

from scoring import TryAgain

TIMEOUT_SECONDS = 60
#: What a service says that has too much to do, or is being replaced.
LATER = {408, 425, 429, 500, 502, 503, 504}


def ask(url: str, inputs: list[list[float]]) -> Sequence[float]:
    """The predictions for rows of inputs, by protocol v1 (`{"instances": […]}`)."""
    request = urllib.request.Request(
        url,
        data=json.dumps({"instances": inputs}).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
            said = answer.read()
    except urllib.error.HTTPError as error:
        said = error.read(500).decode(errors="replace")
        if error.code in LATER:
            raise TryAgain(f"{url} answered {error.code}: {said}") from error
        raise ValueError(f"{url} refused the rows with {error.code}: {said}") from error
    except (OSError, http.client.HTTPException) as error:
        # Also one that was ended while it answered: another replica may live.
        raise TryAgain(f"{url} did not answer: {error}") from error
    try:
        return json.loads(said)["predictions"]
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{url} answered without predictions: {said[:200]!r}") from error
