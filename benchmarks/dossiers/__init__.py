"""Dossiers with known answers, added to a ledger and asked: ``python -m benchmarks.dossiers``."""
