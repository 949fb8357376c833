"""Files to typed frames: nothing is dropped silently, every step returns what it made and what it found."""
