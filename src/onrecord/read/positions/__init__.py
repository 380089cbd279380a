"""What actors will or will not accept or do."""
