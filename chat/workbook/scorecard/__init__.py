"""The Scorecard sheet and the pages of its indicators."""
