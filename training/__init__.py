"""Fits, measures and exports the reader. Needs PyTorch; the package does not."""
