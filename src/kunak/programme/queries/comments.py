"""What is said at measures, as far as a reader may know it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from kunak.agreements.models import Agreement, Party
from kunak.core.lifecycle import VersionState
from kunak.people.models import Role, Side
from kunak.people.policies import Reader, membership_of, side_of
from kunak.programme import policies
from kunak.programme.models import Comment, Measure, Version


@dataclass(frozen=True, slots=True)
class Said:
    """One comment; `text` is empty where another side took it back."""

    comment: Comment
    party: Party
    text: str
    can_withdraw: bool


@dataclass(frozen=True, slots=True)
class Talk:
    """What began, and the answers to it."""

    first: Said
    answers: tuple[Said, ...]
    can_settle: bool

    @property
    def comment(self) -> Comment:
        """What it began with."""
        return self.first.comment


@dataclass(frozen=True, slots=True)
class Talks:
    """The talks at a measure; those that wait for an answer come first."""

    talks: tuple[Talk, ...]
    can_comment: bool
    is_shared: bool  # whether a new comment is offered to be read by all sides
    is_seen: bool  # whether the other sides see the measure, in this version or in another one

    @property
    def open(self) -> int:
        """How many wait for an answer."""
        return sum(talk.comment.is_open for talk in self.talks)


@dataclass(frozen=True, slots=True)
class TalkedOver:
    """A measure that something is said at, in the newest version where the reader sees it."""

    measure: Measure
    talks: tuple[Talk, ...]

    @property
    def open(self) -> int:
        """How many talks wait for an answer."""
        return sum(talk.comment.is_open for talk in self.talks)


def talks_at(measure: Measure, version: Version, reader: Reader) -> Talks:
    """Return what is said at a measure in all versions of all plans of its agreement. Two queries."""
    agreement = version.programme.agreement
    found = _seen(agreement, reader).filter(line=measure.line)
    return Talks(
        _talks(found, agreement, reader),
        can_comment=policies.can_comment(reader, version),
        is_shared=version.state in policies.SHARED,
        is_seen=version.state in policies.SHARED or _is_seen(measure),
    )


def _is_seen(measure: Measure) -> bool:
    """Return whether a version that all sides see has the measure: they read at once what is said there to all."""
    return Measure.objects.filter(line=measure.line, version__state__in=policies.SHARED).exists()


def open_talks(agreement: Agreement, reader: Reader) -> Mapping[UUID, int]:
    """Return how many talks wait for an answer at each measure, by its line. One query; none for strangers."""
    if side_of(reader) is None:
        return {}
    waiting = _seen(agreement, reader).filter(answers=None, settled_at=None, withdrawn_at=None)
    return Counter(waiting.order_by().values_list("line", flat=True))


def talked_over(agreement: Agreement, reader: Reader) -> tuple[TalkedOver, ...]:
    """Return every measure of the agreement that something is said at, also where no version has it any more.

    Three queries, however many there are.
    """
    by_line: dict[UUID, list[Comment]] = {}
    for comment in _seen(agreement, reader):
        by_line.setdefault(comment.line, []).append(comment)
    newest = newest_of(agreement, by_line, reader)
    found = [
        TalkedOver(newest[line], _talks(ones, agreement, reader)) for line, ones in by_line.items() if line in newest
    ]
    return tuple(sorted(found, key=lambda one: not one.open))


def newest_of(agreement: Agreement, lines: Iterable[UUID], reader: Reader) -> dict[UUID, Measure]:
    """Return the newest measure of each line that the reader sees; one of a version given up only where no other is.

    Two queries.
    """
    side = side_of(reader)
    shown = Measure.everything.filter(line__in=list(lines), version__programme__agreement=agreement)
    seen = shown.filter(policies.seen_by(side)) if side else shown.none()
    given_up = Q(version__state=VersionState.DROPPED)
    ordered = seen.select_related("version").order_by("version__programme__starts_on", "version__number")
    rows = [*ordered.filter(given_up), *ordered.exclude(given_up)]
    return {one.line: one for one in rows}


def _seen(agreement: Agreement, reader: Reader) -> QuerySet[Comment]:
    """Return the comments of the reader's side, and what others said to all."""
    side = side_of(reader)
    found = Comment.objects.filter(version__programme__agreement=agreement)
    found = found.filter(Q(side=side) | Q(is_shared=True)) if side else found.none()
    return found.select_related("by", "settled_by", "side", "version")


def _talks(comments: Iterable[Comment], agreement: Agreement, reader: Reader) -> tuple[Talk, ...]:
    parties = {party.side_id: party for party in agreement.parties.all()}
    own, ones = side_of(reader), list(comments)
    said = [_said(one, parties[one.side_id], own, reader) for one in ones if one.side_id in parties]
    membership = membership_of(reader)
    may = membership is not None and membership.role in {Role.COORDINATOR, Role.SECTOR_LEAD}
    talks = [
        Talk(first, _answers(first, said), can_settle=may and own is not None and first.comment.side_id == own.pk)
        for first in said
        if first.comment.answers_id is None
    ]
    return tuple(sorted(talks, key=lambda talk: not talk.comment.is_open))


def _answers(first: Said, said: Sequence[Said]) -> tuple[Said, ...]:
    return tuple(one for one in said if one.comment.answers_id == first.comment.pk)


def _said(comment: Comment, party: Party, own: Side | None, reader: Reader) -> Said:
    is_own = own is not None and own.pk == comment.side_id
    text = comment.text if is_own or comment.withdrawn_at is None else ""
    can_withdraw = is_own and comment.by_id == reader.pk and comment.withdrawn_at is None
    return Said(comment, party, text, can_withdraw)
