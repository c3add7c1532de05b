"""What of the drafts waits on the desk: for whose key, for whose body."""

import pytest
from tests.factories import drafts as made
from tests.factories.drafts import TODAY

from kunak.desk.queries import desk
from kunak.drafts import services
from kunak.people.models import Person

pytestmark = pytest.mark.django_db


def waits_for(person: Person) -> list[str]:
    """Return the addresses of what waits on the person's desk before a signing."""
    return [task.url for task in desk(person, person.memberships.get().side, TODAY).before_signing.rows]


def test_a_sent_text_waits_for_each_side_until_it_turns_its_key() -> None:
    a, b = made.coordinators()
    edition = made.make_sent(by=a)
    address = f"{edition.draft.get_absolute_url()}#keys-panel"
    assert waits_for(a) == waits_for(b) == [address]

    made.agree(edition, a)

    assert (waits_for(a), waits_for(b)) == ([], [address])


def test_an_agreed_text_waits_for_the_signing_and_a_signed_one_for_nothing() -> None:
    a, b = made.coordinators()
    draft = made.agree(made.make_sent(by=a), a, b)
    assert waits_for(a) == waits_for(b) == [f"{draft.get_absolute_url()}signing/"]

    made.sign(made.plan(draft, a, b), a, b)

    assert waits_for(a) == waits_for(b) == []


def test_a_visa_that_was_asked_for_waits_on_the_desk_of_its_side() -> None:
    a, b = made.coordinators()
    edition = made.make_sent(by=a)
    asked = {"kind": "visa", "body": "Минфин", "asked_on": TODAY, "today": TODAY}
    visa = services.ask_visa(edition=edition, by=b, **asked)
    made.agree(edition, a, b)

    assert f"{edition.draft.get_absolute_url()}visas/{visa.pk}/" in waits_for(b)
    assert len(waits_for(a)) == 1
