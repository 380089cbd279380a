"""Answers in open formats that other programs read; nothing is weighed here."""
