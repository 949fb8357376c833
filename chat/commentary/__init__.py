"""How a manager's text is kept: found, gathered, merged and put back."""
