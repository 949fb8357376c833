"""The text of cells to dates, codes, numbers and identifiers."""
