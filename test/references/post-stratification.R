# Reference numbers for post-stratified shares, in base R: weights person by person, Kish's effective size,
# the score interval as prop.test gives it without continuity correction.
# Rscript post-stratification.R > post-stratification.json   (R 4.2 or later; R is not needed to run the tests)
one <- function(people, answered, outcome) {
  y <- unlist(Map(function(n, x) rep(c(1, 0), c(x, n - x)), answered, outcome))
  w <- rep(people / answered, answered)
  share <- weighted.mean(y, w)
  size <- sum(w)^2 / sum(w^2)
  limits <- suppressWarnings(prop.test(share * size, size, correct = FALSE))$conf.int
  list(people = people, answered = answered, outcome = outcome, share = share, size = size, low = limits[1], high = limits[2])
}
# Admissions at Berkeley: departments as parts, women as those who answered, men and women as the population.
counts <- as.data.frame(UCBAdmissions)
total <- aggregate(Freq ~ Dept, counts, sum)$Freq
women <- aggregate(Freq ~ Dept, counts[counts$Gender == "Female", ], sum)$Freq
admitted <- counts$Freq[counts$Gender == "Female" & counts$Admit == "Admitted"]
cases <- list(one(total, women, admitted), one(c(300, 100), c(150, 50), c(60, 10)), one(c(40, 900), c(40, 12), c(0, 12)))
number <- function(v) paste0("[", paste(format(v, digits = 15, trim = TRUE), collapse = ", "), "]")
text <- sapply(cases, function(each) paste0(
  "{ \"people\": ", number(each$people), ", \"answered\": ", number(each$answered), ", \"outcome\": ", number(each$outcome),
  ", \"share\": ", format(each$share, digits = 15), ", \"effectiveSize\": ", format(each$size, digits = 15),
  ", \"low\": ", format(each$low, digits = 15), ", \"high\": ", format(each$high, digits = 15), " }"))
cat("{ \"computedWith\": \"", R.version.string, "\", \"cases\": [\n  ", paste(text, collapse = ",\n  "), "\n] }\n", sep = "")
