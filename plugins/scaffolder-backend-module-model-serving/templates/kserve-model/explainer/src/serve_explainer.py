"""Puts explain.py beside the model, as an explainer of KServe."""

import argparse
import asyncio

import kserve

import explain


class Explainer(kserve.Model):
    def __init__(self, name: str, predictor_host: str) -> None:
        super().__init__(
            name,
            kserve.model.PredictorConfig(
                predictor_host=predictor_host, predictor_protocol="v1"
            ),
        )
        self.ready = True

    async def explain(self, payload, headers=None):
        instances = payload["instances"]
        explanations = await asyncio.gather(
            *(self._explain_one(row, headers) for row in instances)
        )
        return {"explanations": list(explanations)}

    async def _explain_one(self, row, headers):
        loop = asyncio.get_running_loop()

        def predict(rows):
            answer = asyncio.run_coroutine_threadsafe(
                self.predict({"instances": rows}, headers=headers), loop
            ).result()
            return answer["predictions"]

        return await asyncio.to_thread(explain.occlusion, predict, row)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(parents=[kserve.model_server.parser])
    arguments, _ = parser.parse_known_args()
    kserve.ModelServer().start(
        [Explainer(arguments.model_name, arguments.predictor_host)]
    )
