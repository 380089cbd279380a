"""Fits what joins statements of different reports: their vectors, term weights and pair scorer."""
