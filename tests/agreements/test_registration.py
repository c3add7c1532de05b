"""A side registers an agreement in its own book: numbers never twice, days kept, everything with who entered it."""

import threading
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html
from tests.factories.agreements import A, B, coordinators, make_agreement
from tests.factories.people import make_person, make_side

from kunak.agreements import errors, queries, services
from kunak.agreements.card import card_hash, card_of, public_card
from kunak.agreements.listing import keeping
from kunak.agreements.models import Agreement, Filing, Formality, RegisterBook, Registration
from kunak.agreements.queries.late import late_steps
from kunak.agreements.words import document_code
from kunak.core.registration import BadMask, Limit
from kunak.journal.models import Entry
from kunak.people.models import Person, Role, Side

TODAY = date(2026, 1, 12)
BOOK = {
    "registrar": "Отдел регистрации",
    "mask": "77-{номер:3}",
    "hand_over_days": 14,
    "hand_over_is_working": False,
    "registration_days": 10,
    "registration_is_working": True,
}


def signed(day: str = "2025-05-29") -> Agreement:
    return make_agreement(signed_on=day, identity=day)


def register(agreement: Agreement, by: Person, number: str = "", on: date = TODAY) -> Registration:
    return services.register_in_book(agreement=agreement, number=number, registered_on=on, today=TODAY, by=by)


class TestNumbers:
    pytestmark = pytest.mark.django_db

    def test_numbers_run_by_the_mask_and_begin_anew_with_the_year(self) -> None:
        by = make_person(side=make_side(A))
        ones = [signed(f"2025-05-0{day}") for day in (1, 2, 3, 4)]
        days = [date(2025, 12, 30), date(2025, 12, 31), date(2026, 1, 12), date(2025, 12, 31)]

        given = [register(one, by, on=day).number for one, day in zip(ones, days, strict=True)]

        assert given == ["1/2025", "2/2025", "1/2026", "3/2025"]

    def test_a_number_that_was_typed_is_stepped_over_and_never_given_twice(self) -> None:
        by = make_person(side=make_side(A))
        ones = [signed(f"2025-05-0{day}") for day in (1, 2, 3)]
        register(ones[0], by, number=" 1/2026 ")

        assert register(ones[1], by).number == "2/2026"
        with pytest.raises(errors.NumberTaken):
            register(ones[2], by, number="1/2026")

    def test_an_annulled_number_stays_taken_and_the_agreement_gets_another(self) -> None:
        by, agreement = make_person(side=make_side(A)), signed()
        first = register(agreement, by)
        with pytest.raises(errors.AlreadyRegistered):
            register(agreement, by)

        services.annul_registration(registration=first, reason="не то соглашение", by=by)

        assert register(agreement, by).number == "2/2026"
        with pytest.raises(errors.AlreadyAnnulled):
            services.annul_registration(registration=first, reason="ещё раз", by=by)

    def test_each_side_has_numbers_of_its_own(self) -> None:
        agreement = signed()
        ours, theirs = coordinators(agreement)

        assert [register(agreement, by).number for by in (ours, theirs)] == ["1/2026", "1/2026"]

    def test_a_new_mask_holds_for_the_next_numbers_and_leaves_those_given(self) -> None:
        by = make_person(side=make_side(A))
        before = register(signed("2025-05-01"), by)
        services.set_book(values=BOOK, by=by)

        assert register(signed("2025-05-02"), by).number == "77-001"
        before.refresh_from_db()
        assert before.number == "1/2026"
        with pytest.raises(BadMask):
            services.set_book(values=BOOK | {"mask": "без номера"}, by=by)

    @pytest.mark.parametrize(("on", "is_future"), [(date(2026, 1, 13), True), (date(2025, 5, 28), False)])
    def test_a_registration_lies_between_the_signing_and_today(self, on: date, is_future: bool) -> None:
        with pytest.raises(errors.DayOutOfOrder) as refused:
            register(signed(), make_person(side=make_side(A)), on=on)

        assert refused.value.is_future is is_future
        assert not Registration.objects.exists()

    def test_nothing_of_another_side_is_annulled_or_taken_back(self) -> None:
        agreement = signed()
        ours, theirs = coordinators(agreement)
        given = register(agreement, ours)
        act = services.add_formality(
            agreement=agreement, values={"kind": "approval", "issued_by": "Кабинет министров"}, today=TODAY, by=ours
        )

        with pytest.raises(errors.NotEnteredByUs):
            services.annul_registration(registration=given, reason="нет", by=theirs)
        with pytest.raises(errors.NotEnteredByUs):
            services.remove_formality(formality=act, by=theirs)
        services.remove_formality(formality=act, by=ours)
        assert not Formality.objects.exists()
        assert Entry.objects.filter(verb__in=["agreement registered", "formality taken back"]).count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_who_register_at_once_get_two_numbers() -> None:
    by = make_person(side=make_side(A))
    ones = [signed(f"2025-05-0{day}") for day in (1, 2, 3, 4)]
    start, came = threading.Barrier(len(ones)), []

    def do(one: Agreement) -> None:
        start.wait()
        try:
            came.append(register(one, Person.objects.get(pk=by.pk)).number)
        except Exception as error:
            came.append(repr(error))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=[one]) for one in ones]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(came) == ["1/2026", "2/2026", "3/2026", "4/2026"]
    assert RegisterBook.objects.count() == 1


