"""Months, periods and working days."""
