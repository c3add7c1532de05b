"""What people type in one line, as it is kept."""

from kunak.groups.errors import GroupFieldMissing, GroupLineTooLong


def line_of(text: str, field: str, limit: int = 300, *, is_needed: bool = False) -> str:
    """Return a line without blanks around it and without marks that no database takes.

    Raises:
        GroupFieldMissing: it is empty where it is needed.
        GroupLineTooLong: it is longer than the limit.
    """
    line = " ".join(text.replace("\x00", "").split())
    if is_needed and not line:
        raise GroupFieldMissing(field=field)
    if len(line) > limit:
        raise GroupLineTooLong(field=field, words=line[:40], limit=limit)
    return line
