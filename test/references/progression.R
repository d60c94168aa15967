# Reference numbers for partial pooling and for interaction on the additive scale, on R's own UCBAdmissions.
# Rscript progression.R > progression.json   (R 4.2 or later, base packages only; R is not needed to run the tests)
counts <- as.data.frame(UCBAdmissions)
cells <- with(counts, aggregate(Freq, list(dept = Dept, gender = Gender), sum))
admitted <- with(counts[counts$Admit == "Admitted", ], aggregate(Freq, list(dept = Dept, gender = Gender), sum))
x <- admitted$x
n <- cells$x

# Beta-binomial likelihood in mean and log concentration, maximised from several starts.
negative <- function(p) {
  m <- plogis(p[1]); s <- exp(p[2]); a <- m * s; b <- (1 - m) * s
  -sum(lbeta(x + a, n - x + b) - lbeta(a, b))
}
fits <- lapply(c(0, 1, 2, 3), function(start) {
  fit <- optim(c(0, start), negative, method = "BFGS", control = list(reltol = 1e-16, maxit = 1000))
  nlm(negative, fit$par, gradtol = 1e-12, steptol = 1e-14, iterlim = 1000)
})
best <- fits[[which.min(sapply(fits, function(f) f$minimum))]]
mean <- plogis(best$estimate[1]); concentration <- exp(best$estimate[2])
rates <- (x + mean * concentration) / (n + concentration)

# Delta method with derivatives by R's symbolic differentiation, four independent proportions.
delta <- function(expression, p, size) {
  names(p) <- c("neither", "first", "second", "both")
  gradient <- attr(eval(deriv(expression, names(p)), as.list(p)), "gradient")
  value <- eval(expression[[1]], as.list(p))
  se <- sqrt(sum(gradient^2 * p * (1 - p) / size))
  c(estimate = value, low = value - qnorm(0.975) * se, high = value + qnorm(0.975) * se)
}
pick <- function(d, g) which(cells$dept == d & cells$gender == g)
corners <- lapply(c("B", "C", "D", "E", "F"), function(d) {
  at <- c(pick("A", "Male"), pick("A", "Female"), pick(d, "Male"), pick(d, "Female"))
  p <- x[at] / n[at]
  list(dept = d, x = x[at], n = n[at],
       contrast = delta(expression(both - first - second + neither), p, n[at]),
       reri = delta(expression(both / neither - first / neither - second / neither + 1), p, n[at]))
})
number <- function(v) paste0("[", paste(format(v, digits = 15, trim = TRUE), collapse = ", "), "]")
cat("{\n  \"computedWith\": \"", R.version.string, "\",\n", sep = "")
cat("  \"pooling\": { \"x\": ", number(x), ", \"n\": ", number(n), ", \"mean\": ", format(mean, digits = 15),
    ", \"concentration\": ", format(concentration, digits = 15), ", \"rates\": ", number(rates), " },\n", sep = "")
cat("  \"crossings\": [\n", paste(sapply(corners, function(k)
  paste0("    { \"dept\": \"", k$dept, "\", \"x\": ", number(k$x), ", \"n\": ", number(k$n),
         ", \"contrast\": ", number(k$contrast), ", \"relativeExcess\": ", number(k$reri), " }")),
  collapse = ",\n"), "\n  ]\n}\n", sep = "")
