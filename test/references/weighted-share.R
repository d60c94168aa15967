# Reference numbers for weighted shares. Shares: survey::svymean; raking: survey::rake; effective size: Kish, from the
# weights person by person; limits: the score interval of prop.test at that size, without continuity correction, and
# Clopper and Pearson's from beta quantiles at that size. Fit of all groups: chisq.test over the design effect of Kish
# (design-based, svygofchisq finds nearly the same: p = 0.319).
# Rscript weighted-share.R > weighted-share.json   (R 4.2 or later with survey; R is not needed to run the tests)
suppressMessages(library(survey))
number <- function(v) paste0("[", paste(format(v, digits = 16, trim = TRUE), collapse = ", "), "]")
one <- function(weight, answered, outcome) {
  y <- unlist(Map(function(n, x) rep(c(1, 0), c(x, n - x)), answered, outcome))
  w <- rep(weight, answered)
  share <- unname(coef(svymean(~y, svydesign(~1, weights = ~w, data = data.frame(y, w)))))
  size <- sum(w)^2 / sum(w^2)
  limits <- suppressWarnings(prop.test(share * size, size, correct = FALSE))$conf.int
  paste0(
    "{ \"weight\": ", number(weight), ", \"answered\": ", number(answered), ", \"outcome\": ", number(outcome),
    ", \"share\": ", format(share, digits = 16), ", \"effectiveSize\": ", format(size, digits = 16),
    ", \"low\": ", format(limits[1], digits = 16), ", \"high\": ", format(limits[2], digits = 16),
    ", \"exactLow\": ", format(qbeta(0.025, share * size, size - share * size + 1), digits = 16),
    ", \"exactHigh\": ", format(qbeta(0.975, share * size + 1, size - share * size), digits = 16), " }"
  )
}
# Admissions at Berkeley: departments as parts, women as those who answered, men and women as the population.
counts <- as.data.frame(UCBAdmissions)
total <- aggregate(Freq ~ Dept, counts, sum)$Freq
women <- aggregate(Freq ~ Dept, counts[counts$Gender == "Female", ], sum)$Freq
admitted <- counts$Freq[counts$Gender == "Female" & counts$Admit == "Admitted"]
shares <- c(
  one(total / women, women, admitted), one(c(300, 100) / c(150, 50), c(150, 50), c(60, 10)),
  one(c(40, 900) / c(40, 12), c(40, 12), c(0, 12)), one(c(0.25, 1.75, 3.1), c(80, 41, 7), c(33, 20, 2))
)
# Raking: those of the Titanic who survived as the ones who answered, to everybody by class, sex and age.
everyone <- as.data.frame(Titanic)
answered <- everyone[everyone$Survived == "Yes" & everyone$Freq > 0, ]
people <- answered[rep(seq_len(nrow(answered)), answered$Freq), ]
people$one <- 1
margin <- function(name) {
  m <- aggregate(as.formula(paste("Freq ~", name)), everyone, sum)
  m
}
raked <- function(names) {
  design <- svydesign(~1, weights = ~one, data = people)
  margins <- lapply(names, margin)
  done <- rake(design, lapply(names, function(n) as.formula(paste("~", n))), margins,
    control = list(maxit = 2000, epsilon = 1e-10))
  w <- weights(done)
  cell <- interaction(people$Class, people$Sex, people$Age, drop = TRUE)
  first <- !duplicated(cell)
  paste0(
    "{ \"by\": [", paste0("\"", names, "\"", collapse = ", "), "], \"cells\": [\n      ",
    paste0("{ \"Class\": \"", people$Class[first], "\", \"Sex\": \"", people$Sex[first], "\", \"Age\": \"", people$Age[first],
      "\", \"answered\": ", as.integer(table(cell)[as.character(cell[first])]), ", \"weight\": ", format(w[first], digits = 16), " }",
      collapse = ",\n      "), "],\n    \"margins\": [",
    paste(sapply(seq_along(names), function(i) paste0("{ ", paste0("\"", margins[[i]][[1]], "\": ", margins[[i]]$Freq, collapse = ", "), " }")), collapse = ", "),
    "], \"effectiveSize\": ", format(sum(w)^2 / sum(w^2), digits = 16), " }"
  )
}
# A workforce of two grades and two sexes that answered unevenly: all of the road, raked by both.
workforce <- data.frame(
  grade = rep(c("Junior", "Junior", "Senior", "Senior"), 4), sex = rep(c("Woman", "Man"), 8),
  background = rep(c("professional", "intermediate", "working-class", "blank"), each = 4),
  count = c(40, 20, 80, 90, 30, 25, 40, 30, 50, 45, 20, 25, 300, 150, 20, 15)
)
usable <- workforce[workforce$background != "blank", ]
usable <- usable[rep(seq_len(nrow(usable)), usable$count), ]
usable$one <- 1
usable$y <- as.numeric(usable$background == "working-class")
done <- rake(svydesign(~1, weights = ~one, data = usable), list(~grade, ~sex),
  list(aggregate(count ~ grade, workforce, sum), aggregate(count ~ sex, workforce, sum)),
  control = list(maxit = 2000, epsilon = 1e-10))
w <- weights(done)
size <- sum(w)^2 / sum(w^2)
share <- unname(coef(svymean(~y, done)))
limits <- suppressWarnings(prop.test(share * size, size, correct = FALSE))$conf.int
benchmark <- c(intermediate = 0.24, professional = 0.37, `working-class` = 0.39)
groups <- tapply(w, usable$background, sum) / sum(w)
fit <- suppressWarnings(chisq.test(groups * size, p = benchmark[names(groups)]))
workforce_text <- paste0("{ \"people\": [\n      ",
  paste0("{ \"grade\": \"", workforce$grade, "\", \"sex\": \"", workforce$sex, "\", \"background\": \"", workforce$background, "\", \"count\": ", workforce$count, " }", collapse = ",\n      "),
  "],\n    \"workingClass\": ", format(share, digits = 16), ", \"effectiveSize\": ", format(size, digits = 16),
  ", \"low\": ", format(limits[1], digits = 16), ", \"high\": ", format(limits[2], digits = 16),
  ", \"chiSquare\": ", format(unname(fit$statistic), digits = 16), ", \"p\": ", format(fit$p.value, digits = 16), " }")
cat("{ \"computedWith\": \"", R.version.string, ", survey ", as.character(packageVersion("survey")), "\",\n  \"shares\": [\n    ",
  paste(shares, collapse = ",\n    "), "\n  ],\n  \"raked\": [\n    ",
  paste(raked(c("Class", "Sex")), raked(c("Class", "Sex", "Age")), raked("Class"), sep = ",\n    "), "\n  ],\n  \"workforce\": ", workforce_text, " }\n", sep = "")
