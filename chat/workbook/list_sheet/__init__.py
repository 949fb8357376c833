"""The sheet of one list: planned first, then written."""
