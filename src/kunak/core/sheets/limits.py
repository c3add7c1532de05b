"""How much of a table is looked at."""

MAX_SHEET_BYTES = 10 * 1024 * 1024
"""The largest file of a table."""

MAX_ROWS = 20_000
"""Rows that hold anything, the head included."""

MAX_COLUMNS = 100
"""Cells of one row that are looked at; those to the right of them are left out."""

MAX_CELL = 32_767
"""Characters of one cell, as the format has it."""
