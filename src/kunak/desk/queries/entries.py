"""Things to do of any room in one shape: an upper room brings them to the desk with one small file here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kunak.desk.queries.rows import Section, section

NEAR_DAYS = 7


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that a person, or the own side, does something about.

    Args:
        url: where it is done.
        names: of the parties in one breath.
        told: what is waited for, in words.
        due_on: by which day, where there is one.
        late_days: how long that is over.
    """

    url: str
    title: str
    names: str
    told: str
    due_on: date | None = None
    late_days: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """The entries of one kind under their heading.

    Args:
        code: the name of its place on the page.
        act: the word of the button.
        sign: a name of the sprite.
        nobody: what is told to whoever may do nothing about them; empty for nothing.
        is_theirs: whether other sides are waited for: it stands last, and nothing in it is late on this desk.
    """

    code: str
    heading: str
    act: str
    sign: str
    section: Section[Entry]
    nobody: str = ""
    is_theirs: bool = False


def part(
    code: str,
    heading: str,
    entries: Iterable[Entry],
    *,
    can_act: bool,
    act: str,
    sign: str,
    nobody: str = "",
    is_theirs: bool = False,
) -> Part:
    """Return a part of all its entries, the most urgent first."""
    rows = sorted(entries, key=lambda one: one.due_on or date.max)
    return Part(code, heading, act, sign, section(rows, can_act=can_act), nobody, is_theirs)


def late_days(due_on: date | None, on: date) -> int:
    """Return by how many days something is late on a day."""
    return max((on - due_on).days, 0) if due_on else 0
