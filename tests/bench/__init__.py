"""Benchmarks: ``make bench``. Times are printed beside a peer of the same run; no test asserts on them."""
