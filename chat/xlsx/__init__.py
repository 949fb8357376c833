"""Workbooks as files: reading and editing their parts without losing what we do not know."""
