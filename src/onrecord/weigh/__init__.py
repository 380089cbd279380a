"""What the ledger answers: claims, sources and roots across reports, computed from what is kept."""