@pytest.mark.storage
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("constraint", "changes"),
    [
        ("number_once_in_a_book|book_id, .*number", {"number": "1/2026", "agreement": "other", "serial": 9}),
        ("serial_once_in_a_book|serial", {"agreement": "other"}),
        ("agreement_registered_once_in_a_book|agreement_id", {"serial": None}),
        ("registration_has_its_number", {"number": "", "agreement": "other", "serial": 9}),
        ("registration_is_annulled_with_a_reason", {"annulled_at": timezone.now(), "agreement": "other", "serial": 9}),
        ("registration_is_annulled_with_a_reason", {"reason": "так", "agreement": "other", "serial": 9}),
    ],
)
def test_what_cannot_be_a_registration_is_refused_by_the_database(constraint: str, changes: dict[str, Any]) -> None:
    by, agreement = make_person(side=make_side(A)), signed()
    first = register(agreement, by)
    row = {"agreement": agreement, "book": first.book, "number": "9", "year": 2026, "serial": 1}
    given = changes | ({"agreement": signed("2025-05-01")} if changes.get("agreement") else {})

    with pytest.raises(IntegrityError, match=constraint):
        Registration.objects.create(**(row | given), registered_on=TODAY, by=by, at=timezone.now())


@pytest.mark.storage
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("constraint", "make"),
    [
        (
            "book_days_are_between_one_and_a_year",
            lambda a, by: RegisterBook(side=make_side(B), **BOOK | {"hand_over_days": 0}),
        ),
        (
            "book_days_are_between_one_and_a_year",
            lambda a, by: RegisterBook(side=make_side(B), **BOOK | {"registration_days": 367}),
        ),
        ("book_has_a_mask", lambda a, by: RegisterBook(side=make_side(B), **BOOK | {"mask": ""})),
        (
            "filing_has_an_original",
            lambda a, by: Filing(agreement=a, side=make_side(A), originals=0, entered_by=by, entered_at=timezone.now()),
        ),
        ("formality_kind_is_known", lambda a, by: formality(a, by, kind="rumour")),
        ("formality_says_who_issued_it", lambda a, by: formality(a, by, issued_by="")),
    ],
)
def test_what_cannot_be_a_book_a_filing_or_a_formality_is_refused_by_the_database(constraint: str, make: Any) -> None:
    agreement = signed()

    with pytest.raises(IntegrityError, match=constraint):
        make(agreement, make_person(side=make_side(A))).save()


def formality(agreement: Agreement, by: Person, **changes: Any) -> Formality:
    told = {"kind": "approval", "issued_by": "Кабинет министров"} | changes
    return Formality(agreement=agreement, entered_by=by, entered_for=make_side(A), entered_at=timezone.now(), **told)


