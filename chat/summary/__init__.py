"""What the first page says, made from the figures of a report: no figure is counted here."""
