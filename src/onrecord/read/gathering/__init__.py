"""Mentions of one referent made one source: names, titles, descriptions, pronouns."""
