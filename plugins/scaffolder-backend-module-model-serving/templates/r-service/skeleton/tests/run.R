# Tests that need nothing but R: make test

setwd(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "..", "src"))
source("model.R")
source("requests.R")
source("metrics.R")

fails_with <- function(code, text) {
  message <- tryCatch({
    code
    "nothing"
  }, bad_request = conditionMessage)
  stopifnot(grepl(text, message, fixed = TRUE))
}

model <- load_model()
rows <- rows_of(list(instances = data.frame(x = c(1, 2), z = c(0, 1))), model_inputs)
stopifnot(isTRUE(all.equal(predict_rows(model, rows), c(3, 4))))

fails_with(rows_of(NULL, model_inputs), "at least one row")
fails_with(rows_of(list(instances = data.frame(x = 1)), model_inputs), "every row needs z")
fails_with(rows_of(list(instances = data.frame(x = "a", z = 1)), model_inputs), "x has to be a number")

fails_with(rows_of(list(instances = data.frame(x = Inf, z = 1)), model_inputs), "x has to be a number")
stopifnot(identical(body_of(charToRaw("[1"), function(text) stop("no JSON")), NULL))
stopifnot(identical(body_of(as.raw(c(65, 0, 66)), identity), NULL))

metrics <- new_metrics()
observe(metrics, "POST", "/predict", 200L, 0.02)
observe(metrics, "POST", "/predict", 200L, 40)
page <- metrics_page(metrics)
stopifnot(grepl('le="0.025"} 1', page, fixed = TRUE))
stopifnot(grepl('le="+Inf"} 2', page, fixed = TRUE))
stopifnot(grepl('http_response_status_code="200"} 2', page, fixed = TRUE))

cat("All tests passed\n")
