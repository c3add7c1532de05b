"""The list of a side's agreements as of a day."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kunak.agreements.models import UNSIGNED, Agreement
from kunak.agreements.queries.lists import agreements_of
from kunak.agreements.terms import KnownStanding, standing_of
from kunak.agreements.words import kind_word, short_title, until_words
from kunak.core import reference
from kunak.documents.fields import KINDS
from kunak.people.models import Side
from kunak.ui.templatetags.kunak_ui import sector_name

STATES = (
    "in_force",
    "lapsing",
    "suspended",
    "signed",
    "draft",
    "expired",
    "terminated",
    "superseded",
    "void",
    "unknown",
)
SORTS = ("title", "signed", "end")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader asks the list for; empty texts ask for nothing.

    Args:
        words: that must all stand in the row's own words, in any case, ё like е.
        partner: primary key of another side.
        sort: one of `SORTS`, with a minus for the other direction.
    """

    on: date
    words: str = ""
    partner: str = ""
    kind: str = ""
    sector: str = ""
    state: str = ""
    sort: str = "-signed"


@dataclass(frozen=True, slots=True)
class Row:
    """One agreement in a list; `state` is ``unknown`` where it cannot be counted."""

    agreement: Agreement
    title: str
    names: str
    kind: str
    known: KnownStanding | None
    state: str
    until: str
    is_signed: bool

    @property
    def ends(self) -> date:
        """The last day of the period, for sorting; what has none comes last."""
        end = self.known and (self.known.day("period_end") or self.known.day("ends_on"))
        return end.latest if end else date.max


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter with its words."""

    value: str
    words: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Register:
    """The rows that were asked for, and what else could be."""

    rows: list[Row]
    total: int
    states: list[Choice]
    partners: list[Choice]
    kinds: list[Choice]
    sectors: list[Choice]


def row(agreement: Agreement, on: date) -> Row:
    """Return an agreement as a list shows it. No query where the parties are fetched."""
    known = standing_of(agreement, on)
    title = agreement.title[:1].upper() + agreement.title[1:]
    return Row(
        agreement=agreement,
        title=title or kind_word(agreement.kind),
        names=short_title(agreement),
        kind=kind_word(agreement.kind),
        known=known,
        state=known.state if known else "unknown",
        until=until_words(known),
        is_signed=agreement.event not in UNSIGNED,
    )


def register(side: Side, asked: Asked) -> Register:
    """Return a side's agreements as of a day, filtered and sorted. Three queries, four where words are looked for."""
    agreements = agreements_of(side)
    if asked.words:
        agreements = agreements.prefetch_related("commitments")
    everything = [row(agreement, asked.on) for agreement in agreements]
    found = [one for one in everything if _fits(one, asked)]
    counted = Counter(one.state for one in found)
    rows = [one for one in found if asked.state in {"", one.state}]
    name = asked.sort.lstrip("-") if asked.sort.lstrip("-") in SORTS else "signed"
    rows.sort(key=_sorted_by(name), reverse=asked.sort.startswith("-"))
    return Register(
        rows=rows,
        total=len(found),
        states=[Choice(state, state, counted[state]) for state in STATES if counted[state]],
        partners=_partners(everything, side),
        kinds=_used(KINDS, (one.agreement.kind for one in everything), kind_word),
        sectors=_used(reference.sectors(), (code for one in everything for code in one.agreement.sectors), sector_name),
    )


def _fits(one: Row, asked: Asked) -> bool:
    agreement = one.agreement
    if asked.kind and agreement.kind != asked.kind:
        return False
    if asked.sector and asked.sector not in agreement.sectors:
        return False
    if asked.partner and asked.partner not in {str(party.side_id) for party in agreement.parties.all()}:
        return False
    return not asked.words or all(word in _haystack(one) for word in plain(asked.words).split())


def plain(text: str) -> str:
    """Return a text for looking up: small letters, ё as е."""
    return text.casefold().replace("ё", "е")


def _haystack(one: Row) -> str:
    parties = one.agreement.parties.all()
    names = [f"{party.name} {party.label}" for party in parties]
    sectors = [sector_name(code) for code in one.agreement.sectors]
    promises = [promise.text for promise in one.agreement.commitments.all()]
    return plain(" ".join([one.kind, one.title, one.agreement.place, one.names, *names, *sectors, *promises]))


def _sorted_by(name: str) -> Callable[[Row], tuple[object, ...]]:
    keys: dict[str, Callable[[Row], tuple[object, ...]]] = {
        "title": lambda one: (plain(one.title), plain(one.names), one.agreement.pk),
        "signed": lambda one: (one.agreement.signed_on, one.agreement.pk),
        "end": lambda one: (one.ends, one.agreement.pk),
    }
    return keys[name]


def _partners(rows: Iterable[Row], side: Side) -> list[Choice]:
    found = {str(party.side_id): party.label for one in rows for party in one.agreement.parties.all()}
    found.pop(str(side.pk), None)
    return [Choice(key, label) for key, label in sorted(found.items(), key=lambda pair: plain(pair[1]))]


def _used(order: Iterable[str], codes: Iterable[str], words: Callable[[str], str]) -> list[Choice]:
    there = set(codes)
    return [Choice(code, words(code)) for code in order if code in there]


def csv_rows(rows: Iterable[Row]) -> list[list[str]]:
    """Return the rows as a table with its head, for a spreadsheet; days as ISO 8601, as precise as they are known."""
    head = [_("Kind"), _("Title"), _("Parties"), _("Signed"), _("State"), _("Last day of the period"), _("Sectors")]
    return [head, *(_csv_row(one) for one in rows)]


def _csv_row(one: Row) -> list[str]:
    from kunak.ui.templatetags.kunak_ui import standing_word

    end = one.known and (one.known.day("period_end") or one.known.day("ends_on"))
    return [
        one.kind,
        one.agreement.title,
        "; ".join(party.name for party in one.agreement.parties.all()),
        one.agreement.signed_on if one.is_signed else "",
        standing_word(one.state),
        end.iso() if end else "",
        "; ".join(sector_name(code) for code in one.agreement.sectors),
    ]
