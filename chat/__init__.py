"""ChAT: the Children's services Analysis Tool for Annex A extracts."""

__version__ = "0.1.0"
