"""Parallax, what people touch: the full-screen reader and the command line. All it knows it asks of ``index``."""

__version__ = "0.1.0"
