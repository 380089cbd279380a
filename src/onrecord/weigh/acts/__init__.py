"""Acts: what somebody decided, authorised, carried out or enabled, gathered across reports."""
