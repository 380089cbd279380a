"""One reader a corpus. The corpora themselves stay where they are."""
