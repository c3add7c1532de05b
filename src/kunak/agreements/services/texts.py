"""Reasons, as services take them."""

from kunak.agreements.errors import ReasonMissing, TextTooLong

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
