# Results of R on data that ship with it, one check a line: name, the inputs, R's answer. Read by r_check.c.
emit <- function(name, ...) cat(name, sprintf("%.17g", unlist(list(...))), "\n")
level <- as.numeric(AirPassengers)
for (i in c(13, 40, 144)) emit("growth", level[i], level[i - 12], (level[i] / level[i - 12] - 1) * 100)
for (i in c(25, 60, 144)) emit("average", level[i - 24], level[i], 2, ((level[i] / level[i - 24])^(1 / 2) - 1) * 100)
x <- as.numeric(nottem)
emit("mean", length(x), x, mean(x))
emit("sd", length(x), x, sd(x))
emit("acf", length(x), x, acf(x, plot = FALSE)$acf[2])
fit <- lm(Employed ~ ., longley)
X <- model.matrix(fit)
emit("lm", nrow(X), ncol(X), t(X), longley$Employed, coef(fit))
fit <- lm(mpg ~ wt + hp + qsec, mtcars)
X <- model.matrix(fit)
emit("lm", nrow(X), ncol(X), t(X), mtcars$mpg, coef(fit))
s <- summary(lm(tail(x, 12) ~ seq(0, 11)))$coefficients
emit("slope", 12, tail(x, 12), s[2, 1], s[2, 4])
r <- as.numeric(eurodist)[1:30]
emit("rank", length(r), r, rank(-r, ties.method = "min"))
