# Pay gaps of two published files with bootstrap percentile intervals (20,000 resamples within each group).
# Rscript pay.R FOLDER_OF_CASES > pay.json   (R 4.2 or later, base packages only; R is not needed to run the tests)
folder <- file.path(commandArgs(trailingOnly = TRUE)[1], "oaxaca_chicago")
set.seed(20260331)
chicago <- read.csv(file.path(folder, "chicago.csv"))
chicago$pay <- exp(chicago$ln_real_wage)
chicago <- chicago[!is.na(chicago$pay), ]
glassdoor <- read.csv(file.path(folder, "glassdoor_gpg.csv"))

number <- function(x) format(x, digits = 15)
one <- function(own, reference, average) {
  again <- function(x) replicate(20000, average(sample(x, replace = TRUE)))
  limits <- quantile(1 - again(own) / again(reference), c(0.025, 0.975))
  paste0("{ \"group\": ", number(average(own)), ", \"reference\": ", number(average(reference)),
         ", \"gap\": ", number(1 - average(own) / average(reference)),
         ", \"low\": ", number(limits[[1]]), ", \"high\": ", number(limits[[2]]), " }")
}
both <- function(name, own, reference)
  paste0("  \"", name, "\": {\n    \"mean\": ", one(own, reference, mean),
         ",\n    \"median\": ", one(own, reference, median), "\n  }")
of <- function(data, column, by, value) data[[column]][data[[by]] == value]
cat("{\n", paste(
  both("women", of(chicago, "pay", "female", 1), of(chicago, "pay", "female", 0)),
  both("foreignBorn", of(chicago, "pay", "foreign_born", 1), of(chicago, "pay", "foreign_born", 0)),
  both("basePay", of(glassdoor, "BasePay", "Gender", "Female"), of(glassdoor, "BasePay", "Gender", "Male")),
  both("bonus", of(glassdoor, "Bonus", "Gender", "Female"), of(glassdoor, "Bonus", "Gender", "Male")),
  sep = ",\n"), "\n}\n", sep = "")
