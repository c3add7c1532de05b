"""How words of tables are compared."""


def plain(text: str) -> str:
    """Return words as they are compared: small letters, ё as е, blanks folded."""
    return " ".join(text.casefold().replace("ё", "е").split())
