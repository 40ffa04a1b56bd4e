# What callers send, checked before the model sees it.

bad_request <- function(message) {
  stop(structure(
    class = c("bad_request", "error", "condition"),
    list(message = message, call = NULL)
  ))
}

# What was sent as `parse` reads it; NULL where it cannot be read.
body_of <- function(bytes, parse) {
  tryCatch(parse(rawToChar(bytes)), error = function(e) NULL)
}

# The table of {"instances": [{"x": 1, "z": 2}, ...]}; `body` is what jsonlite makes of it.
rows_of <- function(body, inputs) {
  rows <- if (is.list(body)) body$instances else NULL
  if (!is.data.frame(rows) || nrow(rows) == 0) {
    bad_request('send {"instances": [{...}, ...]} with at least one row')
  }
  missing <- setdiff(inputs, names(rows))
  if (length(missing) > 0) {
    bad_request(paste("every row needs", paste(missing, collapse = ", ")))
  }
  rows <- rows[inputs]
  numeric <- vapply(rows, function(column) is.numeric(column) && all(is.finite(column)), logical(1))
  if (!all(numeric)) {
    bad_request(paste(paste(inputs[!numeric], collapse = ", "), "has to be a number in every row"))
  }
  rows
}
