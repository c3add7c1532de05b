"""How likely two documents tell of one agreement, with the reasons: what speaks for it, what against."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kunak.core.joining.likeness import (
    alike,
    days_between,
    fits,
    is_day,
    most_pairs,
    near_party,
    same_party,
    same_person,
    share_any,
    stems,
)
from kunak.core.joining.telling import Telling

NEAR = 3  # days by which a day may be missed that was concluded from others
NEWS = 14  # days within which an event is news
FAMILIES = (
    frozenset({"agreement", "treaty", "memorandum", "protocol", "other"}),
    frozenset({"programme", "roadmap", "protocol", "other"}),
    frozenset({"amendment", "other"}),
)
UNSIGNED = frozenset({"planned", "negotiated"})  # their day is one that was foreseen
GENERAL = (
    "соглашение договор меморандум протокол документ о сотрудничестве взаимодействии партнёрстве намерениях между "
    "в сфере области развития и реализации осуществления сторон года на годы"
)


class Likeness(StrEnum):
    """How likely it is."""

    SAME = "same"
    PERHAPS = "perhaps"
    OTHER = "other"


class Bearing(StrEnum):
    """What a reason does to the likeness."""

    FOR = "for"
    FITS = "fits"  # it does not contradict, and proves nothing
    DOUBTS = "doubts"  # it lets nobody be certain
    AGAINST = "against"  # a known value contradicts: they are two agreements


@dataclass(frozen=True, slots=True)
class Reason:
    """One of the reasons; its `code` is worded by the page."""

    code: str
    bearing: Bearing


@dataclass(frozen=True, slots=True)
class Verdict:
    """The likeness and its reasons in a fixed order, whichever of the documents is asked about first."""

    likeness: Likeness
    reasons: tuple[Reason, ...]


def judge(one: Telling, other: Telling) -> Verdict:
    """Say how likely two documents tell of one agreement.

    Where a known value contradicts, they never do. Sectors, commitments and terms that differ contradict nothing:
    news leave out, and get things wrong. The same parties and the same stated day are enough to say that they do;
    where the day is not certain, something else must speak for it too.
    """
    reasons = tuple(reason for rule in RULES for reason in rule(one, other))
    return Verdict(_likeness(reasons), reasons)


def _likeness(reasons: tuple[Reason, ...]) -> Likeness:
    codes, bearings = {reason.code for reason in reasons}, [reason.bearing for reason in reasons]
    if Bearing.AGAINST in bearings or not codes & {"parties_same", "parties_near", "parties_part"}:
        return Likeness.OTHER
    supports = bearings.count(Bearing.FOR)
    if Bearing.DOUBTS in bearings:
        return Likeness.PERHAPS if supports >= 2 else Likeness.OTHER
    if "day_same" in codes:
        return Likeness.SAME
    return Likeness.SAME if supports >= 3 else Likeness.PERHAPS if supports >= 2 else Likeness.OTHER


def _parties(one: Telling, other: Telling) -> Iterator[Reason]:
    ones, others = one.each("parties"), other.each("parties")
    fewest, most = sorted((len(ones), len(others)))
    if fewest == 0:
        yield Reason("parties_unknown", Bearing.DOUBTS)
    elif fewest == most > 1 and most_pairs(ones, others, same_party) == most:
        yield Reason("parties_same", Bearing.FOR)
    elif fewest == most > 1 and most_pairs(ones, others, near_party) == most:
        yield Reason("parties_near", Bearing.FOR)
    elif most_pairs(ones, others, near_party) == fewest:
        yield Reason("parties_part", Bearing.DOUBTS)
    else:
        yield Reason("parties_differ", Bearing.AGAINST)


def _day(one: Telling, other: Telling) -> Iterator[Reason]:
    first, second = one.one("signed_on"), other.one("signed_on")
    if first is None or second is None:
        yield _published(one, other)
    elif is_day(first) and first == second:
        yield Reason("day_same", Bearing.FOR)
    elif fits(first, second):
        yield Reason("day_fits", Bearing.FITS)
    elif one.one("event") in UNSIGNED or other.one("event") in UNSIGNED:
        yield Reason("day_foreseen", Bearing.DOUBTS)
    elif _is_derived_near(one, other, first, second):
        yield Reason("day_near", Bearing.DOUBTS)
    else:
        yield Reason("day_differs", Bearing.AGAINST)


def _is_derived_near(one: Telling, other: Telling, first: str, second: str) -> bool:
    """Say whether a day that was concluded, from «вчера» or a weekday, misses the other by little."""
    is_derived = "signed_on" in one.derived | other.derived
    return is_derived and is_day(first) and is_day(second) and abs(days_between(first, second)) <= NEAR


def _published(one: Telling, other: Telling) -> Reason:
    """Return what the day of a publication says where a document does not give the day of signing."""
    days = [day for day in (one.one("signed_on"), other.one("signed_on")) if is_day(day)]
    silent = [each.one("published") for each in (one, other) if each.one("signed_on") is None]
    published = [day for day in silent if is_day(day)]
    if len(days) == 1 and published and 0 <= days_between(days[0], published[0]) <= NEWS:
        return Reason("day_published", Bearing.FOR)
    if len(published) == 2 and abs(days_between(*published)) <= NEWS:
        return Reason("published_together", Bearing.FOR)
    return Reason("day_unknown", Bearing.FITS)


def _kind(one: Telling, other: Telling) -> Iterator[Reason]:
    first, second = one.one("kind"), other.one("kind")
    if first is None or second is None:
        return
    if first == second:
        yield Reason("kind_same", Bearing.FITS)
    elif any({first, second} <= family for family in FAMILIES):
        yield Reason("kind_near", Bearing.FITS)
    else:
        yield Reason("kind_differs", Bearing.AGAINST)


def _title(one: Telling, other: Telling) -> Iterator[Reason]:
    """Compare what the titles name beside the words that every such title has."""
    first, second = one.one("title"), other.one("title")
    if first is None or second is None:
        return
    subjects = [stems(title) - stems(GENERAL) - _names(one) - _names(other) for title in (first, second)]
    if subjects[0] & subjects[1] or alike(first, second):
        yield Reason("title_same", Bearing.FOR)
    elif all(subjects):
        yield Reason("title_differs", Bearing.DOUBTS)


def _names(telling: Telling) -> frozenset[str]:
    """Return the words of the parties' names: a title that goes on with them says no more."""
    return frozenset().union(*(stems(party["name"]) for party in telling.each("parties")))


def _people(one: Telling, other: Telling) -> Iterator[Reason]:
    if share_any(one.each("signatories"), other.each("signatories"), same_person):
        yield Reason("people_same", Bearing.FOR)


def _supersedes(one: Telling, other: Telling) -> Iterator[Reason]:
    first, second = one.each("supersedes"), other.each("supersedes")
    if not first or not second:
        return
    if share_any(first, second, fits):
        yield Reason("supersedes_same", Bearing.FOR)
    else:
        yield Reason("supersedes_differs", Bearing.DOUBTS)


RULES: tuple[Callable[[Telling, Telling], Iterator[Reason]], ...] = (
    _parties,
    _day,
    _kind,
    _title,
    _people,
    _supersedes,
)
