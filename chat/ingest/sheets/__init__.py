"""Which sheet is which list, and which heading is which column."""
