"""What the press officer should mend in a statement, and what statements say differently of one name."""
