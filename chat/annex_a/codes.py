"""Codes that are named in several rooms, each once: groups of codes with one meaning."""

ADOPTED = ("E11", "E12")
SHORT_BREAKS = ("V3", "V4")
PLACED_FOR_ADOPTION = ("A3", "A4", "A5", "A6")
