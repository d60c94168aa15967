# Reference numbers for two groups compared: score interval of a ratio, mid-P, conditional odds ratio, equal differences.
# Rscript comparison.R > comparison.json   (R 4.2 or later, base packages only; R is not needed to run the tests)
options(digits = 15)
# Koopman 1984: ratios whose constrained likelihood (found numerically) gives a Pearson statistic within the limit.
statistic <- function(ratio, x1, n1, x2, n2) {
  top <- min(1, 1 / ratio)
  slope <- function(p) x1 / p - ratio * (n1 - x1) / (1 - ratio * p) + x2 / p - (n2 - x2) / (1 - p)
  ends <- c(1e-15, top * (1 - 1e-15))
  p2 <- if (slope(ends[2]) > 0) top else uniroot(slope, ends, tol = 1e-17, maxiter = 10000)$root
  p1 <- ratio * p2
  part <- function(x, n, p) if (x == n && p >= 1 - 1e-12) 0 else (x - n * p)^2 / (n * p * (1 - p))
  part(x1, n1, p1) + part(x2, n2, p2)
}
koopman <- function(x1, n1, x2, n2) {
  estimate <- (x1 / n1) / (x2 / n2)
  f <- function(log) statistic(exp(log), x1, n1, x2, n2) - qchisq(0.95, 1)
  low <- if (x1 == 0) 0 else exp(uniroot(f, c(if (x2 == 0) -12 else log(estimate) - 8, if (x2 == 0) 12 else log(estimate) - 1e-9), tol = 1e-13)$root)
  high <- if (x2 == 0) Inf else exp(uniroot(f, c(if (x1 == 0) -12 else log(estimate) + 1e-9, if (x1 == 0) 12 else log(estimate) + 8), tol = 1e-13)$root)
  c(low, high)
}
midp <- function(x1, n1, x2, n2) {
  d <- dhyper(max(0, x1 + x2 - n2):min(n1, x1 + x2), n1, n2, x1 + x2)
  own <- dhyper(x1, n1, n2, x1 + x2)
  sum(d[d < own / (1 + 1e-7)]) + sum(d[abs(d - own) <= own * 1e-7]) / 2
}
contrasts <- list(c(7, 25, 15, 30), c(3, 40, 9, 41), c(0, 12, 4, 15), c(5, 12, 0, 15), c(56, 70, 48, 80),
                  c(12, 12, 9, 15), c(557, 1835, 1198, 2691), c(2, 900, 9, 1100), c(5, 10, 1, 10))
number <- function(v) ifelse(is.finite(v), format(v, digits = 15, trim = TRUE), "null")
row <- function(v) {
  k <- koopman(v[1], v[2], v[3], v[4])
  paste0("    { \"counts\": [", paste(v, collapse = ", "), "], \"low\": ", number(k[1]), ", \"high\": ", number(k[2]),
         ", \"midP\": ", number(midp(v[1], v[2], v[3], v[4])), " }")
}
cat("{\n  \"computedWith\": \"", R.version.string, "\",\n  \"contrasts\": [\n",
    paste(sapply(contrasts, row), collapse = ",\n"), "\n  ],\n", sep = "")
# Equal differences over the departments of UCBAdmissions: deviance of a weighted mean.
u <- UCBAdmissions
p <- apply(u, c(2, 3), function(v) v[1] / sum(v)); n <- apply(u, c(2, 3), sum)
d <- p["Female", ] - p["Male", ]; w <- 1 / colSums(p * (1 - p) / n)
q <- deviance(lm(d ~ 1, weights = w))
cat("  \"equalDifferences\": { \"statistic\": ", number(q), ", \"p\": ", number(pchisq(q, 5, lower.tail = FALSE)), " },\n", sep = "")
ps <- c(0.01, 0.04, 0.03, 0.005, 0.9)
cat("  \"holm\": { \"ps\": [", paste(ps, collapse = ", "), "], \"adjusted\": [", paste(number(p.adjust(ps, "holm")), collapse = ", "), "] }\n}\n", sep = "")
