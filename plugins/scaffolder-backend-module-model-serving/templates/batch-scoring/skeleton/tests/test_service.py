import http.server
import json
import pathlib
import sys
import threading
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "src"))

import service  # noqa: E402
from scoring import TryAgain  # noqa: E402


class AService(http.server.BaseHTTPRequestHandler):
    #: Status and body of the next answer; no status: the connection ends instead.
    answers: list[tuple[int | None, bytes]] = []
    asked: list[dict] = []

    def do_POST(self):
        length = int(self.headers["Content-Length"])
        self.asked.append(json.loads(self.rfile.read(length)))
        status, body = self.answers.pop(0)
        if status is None:
            self.close_connection = True
            return
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) + (1 if body == b"cut" else 0)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Asking(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = http.server.HTTPServer(("127.0.0.1", 0), AService)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()
        cls.url = f"http://127.0.0.1:{cls.server.server_port}/predict"

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()
        cls.server.server_close()

    def answer(self, status, body=b""):
        AService.answers.append((status, body))
        return service.ask(self.url, [[1.0, 2.0]])

    def test_sends_rows_and_gets_predictions(self):
        self.assertEqual(self.answer(200, b'{"predictions": [3]}'), [3])
        self.assertEqual(AService.asked[-1], {"instances": [[1.0, 2.0]]})

    def test_is_worth_another_attempt_where_there_may_be_an_answer_later(self):
        for status, body in [(503, b"busy"), (429, b""), (None, b""), (200, b"cut")]:
            with self.subTest(status=status, body=body), self.assertRaises(TryAgain):
                self.answer(status, body)

    def test_ends_with_what_was_said_where_there_is_none(self):
        for status, body in [(400, b"row 0"), (200, b"<html>"), (200, b"[]"), (200, b"{}")]:
            with self.subTest(status=status), self.assertRaisesRegex(ValueError, self.url):
                self.answer(status, body)

    def test_knows_that_nobody_is_there(self):
        with self.assertRaises(TryAgain):
            service.ask("http://127.0.0.1:9/predict", [[1.0]])


if __name__ == "__main__":
    unittest.main()
