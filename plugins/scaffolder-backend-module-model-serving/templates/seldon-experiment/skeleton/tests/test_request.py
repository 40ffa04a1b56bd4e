"""Whether the example request is one that Seldon's Servers know. Needs nothing but Python."""

import json
import math
import pathlib
import unittest

REQUEST = json.loads((pathlib.Path(__file__).parent / "request.json").read_text())


class ExampleRequest(unittest.TestCase):
    """The Open Inference Protocol, version 2."""

    def test_every_input_has_a_name_a_type_and_a_shape(self):
        for tensor in REQUEST["inputs"]:
            self.assertTrue({"name", "datatype", "shape", "data"} <= tensor.keys())

    def test_every_input_has_as_many_values_as_its_shape_says(self):
        for tensor in REQUEST["inputs"]:
            self.assertEqual(len(flat(tensor["data"])), math.prod(tensor["shape"]))


def flat(data):
    """All values of a nested list."""
    if not isinstance(data, list):
        return [data]
    return [value for part in data for value in flat(part)]


if __name__ == "__main__":
    unittest.main()
