"""Acts after the signing: recorded, confirmed by all sides, given back, void; refused where they cannot be."""

from datetime import date
from typing import Any

import pytest
from tests.factories.agreements import coordinators, make_agreement
from tests.factories.documents import make_document
from tests.factories.people import make_person, make_side

from kunak.agreements import errors, queries, services
from kunak.agreements.acts import act_hash
from kunak.agreements.listing.tables import KeptSpell
from kunak.agreements.models import Act, Agreement
from kunak.agreements.terms import standing_of
from kunak.core.lifecycle import ForbiddenMove
from kunak.journal.models import Entry
from kunak.people.models import Person, Side

pytestmark = pytest.mark.django_db
TODAY = date(2030, 1, 15)
NOTICE = {"kind": "notice", "on": date(2029, 11, 29)}
END = {"kind": "termination", "on": date(2029, 12, 1), "effective": date(2029, 12, 31)}


@pytest.fixture
def agreement() -> Agreement:
    """Return the agreement of 2025: five years, renewed by itself, six months' notice."""
    return make_agreement(notice="P6M")


@pytest.fixture
def both(agreement: Agreement) -> list[Person]:
    return coordinators(agreement)


def record(agreement: Agreement, by: Person, *, today: date = TODAY, **fields: Any) -> Act:
    if fields["kind"].startswith("notice") and "party" not in fields:
        fields["party"] = agreement.parties.get(order=0)
    new = services.NewAct(**{"ground": "письмо № 1"} | fields)
    return services.record_act(agreement=agreement, new=new, by=by, today=today)


def state(agreement: Agreement, on: str) -> str:
    found = standing_of(Agreement.objects.get(pk=agreement.pk), date.fromisoformat(on))
    return found.state if found else "unknown"


def confirm(act: Act, by: Person) -> None:
    act = Act.objects.get(pk=act.pk)
    services.turn_act_key(act=act, content_hash=act_hash(act), by=by)


def test_a_notice_counts_as_soon_as_it_is_recorded_by_either_side(agreement: Agreement, both: list[Person]) -> None:
    act = record(agreement, both[1], **NOTICE, received_on=date(2029, 12, 3))

    assert act.state == "counts"
    assert state(agreement, "2029-11-29") == "lapsing"
    assert state(agreement, "2030-05-30") == "terminated"


def test_what_concerns_all_sides_counts_once_all_have_confirmed_it(agreement: Agreement, both: list[Person]) -> None:
    act = record(agreement, both[0], **END)
    before = state(agreement, "2030-01-01")

    confirm(act, both[1])

    assert (before, state(agreement, "2030-01-01")) == ("in_force", "terminated")
    assert Entry.objects.filter(verb="act confirmed").get().after["state"] == "counts"


def test_one_side_never_confirms_for_the_other(agreement: Agreement, both: list[Person]) -> None:
    act = record(agreement, both[0], **END)

    with pytest.raises(errors.KeyAlreadyTurned):
        confirm(act, both[0])

    act.refresh_from_db()
    assert act.state == "waiting"


def test_a_key_counts_for_exactly_what_was_seen(agreement: Agreement, both: list[Person]) -> None:
    act = record(agreement, both[0], **END)

    with pytest.raises(errors.StaleContent):
        services.turn_act_key(act=act, content_hash="0" * 64, by=both[1])


def test_what_the_other_side_gives_back_never_counts(agreement: Agreement, both: list[Person]) -> None:
    act = record(agreement, both[0], **END)

    services.return_act(act=act, reason="мы этого не подписывали", by=both[1])

    act.refresh_from_db()
    assert (act.state, act.void_reason) == ("void", "мы этого не подписывали")
    with pytest.raises(ForbiddenMove):
        confirm(act, both[1])


def test_a_notice_is_never_given_back(agreement: Agreement, both: list[Person]) -> None:
    act = record(agreement, both[0], **NOTICE)

    with pytest.raises(ForbiddenMove):
        services.return_act(act=act, reason="не хотим", by=both[1])


def test_a_mistaken_notice_is_void_with_its_reason_and_stays(agreement: Agreement, both: list[Person]) -> None:
    act = record(agreement, both[0], **NOTICE)

    services.void_act(act=act, reason="записано не то соглашение", by=both[0])

    assert state(agreement, "2029-11-29") == "in_force"
    assert Act.objects.get(pk=act.pk).void_reason == "записано не то соглашение"
    with pytest.raises(ForbiddenMove):
        services.void_act(act=act, reason="ещё раз", by=both[0])


def test_a_side_may_call_a_notice_mistaken_that_the_other_recorded_in_its_name(
    agreement: Agreement, both: list[Person]
) -> None:
    act = record(agreement, both[1], **NOTICE)

    services.void_act(act=act, reason="мы не уведомляли", by=both[0])

    assert state(agreement, "2029-11-29") == "in_force"


