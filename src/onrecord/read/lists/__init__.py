"""Word lists and phrases that the rules read, one file a behaviour."""
