"""The page of an agreement."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Model, Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from kunak.agreements.card import card_of
from kunak.agreements.contributions import CONTRIBUTORS, DatedThing, Remark, Tab, Unfinished
from kunak.agreements.explanations import Explained, explained
from kunak.agreements.models import (
    Agreement,
    Commitment,
    Coordinator,
    Party,
    PlannedEvent,
    Predecessor,
    Signatory,
    Source,
)
from kunak.agreements.policies import can_enter_terms, can_record_acts
from kunak.agreements.prolongations import Prolonged, prolonged
from kunak.agreements.queries.acts import ActRow, act_rows
from kunak.agreements.queries.chain import Neighbours, neighbours
from kunak.agreements.queries.further import read_for
from kunak.agreements.queries.keys import CardKeys, card_keys
from kunak.agreements.queries.lists import with_facts
from kunak.agreements.queries.places import place_of, source_url
from kunak.agreements.queries.registration import CardRegistration, card_registration, registration_dates
from kunak.agreements.queries.then_and_now import Bodies, ThenAndNow, then_and_now
from kunak.agreements.strip import Strip, strip
from kunak.agreements.terms import ENDED, ENTERABLE, KnownStanding, read_value, standing_of
from kunak.agreements.words import (
    away_words,
    document_code,
    full_title,
    if_nobody_acts,
    kind_word,
    short_title,
    silent_notice,
    until_words,
)
from kunak.documents.fields import FIELDS
from kunak.documents.models import Document
from kunak.documents.words import words
from kunak.people.policies import Reader, side_of

SHOWN_DATES = 8


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment with how many measures it has, None where no plan tells, and where they are shown."""

    commitment: Commitment
    measures: int | None
    source: str
    measures_url: str = ""


@dataclass(frozen=True, slots=True)
class SectorRow:
    """A sector with its commitments; it may have none."""

    code: str
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Who signed or coordinates, with the place of the words, and what the body was called then and is now."""

    name: str
    post: str
    source: str
    body: ThenAndNow | None = None


@dataclass(frozen=True, slots=True)
class PartyColumn:
    """Who signed and who coordinates for a party; the last column may be of none, for whom the text does not place."""

    party: Party | None
    signatories: tuple[PersonRow, ...]
    coordinators: tuple[PersonRow, ...]


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term: its words, the place in the document or who entered it, and what is counted where it is silent."""

    field: str
    label: str
    words: str
    source: str
    entry: Source | None
    silence: str
    can_enter: bool
    can_take_back: bool


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """Everything that the page of an agreement shows as of a day."""

    agreement: Agreement
    kind: str
    document_code: str
    title: str
    short: str
    on: date
    known: KnownStanding | None
    state: str
    until: str
    nobody: str
    notice_told: str
    strip: Strip | None
    terms: tuple[TermRow, ...]
    columns: tuple[PartyColumn, ...]
    groups_source: str
    sectors: tuple[SectorRow, ...]
    commitment_count: int
    covered_count: int | None
    dates: tuple[DatedThing, ...]
    tabs: tuple[Tab, ...]
    remarks: tuple[Remark, ...]
    keys: CardKeys
    planned: tuple[tuple[PlannedEvent, str], ...]
    beside: Neighbours
    registration: CardRegistration
    documents: tuple[Document, ...]
    acts: tuple[ActRow, ...]
    can_record_acts: bool
    explained: tuple[Explained, ...]
    prolonged: tuple[Prolonged, ...]
    tail: tuple[Unfinished, ...]
    is_compared: bool  # whether several of its documents were read


