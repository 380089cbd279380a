"""What a report page shows of a claim or of some reports, gathered, and whether it is whole."""
