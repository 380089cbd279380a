"""Transcripts with speaker labels: their turns, and who has the word in each."""
