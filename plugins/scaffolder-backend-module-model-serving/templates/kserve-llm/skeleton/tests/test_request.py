"""Whether the example request is one that the service knows. Needs nothing but Python."""

import json
import pathlib
import unittest

REQUEST = json.loads((pathlib.Path(__file__).parent / "request.json").read_text())
# The model itself, and its adapters.
NAMES = [
    ${{ values.servedName | pythonLiteral }},
{% for adapter in values.adapters %}
    ${{ adapter.name | pythonLiteral }},
{% endfor %}
]
ROLES = {"system", "user", "assistant", "tool"}


class ExampleRequest(unittest.TestCase):
    """OpenAI's chat completions, which vLLM answers."""

    def test_it_names_a_model_that_is_served(self):
        self.assertIn(REQUEST["model"], NAMES)

    def test_every_message_has_a_role_and_a_text(self):
        self.assertGreater(len(REQUEST["messages"]), 0)
        for message in REQUEST["messages"]:
            self.assertIn(message["role"], ROLES)
            self.assertIsInstance(message["content"], str)

    def test_its_answer_ends(self):
        self.assertGreater(REQUEST["max_tokens"], 0)


if __name__ == "__main__":
    unittest.main()
