"""A claim, or some reports, as one HTML page: who says it, since when, and what holds it up."""
