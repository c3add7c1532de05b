"""What is kept of each agreement to look in: written with the agreement, and made anew on any day."""

from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils import translation

from kunak.agreements.listing import keeping as lists
from kunak.agreements.models import Agreement, Party, SearchText
from kunak.core import reference
from kunak.core.search import kept_words
from kunak.documents.fields import KINDS
from kunak.documents.models import Document

AT_ONCE = 200  # agreements in memory at a time


def keep(*agreements: Agreement) -> None:
    """Keep what the agreements are found and listed by; to be called inside the transaction of their change."""
    keys = [agreement.pk for agreement in agreements]
    _keep(keys)
    lists.keep(keys)


def _keep(keys: Sequence[int]) -> None:
    SearchText.objects.bulk_create(
        _words_of(keys),
        update_conflicts=True,
        unique_fields=["agreement"],
        update_fields=["card", "texts"],
    )


def _words_of(keys: Sequence[int]) -> list[SearchText]:
    found = with_words(Agreement.objects.filter(pk__in=keys))
    return [SearchText(agreement=one, card=card_words(one), texts=text_words(one)) for one in found]


def make_ready() -> int:
    """Keep what no agreement has yet: after an update, or for a copy of a database. Return for how many."""
    keys = list(Agreement.objects.filter(search_text__isnull=True).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        words = _words_of(keys[start : start + AT_ONCE])  # others may write meanwhile: what they keep is newer
        SearchText.objects.bulk_create(words, ignore_conflicts=True)
    return len(keys)


def keep_all(agreements: QuerySet[Agreement] | None = None) -> int:
    """Make all that is kept anew, in pieces: memory stays steady. Return for how many agreements."""
    every = Agreement.objects.all() if agreements is None else agreements
    keys = list(every.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        with transaction.atomic():
            _keep(keys[start : start + AT_ONCE])
    return len(keys)


def with_words(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Return the agreements with all that is looked in. Eight queries."""
    parties = Prefetch("parties", Party.objects.select_related("side__territory__region", "territory__region"))
    texts = Prefetch("documents", Document.objects.only("text"))
    told = ("commitments", "signatories", "coordinators", "planned_events", "filings")
    return agreements.prefetch_related(parties, texts, *told)


def card_words(agreement: Agreement) -> str:
    """Return the words of the card. No query where they are fetched."""
    return kept_words(*_of_card(agreement))


def text_words(agreement: Agreement) -> str:
    """Return the words of the documents. No query where they are fetched."""
    return kept_words(*(document.text for document in agreement.documents.all()))


def _of_card(agreement: Agreement) -> Iterator[str]:
    yield from (agreement.title, agreement.place, agreement.working_groups, agreement.signed_on)
    yield from _names(agreement)
    for party in agreement.parties.all():
        yield from (party.name, party.side.name)
        for territory in filter(None, (party.territory, party.side.territory)):
            for place in filter(None, (territory, territory.region)):
                yield from (place.name, place.short, place.abbr, place.name_en, place.short_en)
    for signatory in agreement.signatories.all():
        yield from (signatory.name, signatory.post)
    yield from (coordinator.name for coordinator in agreement.coordinators.all())
    yield from (commitment.text for commitment in agreement.commitments.all())
    yield from (event.text for event in agreement.planned_events.all())
    yield from (filing.short_title for filing in agreement.filings.all())


def _names(agreement: Agreement) -> Iterable[str]:
    """Return the words for kind and sectors in every language: whoever reads in English looks for them in English."""
    sectors = [reference.sectors()[code] for code in agreement.sectors if code in reference.sectors()]
    for language in ("ru", "en"):
        with translation.override(language):
            yield str(KINDS.get(agreement.kind, ""))
        yield from (sector.name(language) for sector in sectors)