def agreement_page(agreement: Agreement, reader: Reader, on: date, *, is_today: bool) -> AgreementPage:
    """Return the page of an agreement as of a day. A fixed number of queries, whatever the agreement holds."""
    _fetch_rows(agreement)
    card, known, documents = card_of(agreement), standing_of(agreement, on), tuple(agreement.documents.all())
    registration = card_registration(agreement, reader, on)
    restricted = next((one.party.label for one in registration.restricted), "")
    coverage = _coverage(agreement, reader)
    commitments = list(agreement.commitments.all())
    sources = {one.field: one for one in with_facts(agreement.sources.select_related("entered_by"))}
    return AgreementPage(
        agreement=agreement,
        kind=kind_word(agreement.kind),
        document_code=document_code(agreement.kind, agreement.title),
        title=full_title(agreement),
        short=short_title(agreement),
        on=on,
        known=known,
        state=known.state if known else "unknown",
        until=until_words(known),
        nobody=if_nobody_acts(agreement, known),
        notice_told=silent_notice(agreement, known),
        strip=strip(card, known, on, is_today=is_today),
        terms=tuple(_term_rows(agreement, sources, reader)),
        columns=party_columns(agreement, then_and_now(agreement, on)),
        groups_source=place_of(sources["working_groups"].fact) if "working_groups" in sources else "",
        sectors=_sectors(agreement, commitments, coverage),
        commitment_count=len(commitments),
        covered_count=None if coverage is None else sum(1 for one in commitments if coverage.get(one.pk)),
        dates=_dates(agreement, known, reader, on, registration_dates(registration)),
        tabs=tuple(tab for contributor in CONTRIBUTORS for tab in contributor.tabs(agreement, reader)),
        remarks=tuple(remark for contributor in CONTRIBUTORS for remark in contributor.remarks(agreement, reader)),
        keys=card_keys(agreement, reader, card, restricted_by=restricted),
        planned=tuple((one, source_url(one)) for one in agreement.planned_events.all()),
        beside=neighbours(agreement, reader, on),
        registration=registration,
        documents=documents,
        is_compared=len(documents) > 1 and read_for(agreement).count() > 1,
        acts=act_rows(agreement, reader),
        can_record_acts=can_record_acts(reader, agreement),
        explained=explained(agreement, on),
        prolonged=prolonged(agreement, on),
        tail=_tail(agreement, known, reader),
    )


def _fetch_rows(agreement: Agreement) -> None:
    """Fetch once what both the card and the page show, with the facts behind it. Five queries."""
    models: dict[str, type[Model]] = {
        "signatories": Signatory,
        "coordinators": Coordinator,
        "commitments": Commitment,
        "planned_events": PlannedEvent,
        "predecessors": Predecessor,
    }
    rows = {name: with_facts(model._default_manager.all()) for name, model in models.items()}
    rows["coordinators"] = rows["coordinators"].select_related("organisation")
    prefetch_related_objects([agreement], *(Prefetch(name, found) for name, found in rows.items()))


def party_columns(agreement: Agreement, bodies: Bodies) -> tuple[PartyColumn, ...]:
    """Return signatories and coordinators by party, and those whom the text does not place. No query."""
    signatories = [(one.party_id, _person(one, bodies)) for one in agreement.signatories.all()]
    coordinators = [(one.party_id, _person(one, bodies)) for one in agreement.coordinators.all()]

    def column(party: Party | None) -> PartyColumn:
        key = party.pk if party else None
        return PartyColumn(
            party,
            tuple(one for place, one in signatories if place == key),
            tuple(one for place, one in coordinators if place == key),
        )

    unplaced = column(None)
    has_unplaced = unplaced.signatories or unplaced.coordinators
    return (*map(column, agreement.parties.all()), *((unplaced,) if has_unplaced else ()))


def _person(one: Signatory | Coordinator, bodies: Bodies) -> PersonRow:
    return PersonRow(one.name, one.post if isinstance(one, Signatory) else "", source_url(one), bodies.get(one))


