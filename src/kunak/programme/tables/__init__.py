"""A plan as a table of a spreadsheet: the same columns out and in."""
