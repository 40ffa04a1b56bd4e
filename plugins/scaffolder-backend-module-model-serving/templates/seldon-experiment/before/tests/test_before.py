import importlib
import json
import pathlib
import sys
import types
import unittest

ROOT = pathlib.Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src" / "before"))

try:
    importlib.import_module("mlserver")
except ImportError:
    # The step is tried without it where it is not installed.
    for module, name in [("", "MLModel"), (".codecs", "NumpyCodec"), (".types", "InferenceResponse")]:
        stub = types.ModuleType("mlserver" + module)
        setattr(stub, name, type(name, (), {}))
        sys.modules["mlserver" + module] = stub

import before  # noqa: E402


class Before(unittest.TestCase):
    def test_no_row_is_lost(self):
        request = json.loads((ROOT / "tests" / "request.json").read_text())
        for tensor in request["inputs"]:
            rows = before.prepared(tensor["name"], tensor["data"])
            self.assertEqual(len(rows), len(tensor["data"]))

    def test_mlserver_finds_it(self):
        settings = json.loads((ROOT / "src" / "before" / "model-settings.json").read_text())
        module, name = settings["implementation"].split(".")
        self.assertTrue(hasattr(sys.modules[module], name))


if __name__ == "__main__":
    unittest.main()
