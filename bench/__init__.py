"""Benchmarks: our own code beside its peers, in one process and one run."""
