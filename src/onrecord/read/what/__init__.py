"""What a statement is like: modality, evidence, and the quantities, times and things in it."""
