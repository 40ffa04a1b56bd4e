import importlib.util
import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

HAS_FLASK = all(
    importlib.util.find_spec(name) for name in ("flask", "prometheus_client")
)


@unittest.skipUnless(HAS_FLASK, "pip install -r requirements.txt to try the service")
class TheService(unittest.TestCase):
    def setUp(self):
        import app
        import model

        self.client = app.create_app(model.Model([1.0, 1.0], 0.0)).test_client()

    def test_predicts(self):
        answer = self.client.post("/predict", json={"instances": [[1, 2]]})
        self.assertEqual(answer.get_json(), {"predictions": [3.0]})

    def test_tells_callers_what_is_wrong(self):
        answer = self.client.post("/predict", json={"instances": []})
        self.assertEqual(answer.status_code, 400)
        self.assertIn("at least one row", answer.get_json()["error"])

    def test_tells_of_itself_in_json_only(self):
        answer = self.client.get("/predict")
        self.assertEqual(answer.status_code, 405)
        self.assertIn("not allowed", answer.get_json()["error"])

    def test_is_ready_once_the_model_answers(self):
        self.assertEqual(self.client.get("/readyz").status_code, 200)

    def test_counts_by_status(self):
        self.client.post("/predict", json={"instances": []})
        page = self.client.get("/metrics").get_data(as_text=True)
        self.assertIn('http_response_status_code="400"', page)


if __name__ == "__main__":
    unittest.main()
