"""The shipped reader on published sets, a module each: see ``python -m benchmarks.published``."""
