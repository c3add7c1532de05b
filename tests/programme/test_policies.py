"""One table: every role against every service and every page of the room; and a test that nothing is left out of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from tests.factories.agreements import make_agreement
from tests.factories.people import make_administrator, make_person, make_side
from tests.factories.programme import (
    given,
    make_in_force,
    make_returned,
    make_sent,
    make_version,
    name_everybody,
    writer_of,
)

from kunak.core.errors import KunakError
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.people.models import Person, Role
from kunak.programme import services, urls
from kunak.programme.content import draft_hash
from kunak.programme.errors import NotOfThisSector
from kunak.programme.models import Measure, Version

pytestmark = pytest.mark.django_db
OK, ROLE, SECTOR, GONE = "may", NotAllowed, NotOfThisSector, NotOfTheParties
SECTOR_OF_FIRST = "procurement"  # of the first measure of the sample's plan

PEOPLE: dict[str, Callable[[Version], Person]] = {
    "writer": writer_of,
    "colleague": lambda v: make_person(side=v.drafted_by_side),
    "lead": lambda v: make_person(side=v.drafted_by_side, role=Role.SECTOR_LEAD, sectors=(SECTOR_OF_FIRST,)),
    "foreign lead": lambda v: make_person(side=v.drafted_by_side, role=Role.SECTOR_LEAD, sectors=("culture",)),
    "observer": lambda v: make_person(side=v.drafted_by_side, role=Role.OBSERVER),
    "closed door": lambda v: make_person(side=v.drafted_by_side, is_active=False),
    "other": lambda v: make_person(side=other_side(v)),
    "other lead": lambda v: make_person(side=other_side(v), role=Role.SECTOR_LEAD, sectors=(SECTOR_OF_FIRST,)),
    "other observer": lambda v: make_person(side=other_side(v), role=Role.OBSERVER),
    "stranger": lambda _v: make_person(side=make_side("RU-CU")),
    "of no side": lambda _v: make_person(),
    "administrator": lambda _v: make_administrator(),
}
OUTSIDE = dict.fromkeys(("closed door", "stranger", "of no side", "administrator"), GONE)
THEIRS_GONE = dict.fromkeys(("other", "other lead", "other observer"), GONE)


def row(writer: Any, lead: Any, foreign: Any, observer: Any, **theirs: Any) -> dict[str, Any]:
    """Return who may: coordinators of the writing side, its leads of this sector and of others, observers; theirs."""
    ours = {"writer": writer, "colleague": writer, "lead": lead, "foreign lead": foreign, "observer": observer}
    return ours | THEIRS_GONE | {name.replace("_", " "): may for name, may in theirs.items()} | OUTSIDE


LOOK = row(OK, OK, OK, OK, other=OK, other_lead=OK, other_observer=OK)
COORDINATE = row(OK, ROLE, ROLE, ROLE, other=OK, other_lead=ROLE, other_observer=ROLE)
LEAD_OWN = row(OK, ROLE, ROLE, ROLE)
ANSWER = row(GONE, GONE, GONE, GONE, other=OK, other_lead=ROLE, other_observer=ROLE)
WRITE = row(OK, OK, SECTOR, ROLE)


def other_side(version: Version) -> Any:
    return version.programme.agreement.parties.exclude(side=version.drafted_by_side).get().side


def first(version: Version) -> Measure:
    return version.measures.get(sector=SECTOR_OF_FIRST)


def dropped(version: Version) -> Measure:
    measure = first(version)
    return services.drop_measure(measure=measure, revision=measure.revision, reason="нет", by=writer_of(version))


def ready() -> Version:
    version = make_version()
    name_everybody(version)
    return version


@dataclass(frozen=True)
class Deed:
    """A service: what it is tried on, how, and who may."""

    make: Callable[[], Version]
    do: Callable[[Version, Person], object]
    may: dict[str, Any]


PERIOD = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}


def proposing(version: Version, by: Person) -> object:
    agreement = version.programme.agreement
    version.programme.delete()
    return services.propose_programme(agreement=agreement, by=by, **PERIOD)


def withdrawing(version: Version, by: Person) -> object:
    side = by.memberships.first()
    if side and by.is_active and version.programme.agreement.parties.filter(side=side.side).exists():
        coordinator = make_person(side=side.side)
        services.turn_plan_key(version=version, content_hash=version.content_hash, by=coordinator)
    return services.withdraw_plan_key(version=version, reason="нет", by=by)


DEEDS: dict[str, Deed] = {
    "propose_programme": Deed(make_version, proposing, COORDINATE),
    "start_new_version": Deed(
        make_in_force, lambda v, by: services.start_new_version(programme=v.programme, by=by), COORDINATE
    ),
    "change_period": Deed(make_version, lambda v, by: services.change_period(version=v, by=by, **PERIOD), LEAD_OWN),
    "drop_version": Deed(make_version, lambda v, by: services.drop_version(version=v, reason="нет", by=by), LEAD_OWN),
    "add_measure": Deed(
        make_version,
        lambda v, by: services.add_measure(version=v, given=given(v, sector=SECTOR_OF_FIRST), by=by),
        WRITE,
    ),
    "change_measure": Deed(
        make_version,
        lambda v, by: services.change_measure(
            measure=first(v), revision=1, given=given(v, sector=SECTOR_OF_FIRST), by=by
        ),
        WRITE,
    ),
    "drop_measure": Deed(
        make_version, lambda v, by: services.drop_measure(measure=first(v), revision=1, reason="нет", by=by), WRITE
    ),
    "restore_measure": Deed(make_version, lambda v, by: services.restore_measure(measure=dropped(v), by=by), WRITE),
    "name_executors": Deed(
        make_version,
        lambda v, by: services.name_executors(version=v, names={SECTOR_OF_FIRST: {}}, by=by),
        WRITE,
    ),
    "send": Deed(ready, lambda v, by: services.send(version=v, content_hash=draft_hash(v), waiver="", by=by), LEAD_OWN),
    "recall": Deed(make_sent, lambda v, by: services.recall(version=v, by=by), LEAD_OWN),
    "return_version": Deed(
        make_sent,
        lambda v, by: services.return_version(version=v, reason="нет", content_hash=v.content_hash, by=by),
        ANSWER,
    ),
    "turn_key": Deed(
        make_sent,
        lambda v, by: services.turn_key(version=v, content_hash=v.content_hash, by=by),
        COORDINATE,  # the writers' key is turned with the sending: the refusal that it meets is another one
    ),
    "turn_plan_key": Deed(
        make_in_force,
        lambda v, by: services.turn_plan_key(version=v, content_hash=v.content_hash, by=by),
        COORDINATE,
    ),
    "withdraw_plan_key": Deed(make_in_force, withdrawing, COORDINATE),
}


def test_the_table_has_every_service() -> None:
    helpers = {"MeasureInput", "MilestoneInput", "was_seen"}

    assert set(services.__all__) - helpers == set(DEEDS)


class TakenBack(Exception):
    """Ends a trial, so that the next person finds everything as it was."""


def for_everybody(version: Version, trial: Callable[[str, Person], Any]) -> dict[str, Any]:
    """Return what each person of the table met, each on the same untouched version."""
    met: dict[str, Any] = {}
    for who, make in PEOPLE.items():
        try:
            with transaction.atomic():
                met[who] = trial(who, make(version))
                raise TakenBack
        except TakenBack:
            continue
    return met


@pytest.mark.parametrize("name", DEEDS)
def test_every_service_lets_pass_whom_the_table_has_and_nobody_else(name: str) -> None:
    deed = DEEDS[name]
    version = deed.make()

    def trial(who: str, by: Person) -> Any:
        try:
            with transaction.atomic():
                deed.do(Version.objects.get(pk=version.pk), by)
        except (NotAllowed, NotOfThisSector) as error:
            return type(error)
        except KunakError:
            assert (name, who) in {("turn_key", "writer"), ("turn_key", "colleague")}
        return OK

    assert for_everybody(version, trial) == deed.may


# --- pages: which status each person gets

STATUS: dict[Any, int] = {OK: 200, ROLE: 403, SECTOR: 403, GONE: 404}
SEEN_BY_OURS = row(OK, OK, OK, OK)
EDIT_ANY = row(OK, OK, OK, ROLE)


@dataclass(frozen=True)
class Page:
    """A page that is looked at: of which version, for whom."""

    make: Callable[[], Version]
    may: dict[str, Any]


PAGES: dict[tuple[str, str], Page] = {
    ("programme", "none"): Page(make_version, LOOK),
    ("version", "draft"): Page(make_version, SEEN_BY_OURS),
    ("version", "sent"): Page(make_sent, LOOK),
    ("version", "returned"): Page(make_returned, SEEN_BY_OURS),
    ("version", "in force"): Page(make_in_force, LOOK),
    ("measure", "draft"): Page(make_version, SEEN_BY_OURS),
    ("measure", "sent"): Page(make_sent, LOOK),
    ("measure", "in force"): Page(make_in_force, LOOK),
    ("change-measure", "draft"): Page(make_version, WRITE),
    ("drop-measure", "draft"): Page(make_version, WRITE),
    ("add-measure", "draft"): Page(make_version, EDIT_ANY),
    ("executors", "draft"): Page(make_version, EDIT_ANY),
    ("period", "draft"): Page(make_version, LEAD_OWN),
    ("drop-version", "draft"): Page(make_version, LEAD_OWN),
}
POSTED: dict[str, Page] = {
    "programme": Page(make_version, COORDINATE),
    "new-version": Page(make_in_force, COORDINATE),
    "send": Page(ready, LEAD_OWN),
    "recall": Page(make_sent, LEAD_OWN),
    "return": Page(make_sent, row(GONE, GONE, GONE, GONE, other=OK, other_lead=ROLE, other_observer=ROLE)),
    "turn-key": Page(make_sent, COORDINATE),
    "plan-keys": Page(make_in_force, COORDINATE),
    "period": Page(make_version, LEAD_OWN),
    "drop-version": Page(make_version, LEAD_OWN),
    "executors": Page(make_version, EDIT_ANY),
    "add-measure": Page(make_version, WRITE),
    "change-measure": Page(make_version, WRITE),
    "drop-measure": Page(make_version, WRITE),
    "restore-measure": Page(make_version, WRITE),
}
REFUSED_IN_PLACE = {  # a lead of another sector keeps what was typed
    ("add-measure", "foreign lead"),
    ("change-measure", "foreign lead"),
    ("drop-measure", "foreign lead"),
    ("restore-measure", "foreign lead"),
}


def address(name: str, version: Version) -> str:
    if name in {"programme", "new-version"}:
        return reverse(f"programme:{name}", args=[version.programme.agreement_id])
    is_of_measure = name == "measure" or (name.endswith("-measure") and name != "add-measure")
    return reverse(f"programme:{name}", args=[first(version).pk if is_of_measure else version.pk])


def posted(name: str, version: Version) -> dict[str, Any]:
    seen = draft_hash(version) if version.is_open else version.content_hash
    return {
        "content": seen,
        "reason": "нет",
        "revision": "1",
        "text": "Текст",
        "sector": SECTOR_OF_FIRST,
        "kind": "general",
        "starts_on": "2026-01-01",
        "ends_on": "2026-12-31",
    }


def test_the_tables_have_every_address() -> None:
    names = {path.name for path in urls.urlpatterns}

    assert names == {name for name, _ in PAGES} | set(POSTED)


DOOR = "the door"


def answer(version: Version, person: Person, ask: Callable[[Client], Any]) -> Any:
    client = Client()
    client.force_login(person)
    response = ask(client)
    if response.headers.get("Location", "").startswith("/people/sign-in/"):
        return DOOR
    return response.status_code


@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_every_page_is_for_whom_the_table_has_and_for_others_it_is_not_there(page: tuple[str, str]) -> None:
    version = PAGES[page].make()
    url = address(page[0], version)

    met = for_everybody(version, lambda _who, person: answer(version, person, lambda client: client.get(url)))

    assert met == {who: STATUS[may] for who, may in PAGES[page].may.items()} | {"closed door": DOOR}


@pytest.mark.parametrize("name", POSTED)
def test_every_form_is_taken_from_whom_the_table_has(name: str) -> None:
    version = POSTED[name].make()
    url, form = address(name, version), posted(name, version)

    met = for_everybody(version, lambda _who, person: answer(version, person, lambda client: client.post(url, form)))

    taken = {200, 302, 422}
    expected = {who: taken if may == OK else {STATUS[may]} for who, may in POSTED[name].may.items()}
    expected |= {"closed door": {DOOR}}
    if (name, "foreign lead") in REFUSED_IN_PLACE:
        expected["foreign lead"] = {302, 422}
    assert not {who: status for who, status in met.items() if status not in expected[who]}


@pytest.mark.parametrize("name", ["programme", "version", "measure", "executors", "change-measure"])
def test_who_is_not_signed_in_is_led_to_the_door(client: Client, name: str) -> None:
    response = client.get(address(name, make_version()))

    assert response.headers["Location"].startswith("/people/sign-in/")


def test_two_agreements_know_nothing_of_each_other(client: Client) -> None:
    version = make_in_force(make_agreement())
    stranger = make_person(side=make_side("RU-CU"))
    client.force_login(stranger)

    assert client.get(version.get_absolute_url()).status_code == 404
    assert client.get(first(version).get_absolute_url()).status_code == 404
