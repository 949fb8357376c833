"""Files to sheets of text, and what is refused before that."""
