"""What was found, kind by kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from kunak.desk.search import (
    agreements,
    assignments,
    bodies,
    commitments,
    documents,
    drafts,
    groups,
    measures,
    meetings,
    people,
    reports,
)
from kunak.desk.search.source import Hit, Newest, Seeker, Source

SOURCES: tuple[Source, ...] = (  # in the order of the page; those of a new room stand here in one more line
    agreements.SOURCE,
    measures.SOURCE,
    commitments.SOURCE,
    reports.SOURCE,
    assignments.SOURCE,
    groups.SOURCE,
    meetings.SOURCE,
    meetings.MATERIALS,
    drafts.SOURCE,
    documents.SOURCE,
    bodies.SOURCE,
    people.SOURCE,
)
SHOWN = 5  # of each kind, where all are shown


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind: all their keys, and those that are shown."""

    source: Source
    keys: Sequence[int]
    hits: list[Hit]

    @property
    def is_cut(self) -> bool:
        """Whether there are more than the keys."""
        return isinstance(self.keys, Newest)

    @property
    def more(self) -> int:
        """How many are not shown."""
        return len(self.keys) - len(self.hits)


def found(seeker: Seeker, *, shown: int = SHOWN) -> list[Group]:
    """Return the kinds of which anything was found, the first of each. A fixed number of queries, at most fifty-two."""
    keys = [(source, source.find(seeker)) for source in SOURCES]
    return [Group(source, some, source.hits(some[:shown], seeker)) for source, some in keys if some]


def page_of_kind(seeker: Seeker, code: str) -> tuple[Source, Sequence[int]] | None:
    """Return a kind and all keys that were found; None for what is no kind."""
    source = next((one for one in SOURCES if one.code == code), None)
    return (source, source.find(seeker)) if source else None
