# Writes series of R's own with the stl() decomposition beside them: name, n, period, then y seasonal trend a line.
for (name in c("nottem", "co2", "AirPassengers", "UKgas", "ldeaths")) {
  y <- get(name)
  if (name == "AirPassengers") y <- log(y)
  d <- stl(y, s.window = 13)$time.series
  cat(name, length(y), frequency(y), "\n")
  for (i in seq_along(y)) cat(sprintf("%.17g %.17g %.17g\n", y[i], d[i, 1], d[i, 2]))
}
