"""Readings kept: reports, joins and corrections, in SQLite or PostgreSQL."""
