"""Indicators: what an authority wants to hold against a target, judged month by month."""
