"""Reasons and other texts, as services take them."""

from kunak.agreements.errors import ReasonMissing, TextTooLong, WordsMissing

LONGEST = 4000  # characters


def reason_of(text: str, *, is_needed: bool = True) -> str:
    """Return a reason without blanks around it and without marks that nobody types and no database takes.

    Raises:
        ReasonMissing: it is empty where it is needed.
        TextTooLong: it is longer than `LONGEST`.
    """
    reason = text.replace("\x00", "").strip()
    if is_needed and not reason:
        raise ReasonMissing
    if len(reason) > LONGEST:
        raise TextTooLong(limit=LONGEST)
    return reason


def words_of(text: str) -> str:
    """Return the text of what is told in words, cleaned as a reason is.

    Raises:
        WordsMissing: it is empty.
        TextTooLong: it is longer than `LONGEST`.
    """
    words = reason_of(text, is_needed=False)
    if not words:
        raise WordsMissing
    return words
