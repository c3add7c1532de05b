"""A version as the core sees it: the content that keys are turned on."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Model, Prefetch, QuerySet

from kunak.agreements.models import Party
from kunak.agreements.parties import parties_at
from kunak.core.lifecycle import VersionState
from kunak.core.programme.content import FundingContent, MeasureContent, MilestoneContent, version_content
from kunak.core.two_keys import KeyState, Turn, content_hash, key_states
from kunak.programme.models import Dependency, Executor, Funding, Measure, Milestone, Version, VersionKey

FUNDING = Prefetch("funding", Funding.objects.select_related("agreement"))
PARTIES = parties_at("programme__agreement")  # of a version
PARTS = (  # what a measure is made of beside its row
    "executors",
    "milestones",
    FUNDING,
    Prefetch("dependencies", Dependency.objects.select_related("predecessor")),
)


def measures_of(
    version: Version, keys: Collection[int] | None = None, parts: Iterable[str | Prefetch[Any]] = PARTS
) -> list[Measure]:
    """Return the measures in their order with commitments and what belongs to them. A query, and one for each part.

    Args:
        keys: of those that are wanted; None for all.
        parts: what is wanted beside the rows, of `PARTS`: a list of hundreds fetches only what it shows.
    """
    found = version.measures.all() if keys is None else version.measures.filter(pk__in=keys)
    return list(found.select_related("commitment").prefetch_related(*parts))


def named(measure: Measure, *, is_co: bool) -> dict[int, list[str]]:
    """Return the names of the bodies that answer for a measure, or of those that help, by the party's key."""
    found: dict[int, list[str]] = {}
    for one in measure.executors.all():
        if one.is_co == is_co:
            found.setdefault(one.party_id, []).append(one.name)
    return found


def reporters_of(measure: Measure) -> dict[int, str]:
    """Return who reports on a measure, by the party's key."""
    return {one.party_id: one.reporter for one in measure.executors.all() if one.reporter}


def contents_of(version: Version) -> list[MeasureContent]:
    """Return all measures of a version as the sides agree on them, in their order. Five queries."""
    return contents_of_all([version])[version.pk]


def contents_of_all(versions: Collection[Version]) -> dict[int, list[MeasureContent]]:
    """Return all measures of each of several versions as contents, by the key of the version. Five queries.

    Read as plain values, since a plan has thousands of measures and no row of theirs is needed whole.
    """
    places = {party.pk: place for one in versions for place, party in enumerate(parties_in(one))}
    counts = {one.pk: len(parties_in(one)) for one in versions}
    found: dict[int, list[MeasureContent]] = {one.pk: [] for one in versions}
    rows = rows_of(found)
    parts = _parts_of(rows, places)
    for row in rows.measures:
        found[row.version].append(_content(row, parts, counts[row.version]))
    return found


def parties_in(version: Version) -> list[Party]:
    """Return the parties of a version's agreement in their order. No query where they are fetched."""
    return list(version.programme.agreement.parties.all())


FIELDS = (
    "version", "pk", "line", "sector", "kind", "text", "commitment__order", "term_kind", "starts_on", "ends_on",
    "expected_result", "indicator", "money", "details", "signed_result", "territories",
)  # fmt: skip
Body = tuple[int, str, bool, str]  # place of the party, name, whether it only helps, who reports


class Rows(NamedTuple):
    """All that contents are made of, each as plain values in their order; none is asked for yet."""

    measures: QuerySet[Any, Any]
    bodies: QuerySet[Any, Any]
    steps: QuerySet[Any, Any]
    funding: QuerySet[Any, Any]
    waits: QuerySet[Any, Any]


