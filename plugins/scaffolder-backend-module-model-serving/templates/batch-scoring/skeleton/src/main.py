"""The job: reads rows, asks the model service, writes the scores."""

import functools
import logging
import os
import sys

import scoring
import service
import source

LOG = logging.getLogger("scoring")


def main() -> int:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    ask = scoring.patiently(functools.partial(service.ask, os.environ["SERVICE_URL"]))
    try:
        with source.connect() as (rows, write):
            total = scoring.score(
                rows,
                ask,
                write,
                batch_size=int(os.environ["BATCH_SIZE"]),
                concurrency=int(os.environ["CONCURRENCY"]),
            )
    except (scoring.TryAgain, ValueError) as error:
        LOG.error("%s", error)
        return 1
    LOG.info("%d rows were scored", total)
    return 0


if __name__ == "__main__":
    sys.exit(main())