@pytest.mark.django_db
class TestCard:
    def test_what_is_due_late_and_done_is_told_for_each_side(self) -> None:
        agreement = signed()
        ours, theirs = coordinators(agreement)
        services.enter_filing(
            agreement=agreement,
            values={"handed_over_on": date(2025, 6, 3), "originals": 1, "kept_at": "Аппарат Раиса"},
            today=TODAY,
            by=ours,
        )
        register(agreement, ours, on=date(2025, 6, 10))

        shown = queries.card_registration(agreement, theirs, date(2025, 6, 5))
        later = queries.card_registration(agreement, theirs, TODAY)

        assert [(one.hand_over.kind, one.registering.kind) for one in shown.sides] == [("done", "due"), ("late", "due")]
        assert [(one.hand_over.kind, one.registering.kind, one.registering.days) for one in later.sides] == [
            ("done", "done_late", 2),
            ("late", "late", 218),
        ]
        assert [one.is_own for one in shown.sides] == [False, True]

    def test_a_day_of_signing_known_to_the_year_makes_nothing_due(self) -> None:
        agreement = make_agreement(signed_on="2013", identity=None)

        shown = queries.card_registration(agreement, coordinators(agreement)[0], TODAY)

        assert {one.registering.kind for one in shown.sides} == {"unknown"}

    def test_days_of_the_own_book_count_from_the_day_on_which_the_side_signed(self) -> None:
        agreement = signed()
        ours = coordinators(agreement)[0]
        services.set_book(values=BOOK, by=ours)
        services.enter_filing(agreement=agreement, values={"signed_on": date(2025, 6, 2)}, today=TODAY, by=ours)

        own, other = queries.card_registration(agreement, ours, date(2025, 6, 3)).sides

        assert own.hand_over.deadline
        assert own.hand_over.deadline.last == date(2025, 6, 16)
        assert own.registering.deadline
        assert own.registering.deadline.last == date(2025, 6, 18)
        assert other.hand_over.deadline
        assert other.hand_over.deadline.last == date(2025, 6, 3)

    def test_the_card_costs_four_queries_whatever_is_registered(self) -> None:
        agreement = signed()
        ours, theirs = coordinators(agreement)
        for by in (ours, theirs):
            register(agreement, by)
            services.enter_filing(agreement=agreement, values={"originals": 1}, today=TODAY, by=by)
            for kind in ("approval", "publication"):
                values = {"kind": kind, "issued_by": "Правительство"}
                services.add_formality(agreement=agreement, values=values, today=TODAY, by=by)
        fresh = queries.with_parties(Agreement.objects.all()).get(pk=agreement.pk)
        queries.card_registration(fresh, ours, TODAY)

        with CaptureQueriesContext(connection) as asked:
            queries.card_registration(fresh, ours, TODAY)

        assert len(asked) == 4


def text_of(page: bytes) -> str:
    return " ".join(" ".join(html.fromstring(page.decode()).itertext()).replace("\u00a0", " ").split())


