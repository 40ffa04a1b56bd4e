# The packages that the image needs; add those of your model. The image is built by it.
packages <- c("plumber")

repository <- Sys.getenv("CRAN")
{% if values.packages.credentials and values.settings.packages.r %}

# What the build is given for the repository, and what stands for it in messages.
secret <- function(name) {
  utils::URLencode(readLines(file.path(Sys.getenv("SECRETS", "/run/secrets"), name), n = 1, warn = FALSE), reserved = TRUE)
}
credentials <- paste0(secret("packages_user"), ":", secret("packages_password"), "@")
repository <- sub("://", paste0("://", credentials), repository, fixed = TRUE)
told <- function(warned) {
  message(gsub(credentials, "", conditionMessage(warned), fixed = TRUE))
  tryInvokeRestart("muffleWarning")
}
withCallingHandlers(utils::install.packages(packages, repos = repository, quiet = TRUE), warning = told)
{% else %}
utils::install.packages(packages, repos = repository)
{% endif %}

# One that could not be installed is only a warning until here.
for (package in packages) library(package, character.only = TRUE)