def test_what_all_sides_confirmed_is_void_once_all_confirm_this_too(agreement: Agreement, both: list[Person]) -> None:
    act = record(agreement, both[0], **END)
    confirm(act, both[1])

    services.void_act(act=act, reason="день не тот", by=both[1])
    waiting = state(agreement, "2030-01-01")
    confirm(act, both[0])

    assert (waiting, state(agreement, "2030-01-01")) == ("terminated", "in_force")


def test_an_end_that_a_side_does_not_give_up_goes_on_counting(agreement: Agreement, both: list[Person]) -> None:
    act = record(agreement, both[0], **END)
    confirm(act, both[1])
    services.void_act(act=act, reason="день не тот", by=both[1])

    services.return_act(act=act, reason="день верный", by=both[0])

    act.refresh_from_db()
    assert (act.state, act.void_reason) == ("counts", "")


@pytest.mark.parametrize(
    ("refusal", "fields"),
    [
        (errors.ActInTheFuture, {"kind": "suspension", "on": date(2030, 1, 16)}),
        (errors.ActInTheFuture, NOTICE | {"received_on": date(2030, 1, 16)}),
        (errors.ActBeforeTheSigning, NOTICE | {"on": date(2025, 5, 28)}),
        (errors.ReceivedBeforeGiven, NOTICE | {"received_on": date(2029, 11, 28)}),
        (errors.GroundMissing, {"kind": "suspension", "on": date(2030, 1, 1), "ground": " "}),
        (errors.ActContradicts, {"kind": "renewal", "on": date(2029, 6, 1), "until": date(2030, 5, 29)}),
        (
            errors.ActContradicts,
            {
                "kind": "amendment",
                "on": date(2029, 6, 1),
                "effective": date(2029, 6, 1),
                "terms": {"term": {"kind": "period", "period": "P1Y"}},
            },
        ),
        (
            errors.ActContradicts,
            {
                "kind": "amendment",
                "on": date(2029, 6, 1),
                "effective": date(2029, 6, 1),
                "terms": {"term": {"kind": "indefinite"}},
            },
        ),
    ],
)
def test_what_cannot_have_happened_is_refused_and_leaves_nothing(
    refusal: type[Exception], fields: dict[str, Any], agreement: Agreement, both: list[Person]
) -> None:
    with pytest.raises(refusal):
        record(agreement, both[0], **fields)

    assert not agreement.acts.exists()


def test_a_document_of_the_other_side_proves_nothing_until_it_is_one_of_the_agreement(
    agreement: Agreement, both: list[Person]
) -> None:
    theirs = make_document(side=both[1].memberships.get().side, by=both[1], name="их.txt")
    fields = {"kind": "suspension", "on": date(2029, 6, 1), "document": theirs}
    with pytest.raises(errors.NotOfThisAgreement):
        record(agreement, both[0], **fields)

    agreement.documents.add(theirs)

    assert record(agreement, both[0], **fields).document == theirs


def test_an_own_document_becomes_one_of_the_agreement_with_its_act(agreement: Agreement, both: list[Person]) -> None:
    ours = make_document(side=both[0].memberships.get().side, by=both[0], name="наш.txt")

    record(agreement, both[0], kind="suspension", on=date(2029, 6, 1), document=ours)

    assert ours in agreement.documents.all()


def test_nobody_gives_notice_who_is_a_party_of_another_agreement(agreement: Agreement, both: list[Person]) -> None:
    Agreement.objects.update(identity=None)
    other = make_agreement(signed_on="2014-02-12")

    with pytest.raises(errors.NotOfThisAgreement):
        record(agreement, both[0], **NOTICE, party=other.parties.get(order=0))


def test_lists_are_answered_by_a_notice_as_soon_as_it_is_recorded(agreement: Agreement, both: list[Person]) -> None:
    ends = KeptSpell.objects.filter(agreement=agreement, last_day=date(2030, 5, 29))
    assert not ends.exists()

    record(agreement, both[0], **NOTICE)

    assert ends.exists()


def test_the_day_that_was_foreseen_for_a_signing_bounds_no_act(agreement: Agreement, both: list[Person]) -> None:
    Agreement.objects.filter(pk=agreement.pk).update(event="planned", signed_on="2029-12-01", identity=None)

    assert record(agreement, both[0], kind="suspension", on=date(2029, 6, 1)).pk


def test_an_act_is_taken_where_nobody_knows_when_the_agreement_was_signed(
    agreement: Agreement, both: list[Person]
) -> None:
    Agreement.objects.filter(pk=agreement.pk).update(signed_on="", identity=None)

    assert record(agreement, both[0], kind="suspension", on=date(2029, 6, 1)).pk


