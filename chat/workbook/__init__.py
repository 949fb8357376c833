"""The Excel workbook: sheets of tables, charts and commentary cells."""
