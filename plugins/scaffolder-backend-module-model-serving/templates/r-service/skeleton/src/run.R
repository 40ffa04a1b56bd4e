plumber::pr_run(plumber::pr("plumber.R"), host = "127.0.0.1", port = 8000, docs = FALSE, quiet = TRUE)
