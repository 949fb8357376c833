"""One module per Annex A list: its populations and its tables, in the order they are printed."""
