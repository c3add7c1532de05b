"""Reasons, as services take them."""

from kunak.agreements.errors import ReasonMissing
from kunak.programme.errors import TextTooLong

LONGEST = 4000  # characters


def reason_of(text: str, *, is_needed: bool = True) -> str:
    """Return a reason without blanks around it.

    Raises:
        ReasonMissing: it is empty where it is needed.
        TextTooLong: it is longer than `LONGEST`.
    """
    reason = text.strip()
    if is_needed and not reason:
        raise ReasonMissing
    if len(reason) > LONGEST:
        raise TextTooLong(limit=LONGEST)
    return reason
