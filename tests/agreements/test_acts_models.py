"""The table of acts refuses what cannot be an act, and never loses one."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from tests.factories.agreements import make_act, make_agreement
from tests.factories.people import make_person

from kunak.agreements.models import Act, ActPaper
from kunak.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
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


def test_what_was_recorded_is_never_changed_nor_removed() -> None:
    act = make_act()
    changes: dict[str, Any] = {
        "kind": "resumption",
        "on": date(2026, 2, 2),
        "ground": "иное",
        "recorded_at": timezone.now(),
        "later_title": "иное",
        "until": DAY,
        "terms": {"notice": "P1M"},
    }

    for column, value in changes.items():
        with pytest.raises(DatabaseError, match="act_is_never_changed"), transaction.atomic():
            Act.objects.filter(pk=act.pk).update(**{column: value})
    with pytest.raises(DatabaseError, match="act_is_never_removed"), transaction.atomic():
        connection.cursor().execute("DELETE FROM agreements_act")


@pytest.mark.parametrize(
    ("state", "aim", "refusal"),
    [
        ("void", "counts", "act_that_is_void_stays_so"),
        ("void", "waiting", "act_that_is_void_stays_so"),
        ("counts", "waiting", "act_that_counts_never_waits_again"),
    ],
)
def test_the_state_of_an_act_never_goes_back(state: str, aim: str, refusal: str) -> None:
    act = make_act(state=state, void_reason="ошибка")

    with pytest.raises(DatabaseError, match=refusal):
        Act.objects.filter(pk=act.pk).update(state=aim)


@pytest.mark.parametrize("what", ["keys", "papers"])
def test_keys_and_papers_on_an_act_are_never_changed_nor_removed(what: str) -> None:
    act = make_act(state="waiting")
    by, side = make_person(), act.agreement.parties.get(order=1).side
    told = {"side": side, "content_hash": "1" * 64}
    if what == "keys":
        act.keys.create(by=by, turned_at=timezone.now(), **told)
    else:
        side.memberships.all().delete()
        more = {"entered_by": by, "entered_for": act.recorded_for, "entered_at": timezone.now()}
        act.papers.create(paper="письмо № 7", **told, **more)

    for change in (lambda ones: ones.update(content_hash="2" * 64), lambda ones: ones.all().delete()):
        with pytest.raises(DatabaseError, match=r"act_(key|paper)_is_never_(changed|removed)"), transaction.atomic():
            change(getattr(act, what))


def paper(act: Act, **changes: Any) -> ActPaper:
    side = act.agreement.parties.get(order=1).side
    told = {"side": side, "paper": "письмо № 7", "content_hash": "1" * 64, "entered_by": make_person()}
    more = {"entered_for": act.recorded_for, "entered_at": timezone.now()}
    return ActPaper(act=act, **told | more | changes)


def test_the_database_takes_the_paper_only_of_a_side_that_has_nobody_here() -> None:
    act = make_act(state="waiting")
    coordinator = make_person(side=act.agreement.parties.get(order=1).side)

    with pytest.raises(DatabaseError, match="act_paper_is_only_of_a_side_that_has_nobody_here"), transaction.atomic():
        paper(act).save()
    Person.objects.filter(pk=coordinator.pk).update(is_active=False)
    paper(act).save()  # the only coordinator was let go


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [({"paper": ""}, "act_paper_is_told"), ({"entered_for": "own"}, "act_paper_is_entered_by_another_side")],
)
def test_a_paper_without_its_words_or_by_its_own_side_is_refused(changes: dict[str, Any], refusal: str) -> None:
    act = make_act(state="waiting")
    side = act.agreement.parties.get(order=1).side
    side.memberships.all().delete()
    fields = {name: side if value == "own" else value for name, value in changes.items()}

    with pytest.raises(IntegrityError, match=refusal):
        paper(act, **fields).save()


def test_a_paper_stands_once_of_a_side_on_one_content() -> None:
    act = make_act(state="waiting")
    act.agreement.parties.get(order=1).side.memberships.all().delete()
    paper(act).save()

    with pytest.raises(IntegrityError):
        paper(act).save()


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
