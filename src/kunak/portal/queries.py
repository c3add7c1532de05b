"""What anybody may see: built from the cards and plans that all sides made public, and from nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kunak.agreements.card import RELATIONS, Card, CardParty, card_hash, public_card
from kunak.agreements.contributions import DatedThing
from kunak.agreements.models import UNSIGNED, Agreement, CardKey
from kunak.agreements.queries import public_agreements, with_parties
from kunak.agreements.queries.page import term_dates
from kunak.agreements.strip import Strip, strip
from kunak.agreements.terms import KnownStanding, standing_of
from kunak.agreements.words import away_words, headline, if_nobody_acts, joined, kind_word, told_once, until_words
from kunak.people.models import Territory
from kunak.portal.plan import PublicMeasure, PublicPlan, public_plan
from kunak.ui.templatetags.kunak_ui import date_words, duration_ru

LETTERS = "abcdefghij"
SHOWN_DATES = 8


@dataclass(frozen=True, slots=True)
class PublicRow:
    """One agreement in the public list."""

    pk: int
    names: str
    title: str
    kind: str
    state: str
    until: str
    signed_on: str
    sector_count: int
    is_sample: bool


@dataclass(frozen=True, slots=True)
class PublicParty:
    """A party as the public page shows it."""

    name: str
    label: str
    letter: str
    signatories: tuple[str, ...]
    coordinators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicPromise:
    """A commitment with its measures; None where no plan is public."""

    text: str
    measures: tuple[PublicMeasure, ...] | None


@dataclass(frozen=True, slots=True)
class PublicSector:
    """A sector with its commitments."""

    code: str
    promises: tuple[PublicPromise, ...]


@dataclass(frozen=True, slots=True)
class PublicPage:
    """Everything that the public page of an agreement shows as of a day."""

    pk: int
    card: Card
    on: date
    names: str
    headline: str
    lead: str
    kind: str
    known: KnownStanding | None
    state: str
    until: str
    nobody: str
    strip: Strip | None
    parties: tuple[PublicParty, ...]
    sectors: tuple[PublicSector, ...]
    plan: PublicPlan | None
    dates: tuple[DatedThing, ...]
    content_hash: str
    published_at: datetime
    is_sample: bool


def labels_of(parties: Sequence[CardParty]) -> list[str]:
    """Return the parties' short names; a territory's from the reference data, in the page's language. One query."""
    codes = [party.code for party in parties if party.code]
    known = {place.code: place for place in Territory.objects.filter(code__in=codes)}
    return [known[party.code].label if party.is_territory and party.code in known else party.name for party in parties]


def public_list(on: date) -> list[PublicRow]:
    """Return the public agreements, newest first. A fixed number of queries."""
    found = public_agreements()
    codes = {party.code for _agreement, card in found for party in card.parties if party.code}
    known = {place.code: place for place in Territory.objects.filter(code__in=codes)}
    return [_row(agreement, card, on, known) for agreement, card in found]


def _row(agreement: Agreement, card: Card, on: date, known: dict[str, Territory]) -> PublicRow:
    labels = [known[one.code].label if one.is_territory and one.code in known else one.name for one in card.parties]
    standing = standing_of(card, on)
    return PublicRow(
        pk=agreement.pk,
        names=joined(labels),
        title=headline(card, labels),
        kind=f"{kind_word(card.kind)} {card.title}".strip(),
        state=standing.state if standing else "unknown",
        until=until_words(standing),
        signed_on="" if card.event in UNSIGNED else card.signed_on,
        sector_count=len(card.sectors),
        is_sample=agreement.is_sample,
    )


def public_page(pk: int, on: date, *, is_today: bool = True) -> PublicPage | None:
    """Return the public page of an agreement, or None: there is none, or a side has not agreed to what it is today.

    Args:
        on: the day of its standing and of its plan; what was agreed to be public is that of today.
    """
    agreed = CardKey.objects.filter(agreement=pk, turned_at__isnull=False)
    shown = with_parties(Agreement.objects.filter(Exists(agreed), pk=pk))
    agreement = shown.prefetch_related(*RELATIONS).first()
    card = public_card(agreement) if agreement else None
    if agreement is None or card is None:
        return None
    known, labels = standing_of(card, on), labels_of(card.parties)
    plan = public_plan(agreement, on)
    return PublicPage(
        pk=agreement.pk,
        card=card,
        on=on,
        names=joined(labels),
        headline=headline(card, labels),
        lead=lead(card, known),
        kind=f"{kind_word(card.kind)} {card.title}".strip(),
        known=known,
        state=known.state if known else "unknown",
        until=until_words(known),
        nobody=if_nobody_acts(card, known),
        strip=strip(card, known, on, is_today=is_today),
        parties=tuple(_party(card, place, label) for place, label in enumerate(labels)),
        sectors=tuple(_sector(card, code, plan) for code in card.sectors),
        plan=plan,
        dates=_dates(plan, known, on),
        content_hash=card_hash(card),
        published_at=max(key.turned_at for key in agreement.card_keys.all() if key.turned_at),
        is_sample=agreement.is_sample,
    )


def lead(card: Card, known: KnownStanding | None) -> str:
    """Return when and where it was signed and for how long, in one breath."""
    told = []
    if card.event in UNSIGNED:
        told.append(_("It is not signed yet."))
    elif card.signed_on:
        day = date_words(card.signed_on)
        told.append(
            _("Signed: %(day)s, %(place)s.") % {"day": day, "place": card.place}
            if card.place
            else _("Signed: %(day)s.") % {"day": day}
        )
    length = duration_ru(str((card.term or {}).get("period", "")))
    if length and known is not None:
        renewal = (card.renewal or {}).get("kind")
        told.append(
            _("The term is %(length)s, then it is renewed automatically.") % {"length": length}
            if renewal == "automatic"
            else _("The term is %(length)s.") % {"length": length}
        )
    return told_once(" ".join([*told, _("Here you see what was promised and what is being done.")]))


def _party(card: Card, place: int, label: str) -> PublicParty:
    return PublicParty(
        name=card.parties[place].name,
        label=label,
        letter=LETTERS[min(place, len(LETTERS) - 1)],
        signatories=tuple(", ".join(filter(None, (p.name, p.post))) for p in card.signatories if p.party == place),
        coordinators=tuple(one.name for one in card.coordinators if one.party == place),
    )


def _sector(card: Card, code: str, plan: PublicPlan | None) -> PublicSector:
    return PublicSector(
        code,
        tuple(
            PublicPromise(one.text, tuple(m for m in plan.measures if m.commitment == place) if plan else None)
            for place, one in enumerate(card.commitments)
            if one.sector == code
        ),
    )


def _dates(plan: PublicPlan | None, known: KnownStanding | None, on: date) -> tuple[DatedThing, ...]:
    measures = plan.measures if plan else ()
    found = [DatedThing(one.ends_on, one.text) for one in measures if one.ends_on and one.ends_on >= on]
    found += term_dates(known, on)
    soonest = sorted(found, key=lambda thing: (thing.on, thing.title))[:SHOWN_DATES]
    return tuple(DatedThing(one.on, one.title, note=away_words(on, one.on)) for one in soonest)


def language() -> str:
    """Return the language of the page, a part of what makes two answers different."""
    return get_language() or "ru"
