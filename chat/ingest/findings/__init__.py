"""What reading has to report about headings, cells and identifiers."""
