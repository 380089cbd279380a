"""What stands under an assumption, and what most depends on: grounds, labels, hinges."""