def rows_of(versions: Collection[int]) -> Rows:
    """Return the rows of versions by their keys. No query."""

    def rows(model: type[Model], order: Sequence[str], *fields: str) -> QuerySet[Any, Any]:
        found = model._default_manager.filter(measure__version__in=versions, measure__dropped_at=None)
        return found.order_by(*order, "pk").values_list("measure", *fields)

    return Rows(
        Measure.objects.filter(version__in=versions).order_by("order", "pk").values_list(*FIELDS, named=True),
        rows(Executor, ("party__order",), "party", "name", "is_co", "reporter"),
        rows(Milestone, ("order",), "name", "due_on", "is_final"),
        rows(Funding, ("order",), "party", "source", "year", "amount", "to_party", "ground"),
        rows(Dependency, (), "predecessor__line", "predecessor__dropped_at"),
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """What belongs to measures beside their rows, by their keys."""

    bodies: Mapping[int, Sequence[Body]]
    steps: Mapping[int, Sequence[MilestoneContent]]
    funding: Mapping[int, Sequence[FundingContent]]
    predecessors: Mapping[int, Sequence[str]]


def _parts_of(rows: Rows, places: Mapping[int, int]) -> _Parts:
    """Return the parts of all measures. Four queries."""
    return _Parts(
        _grouped((key, (places[party], *told)) for key, party, *told in rows.bodies),
        _grouped((key, MilestoneContent(name, _day(due), is_final)) for key, name, due, is_final in rows.steps),
        _grouped(
            (key, FundingContent(places[party], source, year, f"{amount:.2f}", places[to] if to else None, ground))
            for key, party, source, year, amount, to, ground in rows.funding
        ),
        _grouped((key, str(line)) for key, line, dropped_at in rows.waits if dropped_at is None),
    )


def _grouped(pairs: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for key, part in pairs:
        found.setdefault(key, []).append(part)
    return found


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _content(row: Any, parts: _Parts, parties: int) -> MeasureContent:
    bodies = parts.bodies.get(row.pk, ())
    return MeasureContent(
        line=str(row.line),
        sector=row.sector,
        kind=row.kind,
        text=row.text,
        commitment=row.commitment__order,
        term_kind=row.term_kind,
        starts_on=_day(row.starts_on),
        ends_on=_day(row.ends_on),
        executors=_by_party(parties, bodies, is_co=False),
        milestones=tuple(parts.steps.get(row.pk, ())),
        expected_result=row.expected_result,
        indicator=row.indicator,
        money=row.money,
        details=row.details,
        coexecutors=_by_party(parties, bodies, is_co=True) if any(is_co for _, _, is_co, _ in bodies) else (),
        reporters=_reporters(parties, bodies) if any(reporter for *_, reporter in bodies) else (),
        signed_result=row.signed_result,
        funding=tuple(parts.funding.get(row.pk, ())),
        predecessors=tuple(sorted(parts.predecessors.get(row.pk, ()))),  # what was dropped is waited for no more
        territories=tuple(row.territories),
    )


def _by_party(parties: int, bodies: Sequence[Body], *, is_co: bool) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(name for at, name, co, _ in bodies if at == place and co == is_co) for place in range(parties))


def _reporters(parties: int, bodies: Sequence[Body]) -> tuple[str, ...]:
    told = {place: reporter for place, _name, _is_co, reporter in bodies if reporter}
    return tuple(told.get(place, "") for place in range(parties))


def hash_of(version: Version, contents: Iterable[MeasureContent] | None = None) -> str:
    """Return the hash of the version's content as it stands now.

    Args:
        contents: all its measures, where they are at hand; else five queries.
    """
    return _hash(version, contents, waiver=version.waiver, transfer_waiver=version.transfer_waiver)


def draft_hash(version: Version, contents: Iterable[MeasureContent] | None = None) -> str:
    """Return the hash of the measures and the period alone: what somebody saw who is about to send an open version."""
    return _hash(version, contents, waiver="")


def _hash(version: Version, contents: Iterable[MeasureContent] | None, **waivers: str) -> str:
    programme = version.programme
    period = {"starts_on": programme.starts_on.isoformat(), "ends_on": programme.ends_on.isoformat()}
    measures = contents_of(version) if contents is None else contents
    return content_hash(version_content(measures, **waivers, **period))


def states_of(version: Version, keys: Iterable[VersionKey] | None = None) -> dict[int, KeyState]:
    """Return each side's key state on what was sent, by the side's primary key, in the order of the parties.

    Nobody has a key on a draft, whatever was agreed before it was taken back; one that was returned shows what was.

    Args:
        keys: all of the version, oldest first, where they are at hand; else one query.
    """
    sides = [party.side_id for party in version.programme.agreement.parties.all()]
    found = version.keys.all() if keys is None else keys
    turns = [Turn(key.side_id, key.content_hash, key.turned_at is None) for key in found]
    return key_states(sides, [] if version.state == VersionState.DRAFT else turns, version.content_hash)
