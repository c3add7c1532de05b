"""What papers need of a version: rows ready for print, in Russian, the own side first."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from kunak.agreements.models import UNSIGNED, Agreement, Party
from kunak.agreements.queries import with_parties
from kunak.core import reference
from kunak.core.lifecycle import VersionState
from kunak.core.programme.term import term_words
from kunak.core.two_keys import KeyState
from kunak.papers.content import (
    Consent,
    DetailsOnPaper,
    Edition,
    HeadOnPaper,
    PartyOnPaper,
    PlanOnPaper,
    RowOnPaper,
    SectionOnPaper,
    StepsOnPaper,
)
from kunak.papers.ics_plan import CalendarOfPlan, DayInCalendar
from kunak.papers.wording import KINDS_GENITIVE, dated_words, day_words, joined, moment_words, roman
from kunak.people.models import Side
from kunak.people.queries import heads_of_territories_on
from kunak.programme.content import named, reporters_of, states_of
from kunak.programme.models import Measure, Version
from kunak.programme.policies import SHARED
from kunak.programme.queries import MeasureRow, SectionRow, details_of, funding_of_measure, table


def for_papers(versions: QuerySet[Version]) -> QuerySet[Version]:
    """Return versions with what papers and policies ask of them. Five queries for one."""
    agreements = with_parties(Agreement.objects.all())
    found = versions.select_related("programme", "drafted_by_side")
    return found.prefetch_related(Prefetch("programme__agreement", agreements), "keys__by")


def plan_on_paper(version: Version, own: Side) -> PlanOnPaper:
    """Return the plan as the copy of one side has it: that side is named first. A fixed number of queries."""
    agreement, sections, edition = version.programme.agreement, table(version), _edition(version)
    parties = sorted(agreement.parties.all(), key=lambda party: (party.side_id != own.pk, party.order))
    return PlanOnPaper(
        kind=KINDS_GENITIVE[agreement.kind],
        title=agreement.title,
        dated="" if agreement.event in UNSIGNED else dated_words(agreement.signed_on),
        parties=tuple(_parties(version, parties, edition.in_force_on or edition.made_on)),
        starts_on=version.programme.starts_on,
        ends_on=version.programme.ends_on,
        edition=edition,
        sections=tuple(_section(section, parties) for section in sections),
        steps=tuple(_steps(sections)),
        details=tuple(_details(sections, parties)),
    )


def _edition(version: Version) -> Edition:
    is_frozen = version.state in SHARED
    in_force = version.in_force_at
    return Edition(
        number=version.number,
        made_on=timezone.localdate((version.sent_at if is_frozen else None) or version.created_at),
        is_restricted=version.programme.agreement.filings.filter(is_restricted=True).exists(),
        is_sent=version.state == VersionState.SENT,
        is_returned=version.state == VersionState.RETURNED,
        is_given_up=version.state == VersionState.DROPPED,
        in_force_on=timezone.localdate(in_force) if in_force else None,
        replaced_by=_in_force_now(version) if version.state == VersionState.REPLACED else None,
        content_hash=version.content_hash if is_frozen else "",
        waiver=version.waiver if is_frozen else "",
        transfer_waiver=version.transfer_waiver if is_frozen else "",
    )


def _in_force_now(version: Version) -> int | None:
    present = version.programme.versions.filter(state=VersionState.IN_FORCE)
    return present.values_list("number", flat=True).first()


def _parties(version: Version, parties: Sequence[Party], on: date) -> Iterator[PartyOnPaper]:
    consents, heads = _consents(version), heads_of_territories_on([party.side for party in parties], on)
    for party in parties:
        place = party.own_territory
        cases = (place.name_gen, place.name_ins) if place else ("", "")
        name = place.name if place else party.name
        head = heads.get(party.side_id)
        yield PartyOnPaper(
            name,
            _short(party),
            *cases,
            consent=consents.get(party.side_id),
            head=HeadOnPaper(head.post, head.name) if head else None,
        )


def _short(party: Party) -> str:
    """Return the short name for work in Russian, whatever the language of the page."""
    return party.side.territory.short if party.side.territory else party.name


def _consents(version: Version) -> dict[int, Consent]:
    """Return the keys that stand on exactly the content that the paper shows; an open version has none."""
    if version.state not in SHARED:
        return {}
    states = states_of(version)
    turned = [key for key in version.keys.all() if states[key.side_id] is KeyState.TURNED]
    return {key.side_id: Consent(key.by.name, moment_words(key.turned_at)) for key in turned if key.turned_at}


def _section(section: SectionRow, parties: Sequence[Party]) -> SectionOnPaper:
    sector = reference.sectors().get(section.sector)
    rows = tuple(_row(row, parties) for row in section.rows)
    return SectionOnPaper(roman(section.number), sector.name_ru if sector else section.sector, rows)


def _row(row: MeasureRow, parties: Sequence[Party]) -> RowOnPaper:
    measure, names = row.measure, {party.pk: list(bodies) for party, bodies in row.executors}
    for key, helpers in named(measure, is_co=True).items():
        names[key] += [f"соисполнитель: {one}" for one in helpers]
    for key, reporter in reporters_of(measure).items():
        names[key].append(f"отчитывается: {reporter}")
    return RowOnPaper(
        number=row.number,
        text=measure.text,
        executors=tuple(tuple(names[party.pk]) for party in parties),
        term=term_words(measure.term, "ru"),
        expected_result="\n".join(filter(None, (measure.signed_result, measure.expected_result))),
        indicator=measure.indicator,
        money=measure.money,
        commitment=measure.commitment.text if measure.commitment else "",
    )


def _steps(sections: Iterable[SectionRow]) -> Iterator[StepsOnPaper]:
    for row in (row for section in sections for row in section.rows):
        steps = [(step.name, day_words(step.due_on)) for step in row.measure.milestones.all() if step.due_on]
        if steps:
            yield StepsOnPaper(row.number, row.measure.text, tuple(steps))


def _details(sections: Iterable[SectionRow], parties: Sequence[Party]) -> Iterator[DetailsOnPaper]:
    for row in (row for section in sections for row in section.rows):
        told = [(one.label, one.words) for one in details_of(row.measure, "ru")]
        told += [("Финансирование", one.words) for one in funding_of_measure(row.measure, parties)]
        if told:
            yield DetailsOnPaper(row.number, row.measure.text, tuple(told))


def calendar_of(version: Version, address: str) -> CalendarOfPlan:
    """Return the last days of terms and the dated milestones of a version. A fixed number of queries.

    Args:
        address: of the product, without a slash at the end; events link to their measures.
    """
    rows = [row for section in table(version) for row in section.rows]
    programme = version.programme
    names = joined([_short(party) for party in programme.agreement.parties.all()])
    return CalendarOfPlan(
        uid=uuid5(NAMESPACE_URL, f"{address}{programme.get_absolute_url()}"),
        name=f"План мероприятий: {names}, версия {version.number}",
        stamp=_stamp(version, [row.measure for row in rows]),
        sequence=version.number,
        is_agreed=version.in_force_at is not None,
        days=tuple(day for row in rows for day in _days(row, address)),
    )


def _stamp(version: Version, measures: Iterable[Measure]) -> datetime:
    """Return the moment since which the content is what it is."""
    if version.state in SHARED and version.sent_at:
        return version.sent_at
    return max([version.created_at, *(measure.changed_at for measure in measures)])


def _days(row: MeasureRow, address: str) -> Iterator[DayInCalendar]:
    measure = row.measure
    url = f"{address}{measure.get_absolute_url()}"
    bodies = "\n".join(f"{_short(party)}: {', '.join(names) or 'не назначен'}" for party, names in row.executors)
    text = f"Мероприятие {row.number}: {measure.text}\n{bodies}"
    if measure.ends_on:
        yield DayInCalendar(measure.line, measure.ends_on, f"Срок: {measure.text}", text, url)
    for step in measure.milestones.all():
        if step.due_on:
            yield DayInCalendar(step.line, step.due_on, f"{step.name}: {measure.text}", text, url)
