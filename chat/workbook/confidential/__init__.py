"""Files that name children: made only when asked for, and named for it."""
