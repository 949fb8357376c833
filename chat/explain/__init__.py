"""What a table counts, in words and by example."""
