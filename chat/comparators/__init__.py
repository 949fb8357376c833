"""Published figures: who the authorities are, what is published about them, and how ours compare."""
