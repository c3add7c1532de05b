"""The copies that lists and search are answered from are held against the agreements; what differs is made anew."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.agreements.test_acts import NOTICE, record
from tests.agreements.test_registration import TODAY, register
from tests.factories.agreements import coordinators, make_agreement

from kunak.agreements import search, services
from kunak.agreements.listing.tables import Faceted, KeptSpell, Listing, Lull
from kunak.agreements.models import Agreement, SearchText
from kunak.agreements.search.verifying import verify

pytestmark = pytest.mark.django_db


def lived() -> Agreement:
    """Return an agreement to which everything has happened that a copy hangs on."""
    agreement = make_agreement()
    ours, _theirs = coordinators(agreement)
    services.enter_term(agreement=agreement, field="notice", value="P6M", note="подписанный текст, п. 7", by=ours)
    record(agreement, ours, **NOTICE)
    register(agreement, ours)
    values = {"handed_over_on": TODAY, "short_title": "Соглашение с соседями"}
    services.enter_filing(agreement=agreement, values=values, today=TODAY, by=ours)
    return agreement


def differing(*, mend: bool = False) -> list[tuple[int, tuple[str, ...]]]:
    return [(one.agreement, one.parts) for _count, found in verify(mend=mend) for one in found]


SPOILED: dict[str, Callable[[], object]] = {
    "listing": lambda: Listing.objects.update(registered_on=date(2001, 1, 1)),
    "facets": lambda: Faceted.objects.first().delete(),  # type: ignore[union-attr]
    "spells": lambda: KeptSpell.objects.filter(state="in_force").update(state="expired"),
    "lulls": lambda: Lull.objects.update(last=date(2001, 1, 1)),
    "words": lambda: SearchText.objects.update(card="чужие слова"),
}


@pytest.mark.storage
@pytest.mark.parametrize("part", SPOILED)
def test_a_copy_that_differs_is_named_and_made_anew(part: str) -> None:
    agreement = lived()
    assert differing() == []

    SPOILED[part]()

    assert differing() == [(agreement.pk, (part,))]
    assert differing(mend=True) == [(agreement.pk, (part,))]
    assert differing() == []


def test_a_copy_that_is_lost_is_made_anew() -> None:
    agreement = lived()
    for table in (Listing, Faceted, KeptSpell, Lull, SearchText):
        table.objects.all().delete()

    assert differing(mend=True) == [(agreement.pk, tuple(SPOILED))]
    assert differing() == []


def test_an_agreement_is_found_by_the_short_title_of_its_side() -> None:
    agreement = lived()
    ours, _theirs = coordinators(agreement)

    found = search.found_by("соглашением с соседями")

    assert found == {agreement.pk}
    values = {"short_title": ""}
    services.enter_filing(agreement=agreement, values=values, today=TODAY, by=ours)
    assert search.found_by("соседями") == set()
