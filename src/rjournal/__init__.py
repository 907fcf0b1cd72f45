"""A private journal for reverse mentoring, in the terminal."""

__version__ = "0.1.0"
