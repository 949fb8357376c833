"""Synthetic extracts: children's journeys first, then the lists as an extract would show them."""