@pytest.mark.django_db
class TestPages:
    def test_a_coordinator_registers_and_the_other_side_sees_it_on_the_card(self, client: Client) -> None:
        agreement = signed()
        ours, theirs = coordinators(agreement)
        client.force_login(ours)
        address = reverse("agreements:registration", args=[agreement.pk])

        for sent in [
            {"what": "number", "number-number": "77-714", "number-registered_on": "12.06.2025"},
            {"what": "filing", "filing-kept_at": "Аппарат Раиса", "filing-originals": "2", "filing-authority": "Устав"},
            {"what": "formality", "formality-kind": "publication", "formality-issued_by": "Портал правовой информации"},
        ]:
            assert client.post(address, sent).status_code == 302
        client.force_login(theirs)
        told = text_of(client.get(agreement.get_absolute_url()).content)

        for words in ("77-714, 12 июня 2025 г.", "Аппарат Раиса, 2 подлинника", "Устав", "Портал правовой информации"):
            assert words in told

    def test_a_refusal_names_the_field_and_keeps_what_was_typed(self, client: Client) -> None:
        agreement = signed()
        client.force_login(coordinators(agreement)[0])

        answer = client.post(
            reverse("agreements:registration", args=[agreement.pk]),
            {"what": "number", "number-number": "АБ-1", "number-registered_on": "28.05.2025"},
        )

        assert answer.status_code == 422
        assert "«Дата регистрации»: день раньше подписания, 29 мая 2025 г." in text_of(answer.content)
        assert "АБ-1".encode() in answer.content

    @pytest.mark.parametrize(
        "sent", [{"what": "annul", "pk": "x"}, {"what": "annul", "pk": "9" * 30}, {"what": "so"}, {}]
    )
    def test_what_is_no_deed_is_not_found(self, client: Client, sent: dict[str, str]) -> None:
        agreement = signed()
        client.force_login(coordinators(agreement)[0])

        assert client.post(reverse("agreements:registration", args=[agreement.pk]), sent).status_code == 404

    def test_the_book_lists_its_numbers_and_its_coordinator_sets_its_rules(self, client: Client) -> None:
        agreement = signed()
        ours = coordinators(agreement)[0]
        register(agreement, ours)
        client.force_login(ours)
        sent = BOOK | {"hand_over_is_working": "calendar", "registration_is_working": "working"}

        refused = client.post(reverse("agreements:book"), sent | {"mask": "{нет}"})
        done = client.post(reverse("agreements:book"), sent)

        assert (refused.status_code, done.status_code) == (422, 302)
        assert "В фигурных скобках" in text_of(refused.content)
        assert "1/2026" in text_of(client.get(reverse("agreements:book")).content)
        assert RegisterBook.objects.get().registration_is_working

    def test_an_observer_sees_the_book_and_changes_nothing(self, client: Client) -> None:
        client.force_login(make_person(side=make_side(A), role=Role.OBSERVER))

        assert "Правила журнала" not in text_of(client.get(reverse("agreements:book")).content)
        assert client.post(reverse("agreements:book"), BOOK).status_code == 403


# --- what is late: in the register's filter and on the desk


def late(side: Side, on: date, step: str = "registration") -> list[int]:
    """Return the agreements that the filter finds, by their days of signing."""
    found = queries.register(side, queries.asked_of({"late": step}, on)).found
    return sorted(found.all_keys())


@pytest.mark.django_db
def test_an_agreement_is_late_from_the_day_after_the_last_one_until_it_is_registered() -> None:
    agreement, by = signed("2025-12-25"), make_person(side=make_side(A))
    services.set_book(values=BOOK, by=by)  # ten working days: 29 January is the last one with the holidays
    last = Limit(10, is_working=True).after(date(2025, 12, 25)).last
    days = [last, last + timedelta(days=1), date(2026, 3, 1)]

    before = [late(make_side(A), day) for day in days]
    services.register_in_book(
        agreement=agreement, number="", registered_on=date(2026, 2, 20), today=date(2026, 3, 1), by=by
    )

    assert before == [[], [agreement.pk], [agreement.pk]]
    assert late(make_side(A), date(2026, 3, 1)) == []
    assert late(make_side(A), date(2026, 2, 19)) == [agreement.pk]  # as that day was
    assert late(make_side(B), date(2026, 3, 1)) == [agreement.pk]  # each side for itself


@pytest.mark.django_db
def test_late_is_counted_from_the_own_signing_and_never_from_a_year_or_a_plan() -> None:
    by = make_person(side=make_side(A))
    agreement, _year, _planned = signed("2025-12-25"), signed("2025"), signed("2025-06-01")
    Agreement.objects.filter(pk=_planned.pk).update(event="planned")
    keeping.keep([_planned.pk])
    services.set_book(values=BOOK, by=by)
    on = date(2026, 1, 12)

    at_first = late(make_side(A), on, "hand_over")
    values = {"signed_on": date(2026, 1, 5), "handed_over_on": None}
    services.enter_filing(agreement=agreement, values=values, today=on, by=by)
    later = late(make_side(A), on, "hand_over")
    services.enter_filing(
        agreement=agreement, values={"handed_over_on": date(2026, 1, 20)}, today=date(2026, 2, 1), by=by
    )

    assert (at_first, later) == ([agreement.pk], [])
    assert late(make_side(A), date(2026, 1, 20), "hand_over") == []
    assert late(make_side(A), date(2026, 1, 12), "nothing known") == []


