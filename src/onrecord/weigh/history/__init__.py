"""What became of claims and positions over time: answers, changes, reversals, rules."""
