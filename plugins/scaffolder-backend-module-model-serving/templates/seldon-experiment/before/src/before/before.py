"""What is done to a request before the model sees it. Change `prepared`: it gives it on as it is.

A Server has code of several projects in one process: keep all of it in this file, which MLServer
loads anew for each of them; further files of common names would be mixed up."""

from mlserver import MLModel
from mlserver.codecs import NumpyCodec
from mlserver.types import InferenceResponse


def prepared(name, rows):
    """The tensor `name` as the model wants it, under the same name."""
    return rows


class Before(MLModel):
    """As MLServer calls it."""

    async def predict(self, payload):
        tensors = [(tensor.name, NumpyCodec.decode_input(tensor)) for tensor in payload.inputs]
        return InferenceResponse(
            model_name=self.name,
            outputs=[NumpyCodec.encode_output(name, prepared(name, rows)) for name, rows in tensors],
        )
