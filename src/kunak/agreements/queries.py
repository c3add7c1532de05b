"""Questions to the register; answers shaped for reading."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Prefetch, QuerySet

from kunak.agreements.card import card_hash, card_states
from kunak.agreements.contributions import CONTRIBUTORS, DatedThing, Tab
from kunak.agreements.models import (
    Agreement,
    CardKey,
    Commitment,
    Coordinator,
    Party,
    PlannedEvent,
    Predecessor,
    Signatory,
)
from kunak.agreements.policies import can_turn_card_key
from kunak.agreements.strip import Strip, strip
from kunak.agreements.terms import known_terms
from kunak.agreements.words import full_title, if_nobody_acts, kind_word, short_title, silences, until_words
from kunak.core.reference import sectors
from kunak.core.terms import Standing, standing_between
from kunak.core.two_keys import KeyState, is_agreed
from kunak.documents.models import Document
from kunak.people.models import Side
from kunak.people.policies import Reader, side_of


def agreements_of(side: Side) -> QuerySet[Agreement]:
    """Return the agreements that a side is a party of, newest first, with their parties."""
    return with_parties(Agreement.objects.filter(pk__in=Party.objects.filter(side=side).values("agreement")))


def with_parties(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Return the same with parties, their sides and territories fetched in one more query."""
    parties = Party.objects.select_related("side__territory", "territory", "fact__candidate__reading")
    return agreements.prefetch_related(Prefetch("parties", parties))


def standing_of(agreement: Agreement, on: date) -> tuple[Standing | None, frozenset[str]]:
    """Return the standing on a day and what an imprecise date leaves open; None where nothing can be counted."""
    known = known_terms(agreement)
    if known is None:
        return None, frozenset()
    found = standing_between(known.earliest, known.latest, (), on)
    return found.standing, found.unknown


@dataclass(frozen=True, slots=True)
class Row:
    """One agreement in a list."""

    agreement: Agreement
    title: str
    standing: Standing | None
    until: str


