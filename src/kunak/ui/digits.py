"""Numbers that come as text, in an address or a form."""

MOST_DIGITS = 18  # what a column of the database can hold; Python itself refuses to read thousands of them


def number_in(text: str, default: int = 0) -> int:
    """Return a whole number from 0 written in plain digits; the default for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else default
