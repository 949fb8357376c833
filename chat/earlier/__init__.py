"""Earlier workbooks and figures files: what they said, so that a month can be held against the one before."""
