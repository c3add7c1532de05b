"""What the database itself refuses of a draft, each by its name."""

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from tests.factories import drafts as made
from tests.factories.drafts import TODAY

from kunak.drafts import models as m
from kunak.drafts import services
from kunak.people.models import Side

NOW = timezone.now()
GIVEN_UP = {"given_up_on": TODAY, "given_up_reason": "стороны передумали"}
KEYS = [
    (f"{table.__name__.lower()}_is_turned_or_returned_with_a_reason", table, changes)
    for table in (m.EditionKey, m.SigningKey, m.DisagreementKey)
    for changes in (
        {"turned_at": None, "returned_at": None},
        {"turned_at": NOW, "returned_at": NOW},
        {"turned_at": NOW, "reason": "нет"},
        {"turned_at": None, "returned_at": NOW, "reason": ""},
    )
]
DAYS = [
    (f"draft_rule_{step}_days_are_between_one_and_a_year", m.DraftRule, {f"{step}_days": days})
    for step in ("text", "visa", "approval", "signing", "law")
    for days in (0, 367)
]
CASES: list[tuple[str, type[models.Model], dict[str, Any]]] = [
    *KEYS,
    *DAYS,
    ("draft_shows_its_proposal", m.Draft, {"ground": ""}),
    ("draft_is_signed_on_a_day", m.Draft, {"signed_at": NOW}),
    ("draft_is_signed_on_a_day", m.Draft, {"signed_edition": "edition", "signed_at": NOW, "signing_on": None}),
    ("draft_is_given_up_with_a_reason", m.Draft, {"given_up_on": TODAY}),
    ("draft_is_given_up_with_a_reason", m.Draft, GIVEN_UP | {"given_up_by": "person"}),
    (
        "draft_is_given_up_with_a_reason",
        m.Draft,
        GIVEN_UP | {"given_up_by": "person", "given_up_for": "side", "given_up_reason": ""},
    ),
    (
        "draft_is_not_signed_and_given_up",
        m.Draft,
        GIVEN_UP
        | {"given_up_by": "person", "given_up_for": "side"}
        | {"signed_edition": "edition", "signed_at": NOW, "signing_on": TODAY},
    ),
    ("edition_has_its_hash", m.Edition, {"sha256": "A" * 64}),
    ("edition_has_its_hash", m.Edition, {"sha256": "a" * 63}),
    ("edition_is_sent_by_somebody", m.Edition, {"sent_at": None}),
    ("edition_is_sent_by_somebody", m.Edition, {"sent_by": None}),
    ("signatory_has_a_name", m.DraftSignatory, {"name": ""}),
    ("visa_kind_is_known", m.Visa, {"kind": "smile"}),
    ("visa_names_its_body", m.Visa, {"body": ""}),
    ("visa_is_given_by_somebody_or_waits", m.Visa, {"given_on": TODAY}),
    ("visa_is_given_by_somebody_or_waits", m.Visa, {"name": "Иванов"}),
    (
        "visa_is_given_by_somebody_or_waits",
        m.Visa,
        {"given_on": TODAY, "entered_by": "person", "outcome": "", "name": "Иванов"},
    ),
    (
        "visa_with_remarks_says_them",
        m.Visa,
        {"given_on": TODAY, "entered_by": "person", "outcome": "refused", "name": "Иванов"},
    ),
    (
        "visa_with_remarks_says_them",
        m.Visa,
        {"given_on": TODAY, "entered_by": "person", "outcome": "agreed", "name": "Иванов", "remarks": "но"},
    ),
    (
        "visa_is_given_after_it_was_asked_for",
        m.Visa,
        {"given_on": date(2001, 1, 1), "entered_by": "person", "outcome": "agreed", "name": "Иванов"},
    ),
    ("disagreement_names_its_clause", m.Disagreement, {"clause": ""}),
    ("disagreement_is_settled_by_a_wording", m.Disagreement, {"settled_at": NOW, "settled": ""}),
    ("disagreement_is_not_settled_and_withdrawn", m.Disagreement, {"settled_at": NOW, "withdrawn_at": NOW}),
    ("wording_has_its_text", m.Wording, {"text": ""}),
]


def test_every_check_of_the_room_is_provoked() -> None:
    checks = {
        one.name
        for table in apps.get_app_config("drafts").get_models()
        for one in table._meta.constraints
        if isinstance(one, models.CheckConstraint)
    }

    assert checks == {name for name, _table, _changes in CASES}


@pytest.mark.django_db
def test_the_database_refuses_what_no_draft_can_be() -> None:
    a, b = made.coordinators()
    edition = made.make_sent(by=a)
    services.ask_visa(edition=edition, kind="visa", body="Минюст", asked_on=TODAY, today=TODAY, by=a)
    row = services.open_row(draft=edition.draft, clause="п. 2", text="на три года", by=b)
    services.write_row(row=row, text="", settled="на четыре года", revision=row.revision, by=b)
    made.plan(edition.draft, a, b)
    side = Side.objects.get(pk=edition.side_id)
    m.DraftRule.objects.create(side=side)
    for table in (m.EditionKey, m.SigningKey):
        owner = {"edition": edition} if table is m.EditionKey else {"draft": edition.draft}
        table.objects.create(side=side, by=a, content_hash=edition.sha256, turned_at=NOW, **owner)

    told = [(name, refusal(table, changes, edition=edition, person=a, side=side)) for name, table, changes in CASES]

    assert [name for name, found in told if name not in found] == []


def refusal(table: type[models.Model], changes: dict[str, Any], **named: Any) -> str:
    """Return why a row that is there cannot be written once more with some columns changed."""
    row = table._default_manager.order_by("pk").first()
    assert row is not None, table
    row.pk = None
    for column, value in changes.items():
        setattr(row, column, named[value] if isinstance(value, str) and value in named else value)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        return str(error)
    return "taken"
