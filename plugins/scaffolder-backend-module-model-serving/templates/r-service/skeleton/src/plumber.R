# The web service around the model.

source("model.R")
source("requests.R")
source("metrics.R")

model <- load_model()
metrics <- new_metrics()

# What is asked by the platform and not by callers: it says nothing of the model.
UNCOUNTED <- c("/healthz", "/readyz", "/metrics")

# Plumber's own reading would tell of a request that is none as if the model had failed.
plumber::register_parser("unread", function() function(value, ...) value, regex = ".*", verbose = FALSE)

#* @plumber
function(pr) {
  began <- NULL
  pr <- plumber::pr_hook(pr, "preroute", function(req) {
    req$began <- proc.time()[["elapsed"]]
  })
  pr <- plumber::pr_hook(pr, "postserialize", function(req, res) {
    if (!(req$PATH_INFO %in% UNCOUNTED)) {
      # A path that is none of ours would make a series of its own for whatever somebody types.
      route <- if (req$PATH_INFO == "/predict") req$PATH_INFO else "unknown"
      seconds <- proc.time()[["elapsed"]] - req$began
      observe(metrics, req$REQUEST_METHOD, route, res$status, seconds)
    }
  })
  plumber::pr_set_error(pr, function(req, res, err) {
    if (inherits(err, "bad_request")) {
      res$status <- 400L
      return(list(error = conditionMessage(err)))
    }
    # What went wrong is for the log: a caller need not see it.
    message(conditionMessage(err))
    res$status <- 500L
    list(error = "the model could not answer")
  })
}

#* @post /predict
#* @parser unread
#* @serializer unboxedJSON
function(req) {
  body <- body_of(req$bodyRaw, function(text) jsonlite::parse_json(text, simplifyVector = TRUE))
  list(predictions = I(predict_rows(model, rows_of(body, model_inputs))))
}

#* @get /healthz
#* @serializer unboxedJSON
function() {
  list(status = "alive")
}

#* @get /readyz
#* @serializer unboxedJSON
function() {
  # One prediction: a model that is loaded and cannot answer is not ready.
  zeros <- as.data.frame(as.list(stats::setNames(rep(0, length(model_inputs)), model_inputs)))
  predict_rows(model, zeros)
  list(status = "ready")
}

#* @get /metrics
#* @serializer text
function() {
  metrics_page(metrics)
}
