"""All measures of a version as thin lines: what every way to see a plan chooses from, however many there are."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple
from uuid import UUID

from kunak.core import reference
from kunak.core.programme.term import MeasureTerm
from kunak.core.search import AskedWord, asked_words, forms, words
from kunak.people.policies import Reader
from kunak.programme.models import Executor, Version
from kunak.programme.queries.asked import FREE, LATE, PlanAsked
from kunak.programme.queries.places import Place, place_test
from kunak.programme.queries.states import NEW, LineState, states_of_lines
from kunak.ui.digits import number_in

FIELDS = (
    "pk",
    "line",
    "sector",
    "order",
    "kind",
    "text",
    "commitment",
    "term_kind",
    "starts_on",
    "ends_on",
    "expected_result",
)
Fields = tuple[int, UUID, str, int, str, str, int | None, str, date | None, date | None, str]


class Body(NamedTuple):
    """An executor of a measure: the letter of its party and its name; a tuple, since thousands are counted."""

    letter: str
    name: str

    @property
    def value(self) -> str:
        """What stands for it in an address."""
        return f"{self.letter}:{self.name}"


class PlanLine(NamedTuple):
    """One measure, thin: a tuple, since a plan has thousands and every way to see it makes them all.

    Args:
        number: its place in the plan: section and place in it.
        bodies: executors in the order of the parties.
        lacking: letters of the parties that have no executor here.
        told: what words are looked for in.
    """

    pk: int
    line: str
    number: str
    sector: str
    kind: str
    text: str
    commitment: int | None
    term: MeasureTerm
    told: str
    bodies: tuple[Body, ...] = ()
    lacking: tuple[str, ...] = ()
    state: LineState = NEW
    is_beyond: bool = False


def plan_lines(version: Version) -> tuple[PlanLine, ...]:
    """Return all measures in the order of the plan with their numbers; no state is told yet. Two queries."""
    bodies, parties = _bodies(version), list(version.programme.agreement.parties.all())
    letters, last = [party.letter for party in parties], version.programme.ends_on
    numbered = _numbered(version.measures.order_by().values_list(*FIELDS))
    return tuple(_line(number, row, bodies.get(row[0], ()), letters, last) for number, row in numbered)


def with_states(version: Version, lines: Sequence[PlanLine], reader: Reader | None, on: date) -> tuple[PlanLine, ...]:
    """Return the same lines with the state of each on a day. A fixed number of queries."""
    state_of = states_of_lines(version, lines, reader, on)
    return tuple(line._replace(state=state_of(line)) for line in lines)


def shifted(lines: Iterable[PlanLine], terms: Mapping[UUID, MeasureTerm]) -> list[PlanLine]:
    """Return the same lines, each with the term that holds: as it was signed, where it is none of those shifted since.

    Args:
        terms: of `shifted_terms`.
    """
    return [line._replace(term=terms.get(UUID(line.line), line.term)) for line in lines] if terms else list(lines)


def _bodies(version: Version) -> Mapping[int, Sequence[Body]]:
    letters = {party.pk: party.letter for party in version.programme.agreement.parties.all()}
    found: dict[int, list[Body]] = {}
    named = Executor.objects.filter(measure__version=version, measure__dropped_at__isnull=True, is_co=False)
    for measure, party, name in named.order_by("party__order", "pk").values_list("measure", "party", "name"):
        found.setdefault(measure, []).append(Body(letters[party], name))
    return found


def _numbered(rows: Iterable[Fields]) -> Iterator[tuple[str, Fields]]:
    """Yield rows by sector with their numbers: section and place in it."""
    places = {code: place for place, code in enumerate(reference.sectors())}
    ordered = sorted(rows, key=lambda row: (places.get(row[2], len(places)), row[2], row[3], row[0]))
    for section, (_sector, ones) in enumerate(groupby(ordered, key=itemgetter(2)), start=1):
        yield from ((f"{section}.{place}", row) for place, row in enumerate(ones, start=1))


def _line(number: str, row: Fields, bodies: Sequence[Body], letters: Sequence[str], last: date) -> PlanLine:
    pk, line, sector, _order, kind, text, commitment, term_kind, starts_on, ends_on, result = row
    term, named = MeasureTerm(term_kind, starts_on, ends_on), {body.letter for body in bodies}
    return PlanLine(
        pk,
        str(line),
        number,
        sector,
        kind,
        text,
        commitment,
        term,
        " ".join([text, result, *(body.name for body in bodies)]),
        tuple(bodies),
        tuple(letter for letter in letters if letter not in named),
        is_beyond=term.goes_beyond(last),
    )


CHOICES: Mapping[str, Callable[[PlanLine], bool]] = {
    "": bool,
    "executors": lambda line: bool(line.lacking),
    "term": lambda line: line.term.kind == "none",
    "beyond": lambda line: line.is_beyond,
}


def chosen_lines(lines: Sequence[PlanLine], asked: PlanAsked, on: date, places: Mapping[int, Place]) -> list[PlanLine]:
    """Return the lines that answer to all that is asked, in the order asked. No query."""
    fits = list(_tests(asked, on))
    if asked.place:
        happens = place_test(asked.place, places)
        fits.append(lambda line: happens(line.pk))
    found = [line for line in lines if all(fit(line) for fit in fits)]
    if not asked.sort:
        return found
    return sorted(found, key=ORDERS[asked.sort.lstrip("-")], reverse=asked.sort.startswith("-"))


ORDERS: Mapping[str, Callable[[PlanLine], tuple[object, ...]]] = {
    "text": lambda line: (line.text.casefold().replace("ё", "е"),),
    "term": lambda line: (line.term.ends_on or date.max, line.term.starts_on or date.max),
    "state": lambda line: (line.state.place, line.term.ends_on or date.max),
}


def _tests(asked: PlanAsked, on: date) -> Iterator[Callable[[PlanLine], bool]]:
    """Yield a test for each thing that is asked."""
    if asked.show in CHOICES and asked.show:
        yield CHOICES[asked.show]
    if asked.sector:
        yield lambda line: line.sector == asked.sector
    if asked.kind:
        yield lambda line: line.kind == asked.kind
    if asked.body:
        yield lambda line: any(body.value == asked.body for body in line.bodies)
    if asked.state:
        yield lambda line: line.state.code == asked.state
    if asked.commitment:
        wanted = None if asked.commitment == FREE else number_in(asked.commitment)
        yield lambda line: line.commitment == wanted
    if asked.due:
        yield _due_test(asked.due, on)
    if asked.words:
        yield _words_test(asked_words(asked.words))


def _due_test(due: str, on: date) -> Callable[[PlanLine], bool]:
    if due == LATE:
        return lambda line: line.state.is_late
    days = min(number_in(due), 36500)
    last = on + timedelta(days=days)
    return lambda line: not line.state.is_over and line.term.ends_on is not None and on <= line.term.ends_on <= last


def lines_with(lines: Iterable[PlanLine], told: str) -> list[PlanLine]:
    """Return the lines that have some words, in whatever form. No query."""
    fits = _words_test(asked_words(told))
    return [line for line in lines if fits(line)]


def _words_test(asked: Sequence[AskedWord]) -> Callable[[PlanLine], bool]:
    wanted = [(frozenset(one.forms), one.beginning) for one in asked]

    def fits(line: PlanLine) -> bool:
        found = {form for word in words(line.told) for form in forms(word)}
        return all(
            not ones.isdisjoint(found) or (start and any(form.startswith(start) for form in found))
            for ones, start in wanted
        )

    return fits
