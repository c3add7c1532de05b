"""Drafts of agreements, made the way that people make them: proposed, written, sent, agreed, signed."""

from datetime import date
from itertools import count
from typing import Any

from tests.factories.people import make_person, make_side

from kunak.drafts import services
from kunak.drafts.courses import latest, signing_hash, with_course
from kunak.drafts.models import Draft, Edition
from kunak.people.models import Person, Territory

NUMBERS = count(1)
PROPOSED, TODAY, SIGNED = date(2026, 2, 2), date(2026, 3, 20), date(2026, 3, 18)
TEXT = "Соглашение о сотрудничестве\n\n1. Стороны развивают торговлю.\n2. Соглашение заключено на пять лет.\n"


def coordinators() -> tuple[Person, Person]:
    """Return new coordinators of Tatarstan and of Ingushetia."""
    return make_person(side=make_side("RU-TA")), make_person(side=make_side("RU-IN"))


def make_draft(*, by: Person | None = None, **changes: Any) -> Draft:
    """Return a draft that Tatarstan proposed to Ingushetia on 2 February 2026; there is no text yet."""
    given: dict[str, Any] = {
        "kind": "agreement",
        "title": "о сотрудничестве",
        "others": [Territory.objects.get(code="RU-IN")],
        "is_theirs": False,
        "proposed_on": PROPOSED,
        "purpose": "Торговля и туризм",
        "ground": "письмо от 02.02.2026 № 15",
        "today": TODAY,
        "by": by or make_person(side=make_side("RU-TA")),
    }
    return services.propose(**(given | changes))


def add_edition(draft: Draft, *, by: Person, text: str | None = None, note: str = "") -> Edition:
    """Return a new edition, a text of its own where none is given."""
    text = text if text is not None else f"{TEXT}{next(NUMBERS)}. Прочее.\n"
    return services.add_edition(draft=draft, name="проект.txt", data=text.encode(), note=note, by=by)


def make_sent(*, by: Person | None = None, text: str | None = None, **changes: Any) -> Edition:
    """Return an edition that lies before both sides."""
    by = by or make_person(side=make_side("RU-TA"))
    edition = add_edition(make_draft(by=by, **changes), by=by, text=text)
    return services.send_edition(edition=edition, by=by)


def agree(edition: Edition, *people: Person) -> Draft:
    """Turn the keys of these people on an edition."""
    for person in people:
        services.turn_edition_key(edition=edition, content_hash=edition.sha256, by=person)
    return fresh(edition.draft)


def plan(draft: Draft, *people: Person, on: date = SIGNED) -> Draft:
    """Enter day, place and signatories."""
    for person in people:
        given = {"on": on, "place": "Магас", "name": f"Иванов {person.pk}", "post": "Глава"}
        services.plan_signing(draft=draft, by=person, **given)
    return fresh(draft)


def sign(draft: Draft, *people: Person, today: date = TODAY) -> Draft:
    """Confirm the signing for these people's sides."""
    for person in people:
        shown = fresh(draft)
        services.confirm_signing(draft=shown, content_hash=signing_hash(shown, latest(shown)), today=today, by=person)
    return fresh(draft)


def make_signed(*, a: Person, b: Person, text: str | None = None, on: date = SIGNED, **changes: Any) -> Draft:
    """Return a draft that both sides agreed to and signed."""
    draft = agree(make_sent(by=a, text=text, **changes), a, b)
    return sign(plan(draft, a, b, on=on), a, b)


def fresh(draft: Draft) -> Draft:
    """Return the draft as it stands now."""
    return with_course(Draft.objects.all()).prefetch_related("signatories", "signing_keys").get(pk=draft.pk)
