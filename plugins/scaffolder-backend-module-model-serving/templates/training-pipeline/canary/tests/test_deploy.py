import json
import os
import pathlib
import subprocess
import tempfile
import unittest

SRC = pathlib.Path(__file__).parent.parent / "src"

#: Stands for kubectl: notes what it is asked, and answers as the files of its folder say.
KUBECTL = r"""#!/bin/sh
echo "$*" >> "$FAKE/asked"
case "$*" in
  *deploymentMode*) cat "$FAKE/mode" ;;
  *storageUri}) cat "$FAKE/storage" ;;
  *resourceVersion}) printf 41 ;;
  *latestCreatedRevision*) if grep -q -- "--patch .*}$" "$FAKE/asked"; then printf r2; else printf r1; fi ;;
  *--dry-run=server*) exit "$(cat "$FAKE/dry-run")" ;;
  "model preflight"*) exit "$(cat "$FAKE/preflight")" ;;
  *"--for 1s") exit "$(cat "$FAKE/before")" ;;
  *--watch*) exit "$(cat "$FAKE/verdict")" ;;
esac
"""

FINE = {
    "mode": "Knative",
    "storage": "s3://models/old/",
    "dry-run": "0",
    "preflight": "0",
    "before": "5",
    "verdict": "0",
}


class Scripts(unittest.TestCase):
    def setUp(self):
        made = tempfile.TemporaryDirectory()
        self.addCleanup(made.cleanup)
        self.folder = pathlib.Path(made.name)
        kubectl = self.folder / "kubectl"
        kubectl.write_text(KUBECTL)
        kubectl.chmod(0o755)
        self.result = self.folder / "out" / "result"

    def run_script(self, script, *arguments, **answers):
        for name, text in {**FINE, **answers}.items():
            (self.folder / name.replace("_", "-")).write_text(text)
        (self.folder / "asked").write_text("")
        self.result.unlink(missing_ok=True)
        ended = subprocess.run(
            ["sh", "-c", (SRC / script).read_text(), script, "fraud", "credit", *arguments, str(self.result)],
            env={
                "PATH": f"{self.folder}:{os.environ['PATH']}",
                "FAKE": str(self.folder),
                "PAUSE": "0",
                "TRIES": "2",
            },
            capture_output=True,
            text=True,
        )
        asked = (self.folder / "asked").read_text().splitlines()
        return ended.returncode, asked, ended.stderr

    def deploy(self, storage="s3://models/new/", **answers):
        return self.run_script("deploy.sh", "4", storage, **answers)

    def patched(self, asked):
        return [line for line in asked if line.startswith("patch") and "--dry-run" not in line]

    def test_brings_a_version_in_and_waits_for_the_verdict(self):
        code, asked, said = self.deploy()
        self.assertEqual(code, 0, said)
        self.assertEqual(self.result.read_text(), "s3://models/new/")
        (patch,) = self.patched(asked)
        written = json.loads(patch.split("--patch ")[1])
        self.assertEqual(written["metadata"]["resourceVersion"], "41")
        self.assertEqual(written["spec"]["predictor"]["model"], {"storageUri": "s3://models/new/"})
        self.assertIn(written["spec"]["predictor"]["canaryTrafficPercent"], range(1, 51))
        order = [line.split(" -n")[0] for line in asked if line.startswith(("model", "patch"))]
        self.assertEqual(
            order, ["model canary", "patch", "model preflight", "patch", "model canary"]
        )

    def test_writes_nothing_where_it_should_not(self):
        for wrong in (
            {"mode": "Standard"},
            {"mode": ""},
            {"storage": ""},
            {"before": "0"},
            {"before": "4"},
            {"preflight": "3"},
            {"preflight": "8"},
            {"dry_run": "1"},
        ):
            with self.subTest(wrong):
                code, asked, said = self.run_script("deploy.sh", "4", "s3://models/new/", **wrong)
                self.assertNotEqual(code, 0)
                self.assertEqual(self.patched(asked), [])
                self.assertFalse(self.result.exists())
        self.assertNotEqual(self.deploy(storage='s3://a"},"x":{')[0], 0)

    def test_rolls_back_what_is_worse(self):
        code, asked, _ = self.deploy(verdict="3")
        self.assertEqual(code, 1)
        self.assertIn("model rollback -n fraud isvc/credit --yes", asked)
        self.assertFalse(self.result.exists())

    def test_takes_nothing_undecided_for_good(self):
        for verdict in ("1", "4", "5", "8"):
            code, asked, _ = self.deploy(verdict=verdict)
            self.assertEqual(code, 1)
            self.assertFalse(any("rollback" in line for line in asked))
            self.assertFalse(self.result.exists())

    def test_promotes_what_it_was_told_to(self):
        code, asked, said = self.run_script("promote.sh", "s3://models/old/", before="0")
        self.assertEqual(code, 0, said)
        self.assertIn("model promote -n fraud isvc/credit --yes", asked)
        self.assertEqual(self.result.read_text(), "s3://models/old/")
        self.assertEqual(self.run_script("promote.sh", "any", before="4")[0], 0)

    def test_promotes_nothing_else(self):
        for expected, answers in (
            ("s3://models/new/", {"before": "0"}),
            ("any", {"before": "5"}),
            ("any", {"before": "3"}),
            ("any", {"before": "0", "storage": ""}),
        ):
            with self.subTest(expected=expected, **answers):
                code, asked, _ = self.run_script("promote.sh", expected, **answers)
                self.assertEqual(code, 1)
                self.assertFalse(any("model promote" in line for line in asked))


if __name__ == "__main__":
    unittest.main()
