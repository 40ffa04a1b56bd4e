"""Puts transform.py before and behind the model, as a transformer of KServe."""

import argparse

import kserve

import transform


class Transformer(kserve.Model):
    def __init__(self, name: str, predictor_host: str) -> None:
        super().__init__(
            name,
            kserve.model.PredictorConfig(
                predictor_host=predictor_host,
                predictor_protocol=${{ values.protocol | pythonLiteral }},
            ),
        )
        self.ready = True

    def preprocess(self, payload, headers=None):
        return transform.preprocess(payload)

    def postprocess(self, result, headers=None):
        return transform.postprocess(result)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(parents=[kserve.model_server.parser])
    arguments, _ = parser.parse_known_args()
    kserve.ModelServer().start(
        [Transformer(arguments.model_name, arguments.predictor_host)]
    )
