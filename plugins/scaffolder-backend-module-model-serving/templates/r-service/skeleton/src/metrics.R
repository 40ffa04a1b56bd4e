# How often the service was asked, what it answered and how long that took.
#
# The names are OpenTelemetry's for HTTP servers. With the pod's name, which the scrape adds, they
# tell a new version from the former one.

BOUNDS <- c(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
NAME <- "http_server_request_duration_seconds"

new_metrics <- function() new.env(parent = emptyenv())

observe <- function(metrics, method, route, status, seconds) {
  key <- sprintf(
    'http_request_method="%s",http_route="%s",http_response_status_code="%d"',
    method, route, as.integer(status)
  )
  seen <- metrics[[key]]
  if (is.null(seen)) {
    seen <- list(buckets = numeric(length(BOUNDS)), count = 0, sum = 0)
  }
  seen$buckets <- seen$buckets + (seconds <= BOUNDS)
  seen$count <- seen$count + 1
  seen$sum <- seen$sum + seconds
  assign(key, seen, envir = metrics)
  invisible(NULL)
}

metrics_page <- function(metrics) {
  series <- unlist(lapply(sort(ls(metrics)), function(key) {
    seen <- metrics[[key]]
    bounds <- c(format(BOUNDS, trim = TRUE, drop0trailing = TRUE), "+Inf")
    c(
      paste0(NAME, "_bucket{", key, ',le="', bounds, '"} ', c(seen$buckets, seen$count)),
      paste0(NAME, "_sum{", key, "} ", format(seen$sum, digits = 10)),
      paste0(NAME, "_count{", key, "} ", seen$count)
    )
  }))
  header <- c(
    paste("# HELP", NAME, "From the request to its answer."),
    paste("# TYPE", NAME, "histogram")
  )
  paste0(paste(c(header, series), collapse = "\n"), "\n")
}
