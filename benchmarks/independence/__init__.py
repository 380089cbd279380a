"""Claims with known roots, to measure how well independence is told."""
