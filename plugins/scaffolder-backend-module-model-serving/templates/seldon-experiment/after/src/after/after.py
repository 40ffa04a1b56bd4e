"""What is done to an answer before the caller gets it. Change `finished`: it gives it on as it is.

A Server has code of several projects in one process: keep all of it in this file, which MLServer
loads anew for each of them; further files of common names would be mixed up."""

from mlserver import MLModel
from mlserver.codecs import NumpyCodec
from mlserver.types import InferenceResponse


def finished(name, rows):
    """The tensor `name` of the model's answer as callers want it, under the same name."""
    return rows


class After(MLModel):
    """As MLServer calls it: a Pipeline gives the outputs of a step to the next one as inputs."""

    async def predict(self, payload):
        tensors = [(tensor.name, NumpyCodec.decode_input(tensor)) for tensor in payload.inputs]
        return InferenceResponse(
            model_name=self.name,
            outputs=[NumpyCodec.encode_output(name, finished(name, rows)) for name, rows in tensors],
        )
