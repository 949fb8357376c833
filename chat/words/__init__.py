"""How numbers and dates are written, and which word is nearest to another."""
