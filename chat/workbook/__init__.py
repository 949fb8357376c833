"""The Excel writer, by part; `write.write_workbook` is the way in."""