def test_an_act_after_the_end_is_refused_with_the_last_day(agreement: Agreement, both: list[Person]) -> None:
    confirm(record(agreement, both[0], **END), both[1])

    with pytest.raises(errors.ActAfterTheEnd) as refused:
        record(agreement, both[0], kind="suspension", on=date(2030, 1, 1))

    assert refused.value.last == date(2029, 12, 31)


def test_the_same_act_is_recorded_once(agreement: Agreement, both: list[Person]) -> None:
    record(agreement, both[0], **NOTICE)

    with pytest.raises(errors.ActAlreadyRecorded):
        record(agreement, both[1], **NOTICE)


def test_two_acts_that_contradict_each_other_do_not_both_count(agreement: Agreement, both: list[Person]) -> None:
    first = record(agreement, both[0], kind="renewal", on=date(2029, 6, 1), until=date(2031, 1, 1))
    second = record(
        agreement,
        both[0],
        kind="amendment",
        on=date(2029, 6, 2),
        effective=date(2029, 6, 2),
        terms={"term": {"kind": "period", "period": "P8Y"}},
    )
    confirm(first, both[1])

    with pytest.raises(errors.ActContradicts):
        confirm(second, both[1])

    second.refresh_from_db()
    assert second.state == "waiting"


# --- a side that has nobody here


@pytest.fixture
def absent(agreement: Agreement, both: list[Person]) -> Side:
    """Return the second side, whose people were let go."""
    side = agreement.parties.get(order=1).side
    side.memberships.all().delete()
    return side


def on_paper(act: Act, side: Side, by: Person, **changes: Any) -> None:
    act = Act.objects.get(pk=act.pk)
    given = {"paper": "письмо от 05.12.2029 № 15", "content_hash": act_hash(act)} | changes
    services.enter_act_paper(act=act, side=side, by=by, **given)


def test_an_act_counts_with_the_paper_of_a_side_that_has_nobody_here(
    agreement: Agreement, both: list[Person], absent: Side
) -> None:
    act = record(agreement, both[0], **END)

    on_paper(act, absent, both[0])

    act.refresh_from_db()
    row = queries.act_row(act, both[0], queries.access_of(act.agreement))
    assert (act.state, state(agreement, "2030-01-01")) == ("counts", "terminated")
    assert [(one.state, one.has_access, bool(one.paper)) for one in row.sides] == [
        ("turned", True, False),
        ("waiting", False, True),  # its key was never turned
    ]
    assert row.waiting == []
    entry = Entry.objects.get(verb="act agreed on paper")
    assert (entry.after["side"], entry.after["paper"]) == (str(absent), "письмо от 05.12.2029 № 15")


def test_its_being_mistaken_is_agreed_on_paper_too(agreement: Agreement, both: list[Person], absent: Side) -> None:
    act = record(agreement, both[0], **END)
    on_paper(act, absent, both[0])
    services.void_act(act=Act.objects.get(pk=act.pk), reason="не та дата", by=both[0])

    on_paper(act, absent, both[0], paper="письмо № 16")

    act.refresh_from_db()
    assert act.state == "void"


@pytest.mark.parametrize(
    ("changes", "error"),
    [({"paper": " "}, errors.GroundMissing), ({"content_hash": "1" * 64}, errors.StaleContent)],
)
def test_a_paper_says_what_it_is_and_is_on_exactly_what_was_seen(
    agreement: Agreement, both: list[Person], absent: Side, changes: dict[str, str], error: type[Exception]
) -> None:
    act = record(agreement, both[0], **END)

    with pytest.raises(error):
        on_paper(act, absent, both[0], **changes)

    assert Act.objects.get(pk=act.pk).state == "waiting"


def test_a_side_with_a_coordinator_confirms_by_its_key_alone(agreement: Agreement, both: list[Person]) -> None:
    act = record(agreement, both[0], **END)
    side = agreement.parties.get(order=1).side

    with pytest.raises(errors.SideHasAccess):
        on_paper(act, side, both[0])
    with pytest.raises(errors.NotOfThisAgreement):
        on_paper(act, side, both[1])  # nobody enters the own paper
    with pytest.raises(errors.NotOfThisAgreement):
        on_paper(act, make_side("RU-SA"), both[0])


def test_a_side_that_got_people_meanwhile_may_still_give_a_waiting_act_back(
    agreement: Agreement, both: list[Person], absent: Side
) -> None:
    act = record(agreement, both[0], **END)
    new = make_person(side=absent)

    services.return_act(act=act, reason="мы этого не подписывали", by=new)

    act.refresh_from_db()
    assert (act.state, state(agreement, "2030-01-01")) == ("void", "in_force")
