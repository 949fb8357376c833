"""Named rules over the typed frames."""
