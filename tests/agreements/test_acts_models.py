"""The table of acts refuses what cannot be an act, and never loses one."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError
from tests.factories.agreements import make_act, make_agreement

from kunak.agreements.models import Act

pytestmark = pytest.mark.django_db
DAY = date(2029, 11, 29)


@pytest.mark.parametrize(
    ("constraint", "changes"),
    [
        ("act_kind_is_known", {"kind": "quarrel"}),
        ("act_state_is_known", {"state": "seen"}),
        ("act_of_one_party_names_it", {"kind": "notice"}),
        ("act_of_one_party_names_it", {"received_on": DAY}),
        ("act_with_an_effect_of_its_day_has_it", {"kind": "termination"}),
        ("act_with_an_effect_of_its_day_has_it", {"effective": DAY}),
        ("act_of_renewal_has_a_period_or_a_last_day", {"kind": "renewal"}),
        ("act_of_renewal_has_a_period_or_a_last_day", {"kind": "renewal", "period": "P1Y", "until": DAY}),
        ("act_of_renewal_has_a_period_or_a_last_day", {"period": "P1Y"}),
        ("act_of_supersession_names_the_later_agreement", {"kind": "supersession", "effective": DAY}),
        ("act_of_supersession_names_the_later_agreement", {"later_title": "Соглашение 2035 года"}),
        ("act_of_amendment_has_its_terms", {"kind": "amendment", "effective": DAY}),
        ("act_of_amendment_has_its_terms", {"terms": {"notice": "P3M"}}),
        ("act_has_its_ground", {"ground": ""}),
        ("act_is_void_with_a_reason", {"state": "void"}),
    ],
)
def test_what_cannot_be_an_act_is_refused_by_the_database(constraint: str, changes: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        make_act(**changes)


def test_a_notice_without_its_party_is_refused_by_name() -> None:
    with pytest.raises(IntegrityError, match="act_of_one_party_names_it"):
        make_act(kind="notice", party=None, received_on=DAY)


def test_an_agreement_with_an_act_is_not_deleted() -> None:
    act = make_act()

    with pytest.raises(ProtectedError):
        act.agreement.delete()


def test_only_acts_that_count_have_happened() -> None:
    agreement = make_agreement()
    first = make_act(agreement=agreement, on=date(2026, 2, 1))
    make_act(agreement=agreement, on=date(2026, 3, 1), kind="resumption", state="waiting")
    make_act(agreement=agreement, on=date(2026, 3, 2), kind="resumption", state="void", void_reason="ошибка")

    assert Act.objects.get(pk=first.pk).agreement.happened == ({"kind": "suspension", "on": "2026-02-01"},)
