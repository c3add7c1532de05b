"""Who may take papers away, and how the files are named and sent."""

import io
import re
from collections.abc import Callable
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from icalendar import Calendar
from tests.factories.agreements import make_agreement
from tests.factories.people import make_administrator, make_person, make_side
from tests.factories.versions import make_version

from kunak.core.lifecycle import VersionState
from kunak.papers import views
from kunak.people.models import Person, Role, Side
from kunak.programme.models import Version
from kunak.ui.attachments import attachment, file_name

pytestmark = [pytest.mark.django_db, pytest.mark.answers]
DRAFT, SENT, RETURNED = VersionState.DRAFT, VersionState.SENT, VersionState.RETURNED
IN_FORCE, REPLACED = VersionState.IN_FORCE, VersionState.REPLACED
DROPPED = VersionState.DROPPED
ALL = {DRAFT, SENT, RETURNED, IN_FORCE, REPLACED, DROPPED}
SHARED = {SENT, IN_FORCE, REPLACED}
A, B, STRANGER = "RU-TA", "RU-IN", "RU-KO"

WHO: dict[str, tuple[Callable[[], Person], set[VersionState]]] = {  # of every role: `tests/test_policies.py`
    "writing side": (lambda: make_person(side=make_side(A), role=Role.SECTOR_LEAD), ALL),
    "other side": (lambda: make_person(side=make_side(B), role=Role.OBSERVER), SHARED),
    "no party": (lambda: make_person(side=make_side(STRANGER)), set()),
    "administrator": (make_administrator, set()),
}


def version_in(state: VersionState) -> Version:
    if state != REPLACED:
        return make_version(state=state)
    first = make_version()
    make_version(agreement=first.programme.agreement)
    return first


def addresses(version: Version) -> list[str]:
    """Return all papers of a version: the copy of each side and the calendar."""
    sides = version.programme.agreement.parties.values_list("side", flat=True)
    return [
        *(reverse("papers:plan", args=[version.pk, side]) for side in sides),
        reverse("papers:calendar", args=[version.pk]),
    ]


@pytest.mark.parametrize("state", sorted(ALL))
def test_papers_are_for_whoever_may_see_the_version(
    client: Client, state: VersionState, monkeypatch: pytest.MonkeyPatch
) -> None:
    version, answered = version_in(state), {}
    for gather, draw in (("plan_on_paper", "plan_docx"), ("calendar_of", "plan_ics")):  # whether it is given, not what
        monkeypatch.setattr(views, gather, lambda *_: SimpleNamespace(name="план"))
        monkeypatch.setattr(views, draw, lambda _: b"")

    for who, (make, _) in WHO.items():
        client.force_login(make())
        answered[who] = {client.get(url).status_code for url in addresses(version)}

    assert answered == {who: {200 if state in seen else 404} for who, (_, seen) in WHO.items()}


def test_a_stranger_signs_in_first_and_learns_nothing(client: Client) -> None:
    version = make_version()

    for url in [*addresses(version), reverse("papers:calendar", args=[version.pk + 999])]:
        response = client.get(url)
        assert (response.status_code, response.headers["Location"]) == (302, f"{reverse('people:sign-in')}?next={url}")


def test_what_is_hidden_looks_like_what_never_was(client: Client) -> None:
    version = make_version(state=DRAFT)
    client.force_login(make_person(side=make_side(B)))

    shapes = set()
    for pk in (version.pk, version.pk + 999):
        response = client.get(reverse("papers:calendar", args=[pk]))
        told = response.content.decode().replace(f"version/{pk}/", "version/PK/")
        shapes.add((response.status_code, re.sub(r'csrfmiddlewaretoken" value="\w+"', "", told)))

    assert len(shapes) == 1


def test_there_is_no_copy_for_a_side_that_is_no_party(client: Client) -> None:
    version = make_version()
    client.force_login(make_person(side=make_side(A)))

    for side in (make_side(STRANGER).pk, 999_999):
        assert client.get(reverse("papers:plan", args=[version.pk, side])).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_papers_are_only_read(client: Client, method: str) -> None:
    version = make_version()
    client.force_login(make_person(side=make_side(A)))

    assert {getattr(client, method)(url).status_code for url in addresses(version)} == {405}


# --- the files


def side_of(version: Version, order: int) -> Side:
    return version.programme.agreement.parties.get(order=order).side


@pytest.mark.parametrize(("order", "names"), [(0, "Татарстан и Ингушетия"), (1, "Ингушетия и Татарстан")])
def test_the_paper_comes_as_a_word_file_under_its_russian_name(client: Client, order: int, names: str) -> None:
    version = make_version()
    client.force_login(make_person(side=make_side(A)))

    response = client.get(reverse("papers:plan", args=[version.pk, side_of(version, order).pk]))

    plain, _, named = response.headers["Content-Disposition"].partition("; filename*=UTF-8''")
    assert plain == f'attachment; filename="plan-{version.pk}.docx"'
    assert unquote(named) == f"План мероприятий, {names}, версия 1.docx"
    assert named.isascii()
    assert response.headers["Content-Type"].endswith("wordprocessingml.document")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "ПЛАН МЕРОПРИЯТИЙ" in [one.text for one in Document(io.BytesIO(response.content)).paragraphs]


def test_the_calendar_comes_as_one(client: Client) -> None:
    version = make_version()
    client.force_login(make_person(side=make_side(A)))

    response = client.get(reverse("papers:calendar", args=[version.pk]))

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    named = unquote(response.headers["Content-Disposition"].partition("UTF-8''")[2])
    assert named == "План мероприятий Татарстан и Ингушетия, версия 1.ics"
    [term, step] = sorted(Calendar.from_ical(response.content).walk("VEVENT"), key=lambda one: one["SUMMARY"])[::-1]
    assert term["URL"] == f"http://testserver{version.measures.get().get_absolute_url()}"
    assert step.decoded("DTSTART").isoformat() == "2026-02-10"


def test_a_title_of_any_kind_gives_a_file(client: Client) -> None:
    version = make_version(agreement=make_agreement(title='о «делах»\x0b\x01; и "прочем"/..\\ <b>'))
    client.force_login(make_person(side=make_side(A)))

    assert {client.get(url).status_code for url in addresses(version)} == {200}


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("План: а/б\\в", "План а б в"),
        ('"кавычки"\r\nSet-Cookie: x=1', "кавычки Set-Cookie x=1"),
        ("имя\u202efdp.exe", "имя fdp.exe"),
        ("..", ""),
        ("Ж" * 300, "Ж" * 110),
        ("что? *где* |когда|", "что где когда"),
    ],
)
def test_a_name_is_one_that_every_file_system_takes(name: str, kept: str) -> None:
    assert file_name(name) == kept


def test_no_name_adds_a_header() -> None:
    response = attachment(b"", "text/plain", name='а"\r\nX: 1', plain="a", ending="txt")

    assert response.headers["Content-Disposition"].isascii()
    assert "\n" not in response.headers["Content-Disposition"]
    assert "X" not in response.headers
