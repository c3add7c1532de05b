"""What proposals, editions and visas refuse, by their services: forms ask for the same before."""

from datetime import date
from typing import Any

import pytest
from tests.factories import drafts as made
from tests.factories.drafts import PROPOSED, TODAY
from tests.factories.people import make_person, make_side

from kunak.agreements.errors import GroundMissing
from kunak.drafts import errors, services
from kunak.drafts.courses import settled_hash
from kunak.drafts.models import Draft, Edition, Visa
from kunak.people.errors import NotOfTheParties
from kunak.people.models import Person

pytestmark = pytest.mark.django_db
LATER = date(2026, 3, 21)


@pytest.mark.parametrize(
    ("refusal", "given"),
    [
        (errors.PartnerMissing, {"others": []}),
        (GroundMissing, {"ground": "  "}),
        (errors.DayToCome, {"proposed_on": LATER}),
    ],
)
def test_a_proposal_has_a_partner_a_ground_and_a_day_that_has_come(
    refusal: type[Exception], given: dict[str, Any]
) -> None:
    with pytest.raises(refusal):
        made.make_draft(**given)

    assert not Draft.objects.exists()


def test_an_edition_is_sent_once() -> None:
    a, _b = made.coordinators()
    edition = made.make_sent(by=a)
    sent_at = edition.sent_at

    with pytest.raises(errors.AlreadySent):
        services.send_edition(edition=edition, by=a)

    assert Edition.objects.get().sent_at == sent_at


def test_a_text_from_before_a_clause_was_settled_is_agreed_to_by_nobody() -> None:
    a, b = made.coordinators()
    edition = made.make_sent(by=a)
    row = services.open_row(draft=edition.draft, clause="2", text="на три года", by=b)
    row = services.write_row(row=row, text="", settled="на четыре года", revision=row.revision, by=b)
    services.agree_to_wording(row=row, content_hash=settled_hash(row), by=a)

    with pytest.raises(errors.SettledLater):
        services.turn_edition_key(edition=edition, content_hash=edition.sha256, by=a)

    later = services.send_edition(edition=made.add_edition(edition.draft, by=a), by=a)
    services.turn_edition_key(edition=later, content_hash=later.sha256, by=a)


def test_two_people_at_one_row_learn_of_each_other() -> None:
    a, b = made.coordinators()
    row = services.open_row(draft=made.make_sent(by=a).draft, clause="2", text="на три года", by=b)
    services.write_row(row=row, text="на пять лет", settled="", revision=row.revision, by=a)

    with pytest.raises(errors.RowChanged) as refused:
        services.write_row(row=row, text="на два года", settled="", revision=row.revision, by=b)

    assert (refused.value.who, refused.value.revision) == (a.name, 2)
    assert row.wordings.get(side=b.memberships.get().side).text == "на три года"


def asked(by: Person, edition: Edition) -> Visa:
    given = {"kind": "legal", "body": "Правовая служба", "asked_on": PROPOSED, "today": TODAY}
    return services.ask_visa(edition=edition, by=by, **given)


def answer(visa: Visa, by: Person, **changes: Any) -> Visa:
    given = {"outcome": "agreed", "name": "Ким А. А.", "post": "", "given_on": TODAY, "remarks": "", "today": TODAY}
    return services.give_visa(visa=visa, by=by, **(given | changes))


@pytest.mark.parametrize(
    ("refusal", "given"),
    [
        (errors.DayToCome, {"given_on": LATER}),
        (errors.DayTooEarly, {"given_on": date(2026, 2, 1)}),
        (errors.RemarksMissing, {"outcome": "with_remarks", "remarks": " "}),
        (errors.RemarksMissing, {"outcome": "refused"}),
    ],
)
def test_an_answer_has_a_day_after_the_asking_and_the_words_of_its_remarks(
    refusal: type[Exception], given: dict[str, Any]
) -> None:
    a, _b = made.coordinators()
    visa = asked(a, made.make_sent(by=a))

    with pytest.raises(refusal):
        answer(visa, a, **given)

    assert Visa.objects.get().given_on is None


def test_an_answer_stays_as_it_was_given() -> None:
    a, _b = made.coordinators()
    visa = answer(asked(a, made.make_sent(by=a)), a, outcome="refused", remarks="срок велик")

    with pytest.raises(errors.VisaGiven):
        answer(visa, a)

    assert Visa.objects.get().outcome == "refused"


def test_a_visa_is_asked_on_what_the_side_sees_of_its_own_people_on_a_day_that_has_come() -> None:
    a, b = made.coordinators()
    own = made.add_edition(made.make_draft(by=a), by=a)
    with pytest.raises(NotOfTheParties):
        asked(b, own)
    given = {"edition": own, "kind": "legal", "body": "Служба", "today": TODAY, "by": a}
    with pytest.raises(errors.DayToCome):
        services.ask_visa(asked_on=LATER, **given)
    with pytest.raises(NotOfTheParties):
        services.ask_visa(asked_on=TODAY, officer=make_person(side=make_side("RU-IN")), **given)

    assert not Visa.objects.exists()
