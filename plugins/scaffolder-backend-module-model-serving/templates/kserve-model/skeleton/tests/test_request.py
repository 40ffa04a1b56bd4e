"""Whether the example request is one that the model's protocol knows. Needs nothing but Python."""

import json
{% if values.protocol == 'v2' %}
import math
{% endif %}
import pathlib
import unittest

REQUEST = json.loads((pathlib.Path(__file__).parent / "request.json").read_text())


class ExampleRequest(unittest.TestCase):
{% if values.protocol == 'v2' %}
    """The Open Inference Protocol, version 2."""

    def test_every_input_has_a_name_a_type_and_a_shape(self):
        for tensor in REQUEST["inputs"]:
            self.assertTrue({"name", "datatype", "shape", "data"} <= tensor.keys())

    def test_every_input_has_as_many_numbers_as_its_shape_says(self):
        for tensor in REQUEST["inputs"]:
            self.assertEqual(len(flat(tensor["data"])), math.prod(tensor["shape"]))
{% else %}
    """The protocol of TensorFlow Serving, which KServe calls version 1."""

    def test_there_are_instances(self):
        self.assertGreater(len(REQUEST["instances"]), 0)

    def test_all_instances_have_one_size(self):
        sizes = {len(flat(instance)) for instance in REQUEST["instances"]}
        self.assertEqual(len(sizes), 1)
{% endif %}


def flat(data):
    """All numbers of a nested list."""
    if not isinstance(data, list):
        return [data]
    return [number for part in data for number in flat(part)]


if __name__ == "__main__":
    unittest.main()
