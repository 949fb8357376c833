"""Planted faults, and the key of everything that follows from them."""
