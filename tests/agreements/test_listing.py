"""What lists are answered from follows every change in the transaction of it, and can be made anew."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError
from django.utils import timezone
from tests.agreements.test_acts import END, NOTICE, confirm, record
from tests.factories.agreements import coordinators, make_agreement, sides

from kunak.agreements import services
from kunak.agreements.listing import keeping
from kunak.agreements.listing.tables import Facet, Faceted, KeptSpell, Listing, Lull
from kunak.agreements.models import Agreement
from kunak.agreements.spells import spells_of

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
COLUMNS = ("since", "until", "state", "period", "last_day", "notice_by", "period_end", "renews")


def kept(agreement: Agreement) -> list[tuple[Any, ...]]:
    return list(KeptSpell.objects.filter(agreement=agreement).values_list(*COLUMNS))


def counted(agreement: Agreement) -> list[tuple[Any, ...]]:
    spells = spells_of(Agreement.objects.get(pk=agreement.pk), keeping.counted_until(timezone.localdate()))
    return [(one.since, one.until, *(getattr(one.counted, name) for name in COLUMNS[2:])) for one in spells]


def test_every_change_of_terms_and_acts_is_kept_as_it_is_counted() -> None:
    agreement = make_agreement()
    ours, theirs = coordinators(agreement)
    seen = [kept(agreement)]
    assert seen[-1] == counted(agreement)

    def follows() -> bool:
        seen.append(kept(agreement))
        return seen[-1] == counted(agreement) != seen[-2]

    services.enter_term(agreement=agreement, field="notice", value="P6M", note="подписанный текст, п. 7", by=ours)
    assert follows()
    notice = record(agreement, ours, **NOTICE)
    assert follows()
    services.void_act(act=notice, reason="записано по ошибке", by=ours)
    assert follows()
    end = record(agreement, ours, **END)
    assert kept(agreement) == counted(agreement) == seen[-1]
    confirm(end, theirs)
    assert follows()


def test_what_is_lacking_or_comes_near_is_made_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    agreement = make_agreement()
    whole = kept(agreement)
    assert keeping.make_ready() == 0

    KeptSpell.objects.all().delete()
    assert (keeping.make_ready(), kept(agreement)) == (1, whole)

    monkeypatch.setattr(keeping, "counted_until", lambda today: date(today.year + 3, 12, 31))
    keeping.keep([agreement.pk])
    monkeypatch.undo()
    assert len(kept(agreement)) < len(whole)
    assert (keeping.make_ready(), kept(agreement)) == (1, whole)


DAY = date(2025, 6, 1)


def again(table: type[Any], **changes: Any) -> None:
    """Write a row that is there once more, with some columns changed."""
    row = table.objects.first()
    row.pk = None
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(force_insert=True)


@pytest.mark.parametrize("table", [Listing, Facet, Faceted, KeptSpell, Lull])
def test_nothing_is_kept_twice(table: type[Any]) -> None:
    make_agreement()

    with pytest.raises(IntegrityError):
        again(table)


@pytest.mark.parametrize(
    ("constraint", "table", "changes"),
    [
        ("facet_name_is_known", Facet, {"name": "colour"}),
        ("spell_has_a_day", KeptSpell, {"since": DAY, "until": DAY}),
    ],
)
def test_what_cannot_be_kept_is_refused(constraint: str, table: type[Any], changes: dict[str, Any]) -> None:
    make_agreement()

    with pytest.raises(IntegrityError, match=constraint):
        again(table, **changes)


def test_each_side_has_the_agreement_in_its_list_and_its_partner_beside_it() -> None:
    agreement = make_agreement()
    first, second = sides(agreement)

    assert set(Listing.objects.values_list("side", "agreement")) == {(one.pk, agreement.pk) for one in (first, second)}
    partners = Facet.objects.filter(name="partner").values_list("side", "value")
    assert set(partners) == {(first.pk, str(second.pk)), (second.pk, str(first.pk))}
