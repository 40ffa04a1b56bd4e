import importlib
import json
import pathlib
import sys
import types
import unittest

ROOT = pathlib.Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src" / "after"))

try:
    importlib.import_module("mlserver")
except ImportError:
    # The step is tried without it where it is not installed.
    for module, name in [("", "MLModel"), (".codecs", "NumpyCodec"), (".types", "InferenceResponse")]:
        stub = types.ModuleType("mlserver" + module)
        setattr(stub, name, type(name, (), {}))
        sys.modules["mlserver" + module] = stub

import after  # noqa: E402


class After(unittest.TestCase):
    def test_there_is_an_answer_for_every_row(self):
        answers = [[0.2], [0.8]]
        self.assertEqual(len(after.finished("predict", answers)), len(answers))

    def test_mlserver_finds_it(self):
        settings = json.loads((ROOT / "src" / "after" / "model-settings.json").read_text())
        module, name = settings["implementation"].split(".")
        self.assertTrue(hasattr(sys.modules[module], name))


if __name__ == "__main__":
    unittest.main()
