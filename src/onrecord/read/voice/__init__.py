"""The author's voice."""
