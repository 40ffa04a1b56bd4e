"""The web service around the model."""

import time

from flask import Flask, Response, g, jsonify, request
from werkzeug.exceptions import HTTPException

import metrics
import model
from requests_in import BadRequest, body_of, rows_of

#: What is asked by the platform and not by callers: it says nothing of the model.
UNCOUNTED = {"/healthz", "/readyz", "/metrics"}


def create_app(loaded: model.Model | None = None) -> Flask:
    app = Flask(__name__)
    served = loaded or model.load()

    @app.before_request
    def begin() -> None:
        g.began = time.perf_counter()

    @app.after_request
    def count(response: Response) -> Response:
        route = str(request.url_rule) if request.url_rule else "unknown"
        if route not in UNCOUNTED:
            seconds = time.perf_counter() - g.began
            metrics.observe(request.method, route, response.status_code, seconds)
        return response

    @app.errorhandler(BadRequest)
    def refuse(error: BadRequest):
        return jsonify(error=str(error)), 400

    @app.errorhandler(HTTPException)
    def tell(error: HTTPException):
        return jsonify(error=error.description), error.code

    @app.post("/predict")
    def predict():
        rows = rows_of(body_of(request.get_data()), served.inputs)
        return jsonify(predictions=served.predict(rows))

    @app.get("/healthz")
    def healthz():
        return jsonify(status="alive")

    @app.get("/readyz")
    def readyz():
        # One prediction: a model that is loaded and cannot answer is not ready.
        served.predict([[0.0] * served.inputs])
        return jsonify(status="ready")

    @app.get("/metrics")
    def numbers():
        return Response(metrics.page(), mimetype="text/plain")

    return app
