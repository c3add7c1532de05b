"""What the rows and items of one plan share: its sides, its years, what was read of it before."""

from collections.abc import Sequence
from dataclasses import dataclass

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.party_of_entity import full_name
from kunak.core.reading.context import Context
from kunak.core.reading.measures.executors import Sides
from kunak.core.reading.measures.stated_term import Years
from kunak.core.reading.record import Agreement, Commitment, Party

PERIOD = re.compile(
    r"(?:(?:на|в|за)\s(?:период\s)?(?:с\s)?|\()(?P<first>20\d\d)(?:(?:\s?[–-]\s?|\s(?:по|и)\s)(?P<last>20\d\d))?\s(?:год|г)"
)
HEAD = 2_500


@dataclass(frozen=True, slots=True)
class Frame:
    """The sides of a document, the years its plan is for, the commitments of its first agreement."""

    sides: Sides
    years: Years | None = None
    commitments: tuple[Commitment, ...] = ()


def frame_of(context: Context, agreements: Sequence[Agreement]) -> Frame:
    """Return what the document says of all its measures: its parties are those of the first agreement that has two."""
    first = next((one for one in agreements if len(one.parties) > 1), None)
    if first is None:
        return Frame(Sides(()), _years(context))
    return Frame(Sides(first.parties), _years(context), first.commitments)


def sides_named(context: Context, end: int) -> Sides:
    """Return the two territories that the beginning of a document names, and no third; empty for any other number."""
    found: dict[str, Party] = {}
    for item in context.territories.within(0, end):
        if item.form != "capital" and item.level != "country":
            name, kind, code = full_name(item)
            found.setdefault(name, Party(name, kind, code, (Span(item.start, item.end),), 0.8, "sides.named"))
    return Sides(tuple(found.values())) if len(found) == 2 else Sides(())


def _years(context: Context) -> Years | None:
    """Return the years that a plan is for, by «на 2026–2028 годы» in its head."""
    found = PERIOD.search(context.text.lower, 0, HEAD)
    if found is None:
        return None
    first, last = int(found["first"]), int(found["last"] or found["first"])
    return Years(first, last, Span(found.start("first"), found.end("last") if found["last"] else found.end("first")))
