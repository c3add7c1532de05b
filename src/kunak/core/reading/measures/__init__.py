"""Measures of plans and road maps: rows of tables and numbered lists, their executors and terms."""