def _term_rows(agreement: Agreement, sources: dict[str, Source], reader: Reader) -> Iterable[TermRow]:
    may, own = can_enter_terms(reader, agreement), side_of(reader)
    is_automatic = read_value(agreement, "renewal") == "automatic"
    for name in ENTERABLE:
        if name == "renewal_period" and not is_automatic:
            continue
        field, value, source = FIELDS[name], read_value(agreement, name), sources.get(name)
        entry = source if source is not None and source.fact_id is None else None
        is_own = bool(entry and own and entry.entered_for_id == own.pk)
        read = source.fact.value if source is not None and source.fact and value == "on_act" else value
        yield TermRow(
            field=name,
            label=str(field.label),
            words=words(field, read, {}).main if value else "",
            source=place_of(source.fact) if source else "",
            entry=entry,
            silence="" if value else _silence(name, is_automatic=is_automatic),
            can_enter=may and not value,
            can_take_back=may and is_own,
        )


def _silence(field: str, *, is_automatic: bool) -> str:
    if field == "renewal_period":
        return _("the same as the term is counted")
    if field == "notice" and is_automatic:
        return _("the last day of the term is counted")
    return {
        "in_force": _("counted from the day of signing"),
        "renewal": _("none is counted"),
        "term": _("nothing can be counted"),
        "signed_on": _("nothing can be counted"),
    }.get(field, "")


def _coverage(agreement: Agreement, reader: Reader) -> dict[int, int] | None:
    """Return how many measures each commitment has; None where no plan has any, so that nothing is told of them."""
    found: dict[int, int] = {}
    for contributor in CONTRIBUTORS:
        for commitment, count in contributor.coverage(agreement, reader).items():
            found[commitment] = found.get(commitment, 0) + count
    return found or None


def _sectors(
    agreement: Agreement, commitments: Iterable[Commitment], coverage: dict[int, int] | None
) -> tuple[SectorRow, ...]:
    ones = [
        Promise(
            one,
            None if coverage is None else coverage.get(one.pk, 0),
            source_url(one),
            _measures_url(agreement, one) if coverage and coverage.get(one.pk) else "",
        )
        for one in commitments
    ]
    return tuple(
        SectorRow(code, tuple(one for one in ones if one.commitment.sector == code)) for code in agreement.sectors
    )


def _measures_url(agreement: Agreement, commitment: Commitment) -> str:
    urls = (contributor.measures_url(agreement, commitment.pk) for contributor in CONTRIBUTORS)
    return next(filter(None, urls), "")


def _dates(
    agreement: Agreement, known: KnownStanding | None, reader: Reader, on: date, more: Iterable[DatedThing]
) -> tuple[DatedThing, ...]:
    found = [thing for contributor in CONTRIBUTORS for thing in contributor.dates(agreement, reader, on)]
    found += [*term_dates(known, on), *more]
    soonest = sorted(found, key=lambda thing: (thing.on, thing.title))[:SHOWN_DATES]
    return tuple(replace(one, note=one.note or away_words(on, one.on)) for one in soonest)


def _tail(agreement: Agreement, known: KnownStanding | None, reader: Reader) -> tuple[Unfinished, ...]:
    """Return what is not finished of an agreement that has ended."""
    if known is None or known.state not in ENDED:
        return ()
    return tuple(one for contributor in CONTRIBUTORS for one in contributor.tail(agreement, reader))


def term_dates(known: KnownStanding | None, on: date) -> list[DatedThing]:
    """Return the days of the term that are still to come and known to the day."""
    if known is None or known.state not in {"signed", "in_force", "lapsing", "suspended"}:
        return []
    is_automatic = known.standing.notice_deadline is not None
    renewed = _("Renewed automatically, if nobody gives notice") if is_automatic else _("Renewed, as the sides agreed")
    named = [
        (known.beginning, _("Takes effect")),
        (known.standing.notice_deadline, _("The last day to give notice")),
        (known.standing.renews_on, renewed),
        (None if known.renews else known.standing.ends_on, _("The last day in force")),
    ]
    return [DatedThing(day, told) for day, told in named if day and day >= on]
