"""Reading a report: one pass of the encoder, then plain rules."""
