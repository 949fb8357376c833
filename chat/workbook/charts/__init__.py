"""What the charts show, as values."""
