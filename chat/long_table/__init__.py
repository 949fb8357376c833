"""The figures as one long table, a line for each number, for Power BI, R or SQL."""
