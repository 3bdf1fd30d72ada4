"""The rules, one a module; their order is in :mod:`index.analysis.quotes.chain`."""
