# Small SAS transport files as haven writes them, and what haven reads from them again.
# Rscript sas-transport.R > sas-transport.json   (R 4.2 or later with haven; R is not needed to run the tests)
suppressMessages(library(haven))
staff <- data.frame(
  id = c("a1", "b2", "c3", NA, "e5"), grade = c("Senior", "Junior", "", "Zürich", "x"),
  pay = c(30000.5, NA, -1.25, 1e10, 0), tiny = c(1e-70, 123456789.123, -3.5e60, 1 / 3, 7),
  start = as.Date(c("2020-01-31", "1959-12-31", NA, "1960-01-01", "2026-03-31")),
  seen = as.POSIXct(c("2020-01-31 10:20:30", "1959-12-31 23:59:59", NA, "1960-01-01 00:00:00", "2026-03-31 12:00:00"), tz = "UTC"),
  stringsAsFactors = FALSE
)
staff$clock <- hms::as_hms(c(37230, 0, NA, 86399, 43200))
attr(staff$pay, "label") <- "Annual pay in pounds, full-time equivalent, before any deduction at all"
narrow <- data.frame(code = c("a", "", "b", "", ""), stringsAsFactors = FALSE)
quote <- function(v) ifelse(is.na(v) | v == "", "null", paste0("\"", v, "\""))
cells <- function(v) {
  if (inherits(v, "Date")) return(quote(format(v)))
  if (inherits(v, "POSIXct")) return(quote(format(v, "%Y-%m-%d")))
  if (inherits(v, "hms")) return(quote(ifelse(is.na(v), NA, format(v))))
  if (is.character(v)) return(quote(v))
  ifelse(is.na(v), "null", format(as.numeric(v), digits = 17))
}
one <- function(data, version, long) {
  if (long) names(data)[names(data) == "pay"] <- "a_long_variable_name_for_pay"
  path <- tempfile(fileext = ".xpt")
  write_xpt(data, path, version = version, name = "STAFF")
  bytes <- readBin(path, "raw", file.size(path))
  read <- read_xpt(path)
  labels <- sapply(read, function(v) if (is.null(attr(v, "label"))) "null" else quote(attr(v, "label")))
  columns <- paste0("\"", names(read), "\": { \"label\": ", labels, ", \"values\": [", sapply(read, function(v) paste(trimws(cells(v)), collapse = ", ")), "] }", collapse = ",\n      ")
  paste0("{ \"version\": ", version, ", \"rows\": ", nrow(read), ", \"hex\": \"", paste(as.character(bytes), collapse = ""), "\",\n    \"columns\": {\n      ", columns, " } }")
}
cat("{ \"computedWith\": \"", R.version.string, ", haven ", as.character(packageVersion("haven")), "\",\n  \"files\": [\n    ",
  paste(one(staff, 5, FALSE), one(staff, 8, TRUE), one(narrow, 5, FALSE), sep = ",\n    "), "\n  ] }\n", sep = "")
