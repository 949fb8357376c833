"""The quality rules, the findings they make, and the verdict: can the figures of this extract be used."""
