import importlib.util
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SRC = pathlib.Path(__file__).parent.parent / "src"


class Pipeline(unittest.TestCase):
    def test_compiles(self):
        if importlib.util.find_spec("kfp") is None:
            print("kfp is not here: whether the pipeline compiles is not tried", file=sys.stderr)
            self.skipTest("kfp is not here")
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "pipeline.yaml")
            subprocess.run(
                [sys.executable, "pipeline.py", "compile", str(file)],
                cwd=SRC,
                env={**os.environ, "IMAGE": "registry.example.com/it:1"},
                check=True,
            )
            compiled = file.read_text()
            self.assertIn("registry.example.com/it:1", compiled)
            # What comes from a cache may be of other rows, or of a former production.
            self.assertNotIn("enableCache", compiled)


if __name__ == "__main__":
    unittest.main()
