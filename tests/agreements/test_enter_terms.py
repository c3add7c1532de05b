"""What the document does not say of the term is entered with its ground; what was read is never written over."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories.agreements import A, B, coordinators, make_agreement, ready_candidate
from tests.factories.documents import read
from tests.factories.people import make_administrator, make_person, make_side

from kunak.agreements import errors, services
from kunak.agreements.models import Agreement, Source
from kunak.agreements.terms import ENTERABLE, read_value
from kunak.core.terms import BadTerms
from kunak.documents.errors import BadValue
from kunak.journal.models import Entry
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.people.models import Person, Role

pytestmark = pytest.mark.django_db
GROUND = "подписанный текст, пункт 7"


def bare(**changes: object) -> Agreement:
    """Return an agreement whose document says nothing of its time."""
    silent = dict.fromkeys(("signed_on", "term", "renewal", "renewal_period", "notice", "in_force"))
    candidate, by = ready_candidate(**(silent | changes))
    return services.accept(candidate=candidate, by=by)


def enter(agreement: Agreement, field: str, value: str, by: Person | None = None) -> Agreement:
    by = by or make_person(side=agreement.parties.get(order=0).side)
    return services.enter_term(agreement=agreement, field=field, value=value, note=GROUND, by=by)


@pytest.mark.parametrize(
    ("field", "value", "column", "expected"),
    [
        ("signed_on", "2025-05-29", "signed_on", "2025-05-29"),
        ("signed_on", "2025", "signed_on", "2025"),
        ("term", "P5Y", "term", {"kind": "period", "period": "P5Y"}),
        ("term", "indefinite", "term", {"kind": "indefinite"}),
        ("renewal", "automatic", "renewal", {"kind": "automatic", "period": None, "times": None}),
        ("renewal", "by_consent", "renewal", {"kind": "by_consent"}),
        ("notice", "P6M", "notice", "P6M"),
        ("in_force", "on_signing", "in_force", {"rule": "on_signing"}),
        ("in_force", "on_publication", "in_force", {"rule": "on_act"}),
        ("in_force", "2025-06-10", "in_force", {"rule": "on_date", "date": "2025-06-10"}),
    ],
)
def test_an_empty_term_is_entered(field: str, value: str, column: str, expected: object) -> None:
    agreement = enter(bare(), field, value)

    agreement.refresh_from_db()
    assert getattr(agreement, column) == expected


def test_the_entry_remembers_who_for_whom_when_and_why() -> None:
    agreement = bare()
    by = make_person(side=make_side(B))
    before = timezone.now()

    enter(agreement, "notice", "P6M", by)

    source = agreement.sources.get(field="notice")
    assert (source.entered_by, source.entered_for, source.note, source.fact) == (by, make_side(B), GROUND, None)
    assert source.entered_at is not None
    assert source.entered_at >= before
    entry = Entry.objects.get(verb="term entered")
    assert (entry.before, entry.after) == (None, {"field": "notice", "value": "P6M", "ground": GROUND})


def test_a_period_is_entered_for_an_automatic_renewal_only() -> None:
    automatic = make_agreement()
    enter(automatic, "renewal_period", "P1Y")
    automatic.refresh_from_db()
    consent = bare(renewal=read("by_consent", "продлевается автоматически"), signed_on=read("2025-05-30", "30.05.2025"))

    assert automatic.renewal == {"kind": "automatic", "period": "P1Y", "times": None}
    with pytest.raises(errors.FieldDoesNotApply):
        enter(consent, "renewal_period", "P1Y")
    with pytest.raises(errors.FieldHasItsValue):
        enter(automatic, "renewal_period", "P2Y", make_person(side=make_side(B)))


def test_a_renewal_that_is_entered_takes_the_period_that_was_read() -> None:
    agreement = bare(renewal_period=read("P1Y", "на пять лет"))

    enter(agreement, "renewal", "automatic")

    agreement.refresh_from_db()
    assert read_value(agreement, "renewal_period") == "P1Y"


@pytest.mark.parametrize("field", ["signed_on", "term", "renewal"])
def test_what_was_read_is_never_written_over(field: str) -> None:
    agreement = make_agreement()
    value = {"signed_on": "2026-01-01", "term": "P1Y", "renewal": "none"}[field]

    with pytest.raises(errors.FieldHasItsValue):
        enter(agreement, field, value)

    fresh = Agreement.objects.get(pk=agreement.pk)
    assert read_value(fresh, field) == read_value(agreement, field)


def test_a_side_mends_its_own_entry_and_not_the_other_sides() -> None:
    agreement = bare()
    first, second = coordinators(agreement)
    enter(agreement, "notice", "P6M", first)

    enter(agreement, "notice", "P3M", first)

    agreement.refresh_from_db()
    assert agreement.notice == "P3M"
    assert Entry.objects.filter(verb="term entered").last().before == {"value": "P6M"}  # type: ignore[union-attr]
    with pytest.raises(errors.FieldHasItsValue):
        enter(agreement, "notice", "P1M", second)


def test_a_side_takes_its_own_entry_back_and_not_the_other_sides() -> None:
    agreement = bare()
    first, second = coordinators(agreement)
    enter(agreement, "notice", "P6M", first)

    with pytest.raises(errors.NotOurEntry):
        services.take_back_term(agreement=agreement, field="notice", by=second)
    services.take_back_term(agreement=agreement, field="notice", by=first)

    agreement.refresh_from_db()
    assert agreement.notice == ""
    assert not agreement.sources.filter(field="notice").exists()
    assert Entry.objects.get(verb="term taken back").before == {"value": "P6M", "ground": GROUND}


@pytest.mark.parametrize("field", ["term", "notice"])
def test_what_was_read_or_is_empty_cannot_be_taken_back(field: str) -> None:
    agreement = make_agreement()

    with pytest.raises(errors.NotOurEntry):
        services.take_back_term(agreement=agreement, field=field, by=coordinators(agreement)[0])


def test_a_renewal_taken_back_takes_its_entered_period_along() -> None:
    agreement = bare(signed_on=read("2025-05-29", "29 мая"), term=read("P5Y", "на пять лет"))
    by, _ = coordinators(agreement)
    enter(agreement, "renewal", "automatic", by)
    enter(agreement, "renewal_period", "P1Y", by)

    services.take_back_term(agreement=agreement, field="renewal", by=by)

    agreement.refresh_from_db()
    assert agreement.renewal is None
    assert not agreement.sources.filter(field__startswith="renewal").exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("notice", "полгода"),
        ("notice", "P0D"),
        ("notice", "indefinite"),
        ("term", ""),
        ("signed_on", "29.05.2025"),
        ("signed_on", "2025-02-30"),
        ("renewal", "sometimes"),
        ("in_force", "on_tuesday"),
    ],
)
def test_a_value_without_its_fields_shape_is_refused(field: str, value: str) -> None:
    agreement = bare()

    with pytest.raises(BadValue):
        enter(agreement, field, value)

    assert not agreement.sources.filter(field=field).exists()


@pytest.mark.parametrize("note", ["", "   "])
def test_an_entry_needs_its_ground(note: str) -> None:
    agreement = bare()

    with pytest.raises(errors.GroundMissing):
        services.enter_term(agreement=agreement, field="notice", value="P6M", note=note, by=coordinators(agreement)[0])


def test_terms_that_contradict_each_other_are_refused() -> None:
    agreement = bare(signed_on=read("2025-05-29", "29 мая"), term=read("indefinite", "на пять лет"))

    with pytest.raises(BadTerms):
        enter(agreement, "renewal", "automatic")

    agreement.refresh_from_db()
    assert agreement.renewal is None


def test_a_day_that_makes_it_another_agreement_of_the_register_is_refused() -> None:
    present = make_agreement()
    silent = dict.fromkeys(("signed_on", "term"))
    candidate, by = ready_candidate(**silent)
    other = services.accept(candidate=candidate, by=by)

    with pytest.raises(errors.AgreementAlreadyRegistered) as refusal:
        enter(other, "signed_on", "2025-05-29")

    assert refusal.value.agreement == present


def test_a_day_that_is_entered_guards_against_a_second_one() -> None:
    agreement = bare()
    enter(agreement, "signed_on", "2025-05-29")
    candidate, by = ready_candidate(by=make_person(side=make_side(B)))

    with pytest.raises(errors.AgreementAlreadyRegistered):
        services.accept(candidate=candidate, by=by)


def test_what_is_only_planned_has_no_day_of_signing_to_enter() -> None:
    with pytest.raises(errors.FieldDoesNotApply):
        enter(bare(event="planned"), "signed_on", "2025-05-29")


@pytest.mark.parametrize(
    ("who", "refusal", "status"),
    [
        (lambda: make_person(side=make_side(A), role=Role.SECTOR_LEAD), NotAllowed, 403),
        (lambda: make_person(side=make_side(B), role=Role.OBSERVER), NotAllowed, 403),
        (lambda: make_person(side=make_side("RU-CU")), NotOfTheParties, 404),
        (make_administrator, NotOfTheParties, 404),
    ],
)
def test_nobody_but_a_coordinator_of_a_side_enters_or_takes_back(
    client: Client, who: Callable[[], Person], refusal: type[Exception], status: int
) -> None:
    agreement, by = bare(), who()
    client.force_login(by)
    url = reverse("agreements:term", args=[agreement.pk, "notice"])

    with pytest.raises(refusal):
        enter(agreement, "notice", "P6M", by)
    with pytest.raises(refusal):
        services.take_back_term(agreement=agreement, field="notice", by=by)
    assert client.get(url).status_code == status
    assert client.post(url, {"value": "6 месяцев", "note": GROUND}).status_code == status


@pytest.mark.storage
@pytest.mark.parametrize(
    "changes",
    [
        {"note": ""},
        {"entered_by": None},
        {"entered_for": None},
        {"entered_at": None},
    ],
)
def test_the_database_refuses_an_entry_without_its_author_or_ground(changes: dict[str, object]) -> None:
    agreement = bare()
    by = make_person(side=make_side(A))
    whole = {"note": GROUND, "entered_by": by, "entered_for": make_side(A), "entered_at": timezone.now()}

    with pytest.raises(IntegrityError, match="source_is_read_or_entered_with_its_ground"):
        Source.objects.create(agreement=agreement, field="notice", **(whole | changes))


def test_the_database_refuses_two_sources_of_one_field() -> None:
    agreement = make_agreement()

    with pytest.raises(IntegrityError):
        Source.objects.create(agreement=agreement, field="term", fact=agreement.sources.get(field="title").fact)


# --- the form


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("notice", {"value": "6 месяцев"}, "P6M"),
        ("signed_on", {"value": "29 мая 2025 г."}, "2025-05-29"),
        ("term", {"value": "бессрочно"}, "indefinite"),
        ("renewal", {"value": "none"}, "none"),
        ("in_force", {"value": "on_day", "day": "10.06.2025"}, "2025-06-10"),
        ("in_force", {"value": "on_signing", "day": ""}, "on_signing"),
    ],
)
def test_what_is_typed_as_people_type_it_is_taken(
    client: Client, field: str, typed: dict[str, str], value: str
) -> None:
    agreement = bare()
    client.force_login(coordinators(agreement)[0])

    response = client.post(reverse("agreements:term", args=[agreement.pk, field]), {**typed, "note": GROUND})

    assert response.headers["Location"] == f"{agreement.get_absolute_url()}#terms"
    agreement.refresh_from_db()
    assert read_value(agreement, field) == value


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("notice", {"value": "скоро", "note": GROUND}),
        ("signed_on", {"value": "весной", "note": GROUND}),
        ("in_force", {"value": "on_day", "day": "2025", "note": GROUND}),
        ("in_force", {"value": "", "note": GROUND}),
        ("notice", {"value": "6 месяцев", "note": ""}),
        ("notice", {"value": "бессрочно", "note": GROUND}),
    ],
)
def test_a_refused_form_answers_422_and_keeps_what_was_typed(client: Client, field: str, typed: dict[str, str]) -> None:
    agreement = bare()
    client.force_login(coordinators(agreement)[0])

    response = client.post(reverse("agreements:term", args=[agreement.pk, field]), typed)

    assert response.status_code == 422
    shown = response.content.decode()
    assert all(text in shown for text in typed.values())
    assert "err" in shown or "note--bad" in shown


def test_the_pages_links_lead_to_the_form_and_back(client: Client) -> None:
    agreement = make_agreement()
    by, other = coordinators(agreement)
    client.force_login(by)
    url = reverse("agreements:term", args=[agreement.pk, "notice"])

    assert url in client.get(agreement.get_absolute_url()).content.decode()
    assert client.get(url).status_code == 200
    client.post(url, {"value": "P6M", "note": GROUND})
    shown = client.get(agreement.get_absolute_url()).content.decode()
    assert GROUND in shown
    assert url in shown
    client.force_login(other)
    assert url not in client.get(agreement.get_absolute_url()).content.decode()
    client.force_login(by)
    client.post(url, {"take_back": "1"})
    agreement.refresh_from_db()
    assert agreement.notice == ""


@pytest.mark.parametrize("field", ["title", "kind", "nonsense"])
def test_other_fields_are_not_entered_here(client: Client, field: str) -> None:
    agreement = make_agreement()
    client.force_login(coordinators(agreement)[0])

    assert field not in ENTERABLE
    assert client.get(reverse("agreements:term", args=[agreement.pk, field])).status_code == 404
