"""The other sheets, one module each."""
