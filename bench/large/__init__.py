"""A register as large as a country's: made in bulk, the same for the same seed, kept between runs (see `place`)."""
