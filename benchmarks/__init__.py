"""Accuracy and speed, side by side with others, one command each."""
