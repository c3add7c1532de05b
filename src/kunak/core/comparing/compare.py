"""The commitments of two agreements side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from kunak.core.comparing.assignment import best_pairs
from kunak.core.comparing.verdicts import Reason, Said, Verdict, judged, matter
from kunak.core.comparing.words import content_words

ENOUGH = 0.5  # more than this part of the shorter one's words must be common for two to be about one matter
ACROSS = 0.75  # of the words of both, for two that stand in different sectors
SECTOR_ALONE = 0.05  # the worth of a pair whose former names nothing but the sector: only where nothing else fits


@dataclass(frozen=True, slots=True, order=True)
class Promise:
    """A commitment as it is compared."""

    sector: str
    text: str


@dataclass(frozen=True, slots=True)
class Compared:
    """One row of a comparison; None where the agreement has nothing like it."""

    verdict: Verdict
    sector: str
    before: Promise | None
    after: Promise | None
    reasons: tuple[Reason, ...]


def compare(before: Sequence[Promise], after: Sequence[Promise]) -> tuple[Compared, ...]:
    """Return each commitment of the two agreements once, with what became of it.

    First those of one sector are paired, so that all pairs together have most words in common; then those that are
    left, across sectors, where nearly all words are common. The order of the two agreements changes who is former and
    who is later, never who is paired with whom.

    Returns:
        The rows by sector, in the order in which the later agreement names the sectors, then the former.
    """
    pairs = _paired(before, after)
    rows = [_row(before[a], after[b]) for a, b in pairs]
    gone, come = {a for a, _ in pairs}, {b for _, b in pairs}
    rows += [_dropped(one, after) for place, one in enumerate(before) if place not in gone]
    rows += [_new(one, before) for place, one in enumerate(after) if place not in come]
    order = list(dict.fromkeys([one.sector for one in (*after, *before)]))
    return tuple(sorted(rows, key=lambda row: order.index(row.sector)))


def _row(former: Promise, later: Promise) -> Compared:
    sector = later.sector if later.sector == former.sector else ""
    verdict, reasons = judged(former.text, later.text, sector)
    if not sector:
        reasons = (*reasons, Reason(Said.OTHER_SECTOR, (former.sector, later.sector)))
    return Compared(verdict, later.sector, former, later, reasons)


def _dropped(former: Promise, after: Sequence[Promise]) -> Compared:
    """Return the row of a commitment that is left over; the later agreement may still have it, in fewer sectors."""
    twin = _twin(former, after)
    if twin:
        reason = Reason(Said.FEWER_SECTORS, (former.sector, twin.sector))
        return Compared(Verdict.CHANGED, former.sector, former, twin, (reason,))
    return Compared(Verdict.DROPPED, former.sector, former, None, (Reason(Said.NOTHING_LIKE_IT),))


def _new(later: Promise, before: Sequence[Promise]) -> Compared:
    """Return the row of a commitment that has come; the former may have had it, in fewer sectors."""
    twin = _twin(later, before)
    if twin:
        reason = Reason(Said.MORE_SECTORS, (twin.sector, later.sector))
        return Compared(Verdict.WIDENED, later.sector, twin, later, (reason,))
    return Compared(Verdict.NEW, later.sector, None, later, (Reason(Said.NOTHING_LIKE_IT),))


def _twin(one: Promise, others: Sequence[Promise]) -> Promise | None:
    """Return what has the same matter in another sector; of several the same one, in whatever order they stand."""
    alike = (other for other in others if other.sector != one.sector and _worth(one, other, "") == 1)
    return min(alike, default=None)


def _paired(before: Sequence[Promise], after: Sequence[Promise]) -> list[tuple[int, int]]:
    """Return the places of those that are paired, in the order of the former agreement.

    They are looked for in an order that does not depend on which of the two is the former: where several pairings are
    worth the same, the same one is found both ways.
    """
    first, second = _in_order(before), _in_order(after)
    is_turned = [before[place] for place in first] > [after[place] for place in second]
    if is_turned:
        first, second, before, after = second, first, after, before
    pairs: list[tuple[int, int]] = []
    for sector in sorted({one.sector for one in before} & {one.sector for one in after}):
        ours = [place for place in first if before[place].sector == sector]
        theirs = [place for place in second if after[place].sector == sector]
        worth = [[_worth(before[a], after[b], sector) for b in theirs] for a in ours]
        pairs += [(ours[a], theirs[b]) for a, b in best_pairs(worth)]
    pairs += _across(before, after, *(_left(order, pairs, end) for end, order in enumerate((first, second))))
    return sorted((b, a) for a, b in pairs) if is_turned else sorted(pairs)


def _in_order(promises: Sequence[Promise]) -> list[int]:
    return sorted(range(len(promises)), key=lambda place: (promises[place].sector, promises[place].text))


def _left(order: list[int], pairs: list[tuple[int, int]], end: int) -> list[int]:
    taken = {pair[end] for pair in pairs}
    return [place for place in order if place not in taken]


def _across(
    before: Sequence[Promise], after: Sequence[Promise], ours: list[int], theirs: list[int]
) -> list[tuple[int, int]]:
    """Return the pairs of those that stand in different sectors."""
    worth = [[one if (one := _worth(before[a], after[b], "")) >= ACROSS else 0 for b in theirs] for a in ours]
    return [(ours[a], theirs[b]) for a, b in best_pairs(worth)]


def _worth(one: Promise, other: Promise, sector: str) -> float:
    """Return how much of their matter two commitments share, 0 for too little, 1 for all; the same both ways."""
    first, second = (matter(content_words(each.text, sector)) for each in (one, other))
    if not first or not second:
        return (1.0 if first == second else SECTOR_ALONE) if sector else 0.0
    common = len(first & second)
    if common / min(len(first), len(second)) <= ENOUGH:
        return 0.0
    return 2 * common / (len(first) + len(second))