@pytest.mark.django_db
def test_the_desk_tells_what_is_late_with_the_last_day(client: Client) -> None:
    agreement, by = signed("2025-05-29"), make_person(side=make_side(A))
    client.force_login(by)

    [registration, hand_over] = late_steps(make_side(A), date(2025, 7, 1), 3)
    page = client.get("/desk/").content.decode()

    assert (registration.step, registration.count, hand_over.step) == ("registration", 1, "hand_over")
    assert registration.rows[0].agreement == agreement
    assert registration.rows[0].days == (date(2025, 7, 1) - registration.rows[0].last).days > 0
    assert "?late=registration" in page
    assert "1 соглашение не зарегистрировано" in page.replace("\u00a0", " ")


# --- the access mark


def mark(agreement: Agreement, by: Person, *, is_restricted: bool = True) -> None:
    values = {"is_restricted": is_restricted, "short_title": "Соглашение с Ингушетией"}
    services.enter_filing(agreement=agreement, values=values, today=TODAY, by=by)


def consent(agreement: Agreement, by: Person) -> None:
    seen = card_hash(card_of(Agreement.objects.get(pk=agreement.pk)))
    services.turn_card_key(agreement=agreement, content_hash=seen, by=by)


@pytest.mark.django_db
def test_a_card_marked_by_one_side_is_shown_by_neither_and_the_mark_takes_its_consent_back() -> None:
    agreement = signed()
    ours, theirs = coordinators(agreement)
    for by in (ours, theirs):
        consent(agreement, by)

    mark(agreement, ours)

    assert public_card(Agreement.objects.get(pk=agreement.pk)) is None
    for by in (ours, theirs):
        with pytest.raises(errors.CardRestricted):
            consent(agreement, by)
    assert [one.verb for one in Entry.objects.order_by("-pk")[:2]] == ["card withdrawn", "filing entered"]
    mark(agreement, ours, is_restricted=False)
    consent(agreement, ours)  # both agree again
    assert public_card(Agreement.objects.get(pk=agreement.pk)) is not None


@pytest.mark.django_db
def test_the_database_takes_no_key_on_a_restricted_card_but_its_withdrawal() -> None:
    agreement = signed()
    ours, theirs = coordinators(agreement)
    mark(agreement, ours)
    key = {"side": agreement.parties.get(order=1).side, "by": theirs, "content_hash": "1" * 64}

    with pytest.raises(DatabaseError, match="card_is_never_shown_while_a_side_restricts_it"), transaction.atomic():
        agreement.card_keys.create(turned_at=timezone.now(), **key)
    agreement.card_keys.create(returned_at=timezone.now(), reason="рано", **key)


@pytest.mark.django_db
def test_the_mark_and_the_short_title_stand_on_the_card_with_who_entered_them(client: Client) -> None:
    agreement = signed()
    ours, theirs = coordinators(agreement)
    mark(agreement, ours)
    client.force_login(theirs)

    page = text_of(client.get(agreement.get_absolute_url()).content)

    assert "для служебного пользования" in page
    assert f"Татарстан: внесено, {ours.name}" in page
    assert "Соглашение с Ингушетией" in page
    assert "код D5" in page
    assert "Пока она стоит, карточка не может быть открытой." in page
    assert "Согласиться на публикацию" not in page


@pytest.mark.parametrize(
    ("kind", "title", "code"),
    [
        ("agreement", "о сотрудничестве", "D5"),
        ("amendment", "", "D7"),
        ("transfer", "о предоставлении субсидии", "D14"),
        ("roadmap", "", "D8"),
        ("protocol", "о намерениях", "D1"),
        ("protocol", "мероприятий на 2026 год", "D8"),
        ("other", "", ""),
    ],
)
def test_a_kind_has_its_code_in_the_list_of_documents(kind: str, title: str, code: str) -> None:
    assert document_code(kind, title) == code


@pytest.mark.parametrize(
    ("kind", "title", "is_law"),
    [
        ("law", "", True),
        ("approval", "закон", True),
        ("approval", " Закон Республики Татарстан", True),
        ("approval", "распоряжение", False),
        ("approval", "", False),
        ("publication", "закон", False),
    ],
)
def test_a_law_is_told_from_other_approvals_also_where_it_was_entered_before_it_had_a_kind(
    kind: str, title: str, is_law: bool
) -> None:
    assert Formality(kind=kind, title=title).is_of_legislature is is_law