def row(agreement: Agreement, on: date) -> Row:
    """Return an agreement as a list shows it. No query where the parties are fetched."""
    standing, _ = standing_of(agreement, on)
    return Row(agreement, short_title(agreement), standing, until_words(standing) if standing else "")


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment with how many measures it has; None where the reader may see no programme."""

    commitment: Commitment
    measures: int | None
    source: str


@dataclass(frozen=True, slots=True)
class SectorRow:
    """A sector with its commitments."""

    code: str
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class PartyColumn:
    """Who signed and who coordinates for a party."""

    party: Party
    signatories: tuple[Signatory, ...]
    coordinators: tuple[Coordinator, ...]


@dataclass(frozen=True, slots=True)
class CardKeys:
    """Where the sides stand on showing the card."""

    states: tuple[tuple[Party, KeyState, CardKey | None], ...]
    content_hash: str
    is_public: bool
    can_turn: bool
    can_withdraw: bool


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """Everything that the page of an agreement shows."""

    agreement: Agreement
    kind: str
    title: str
    short: str
    on: date
    standing: Standing | None
    unknown: frozenset[str]
    until: str
    nobody: str
    silences: tuple[str, ...]
    strip: Strip | None
    columns: tuple[PartyColumn, ...]
    sectors: tuple[SectorRow, ...]
    commitment_count: int
    covered_count: int | None
    dates: tuple[DatedThing, ...]
    tabs: tuple[Tab, ...]
    keys: CardKeys
    planned: tuple[PlannedEvent, ...]
    predecessors: tuple[Predecessor, ...]
    documents: tuple[Document, ...]


def agreement_page(agreement: Agreement, reader: Reader, on: date) -> AgreementPage:
    """Return the page of an agreement as of a day. A fixed number of queries."""
    standing, unknown = standing_of(agreement, on)
    coverage = _coverage(agreement, reader)
    commitments = list(agreement.commitments.select_related("fact__candidate__reading"))
    return AgreementPage(
        agreement=agreement,
        kind=kind_word(agreement),
        title=full_title(agreement),
        short=short_title(agreement),
        on=on,
        standing=standing,
        unknown=unknown,
        until=until_words(standing) if standing else "",
        nobody=if_nobody_acts(agreement, standing),
        silences=tuple(silences(agreement, standing.notice_deadline if standing else None)),
        strip=strip(agreement, standing, on) if standing else None,
        columns=party_columns(agreement),
        sectors=_sectors(commitments, coverage),
        commitment_count=len(commitments),
        covered_count=None if coverage is None else sum(1 for one in commitments if coverage.get(one.pk)),
        dates=_dates(agreement, standing, reader, on),
        tabs=tuple(tab for contributor in CONTRIBUTORS for tab in contributor.tabs(agreement, reader)),
        keys=card_keys(agreement, reader),
        planned=tuple(agreement.planned_events.all()),
        predecessors=tuple(agreement.predecessors.all()),
        documents=tuple(agreement.documents.all()),
    )


def party_columns(agreement: Agreement) -> tuple[PartyColumn, ...]:
    """Return signatories and coordinators by party. Two queries."""
    signatories, coordinators = list(agreement.signatories.all()), list(agreement.coordinators.all())
    return tuple(
        PartyColumn(
            party,
            tuple(one for one in signatories if one.party_id == party.pk),
            tuple(one for one in coordinators if one.party_id == party.pk),
        )
        for party in agreement.parties.all()
    )


def _coverage(agreement: Agreement, reader: Reader) -> dict[int, int] | None:
    found: dict[int, int] = {}
    for contributor in CONTRIBUTORS:
        for commitment, count in contributor.coverage(agreement, reader).items():
            found[commitment] = found.get(commitment, 0) + count
    return found if CONTRIBUTORS else None


def _sectors(commitments: Iterable[Commitment], coverage: dict[int, int] | None) -> tuple[SectorRow, ...]:
    places = {code: place for place, code in enumerate(sectors())}
    ordered = sorted(commitments, key=lambda one: (places.get(one.sector, 99), one.sector, one.order))
    return tuple(
        SectorRow(
            code,
            tuple(Promise(one, None if coverage is None else coverage.get(one.pk, 0), source_url(one)) for one in ones),
        )
        for code, ones in groupby(ordered, key=lambda one: one.sector)
    )


def source_url(row: Commitment | Signatory | Coordinator | Party) -> str:
    """Return the address of the words behind a row of the agreement; empty where there are none."""
    from kunak.documents.fields import row_key

    fact = row.fact
    if fact is None:
        return ""
    candidate = fact.candidate
    return f"{candidate.get_absolute_url()}#f-{row_key(fact.field, fact.position)}"


def _dates(agreement: Agreement, standing: Standing | None, reader: Reader, on: date) -> tuple[DatedThing, ...]:
    from django.utils.translation import gettext as _

    found = [thing for contributor in CONTRIBUTORS for thing in contributor.dates(agreement, reader, on)]
    if standing is not None:
        if standing.notice_deadline and standing.notice_deadline >= on:
            found.append(DatedThing(standing.notice_deadline, _("The last day to give notice")))
        if standing.renews_on:
            found.append(DatedThing(standing.renews_on, _("Renewed automatically")))
        elif standing.ends_on and standing.ends_on >= on:
            found.append(DatedThing(standing.ends_on, _("The last day in force")))
    return tuple(sorted(found, key=lambda thing: (thing.on, thing.title))[:8])


def card_keys(agreement: Agreement, reader: Reader) -> CardKeys:
    """Return where the sides stand on showing exactly the card of today."""
    hash_of_today = card_hash(agreement)
    states = card_states(agreement, hash_of_today)
    keys = list(agreement.card_keys.select_related("by"))
    own = side_of(reader)
    own_state = states.get(own.pk) if own else None
    may = can_turn_card_key(reader, agreement)
    return CardKeys(
        states=tuple(
            (party, states[party.side_id], next((k for k in reversed(keys) if k.side_id == party.side_id), None))
            for party in agreement.parties.all()
        ),
        content_hash=hash_of_today,
        is_public=is_agreed(states),
        can_turn=may and own_state is not KeyState.TURNED,
        can_withdraw=may and own_state is KeyState.TURNED,
    )
