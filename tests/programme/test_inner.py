"""Approval inside a side: on exactly what was seen, by whom the side asks, and never seen by another side."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.factories.people import make_person
from tests.factories.programme import (
    add,
    given,
    make_sent,
    make_version,
    name_everybody,
    other_of,
    send,
    writer_of,
)

from kunak.agreements.errors import ReasonMissing, StaleContent
from kunak.agreements.queries.history import history
from kunak.core.programme.approval import Place, Post
from kunak.core.two_keys import KeyState
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.people.models import Person
from kunak.programme import errors, queries, services
from kunak.programme.content import draft_hash
from kunak.programme.inner import inner_of
from kunak.programme.models import Approval, Approver, InnerRule, Version, VersionKey

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]
HEAD = Place(Post.HEAD)


def ask(by: Person, *, sectors: bool = False, without: str = "warn", **approvers: list[Person]) -> InnerRule:
    return services.set_inner_rule(asks_sectors=sectors, without=without, approvers=approvers, by=by)


def sector(code: str) -> Place:
    return Place(Post.SECTOR, code)


def seen(version: Version, place: Place, by: Person) -> str:
    return inner_of(version, by.memberships.get().side).contents[place]


def approve(version: Version, place: Place, by: Person) -> Approval:
    return services.approve(version=version, place=place, content_hash=seen(version, place, by), by=by)


def states(version: Version, by: Person) -> dict[Place, KeyState]:
    return dict(inner_of(Version.objects.get(pk=version.pk), by.memberships.get().side).states)


def lead(version: Version, code: str) -> Person:
    return make_person(side=version.drafted_by_side, role="sector_lead", sectors=(code,))


def head(version: Version) -> Person:
    return make_person(side=version.drafted_by_side, role="observer")


def test_a_side_that_asks_nobody_sends_as_before() -> None:
    version = make_version()
    name_everybody(version)

    assert states(version, writer_of(version)) == {}
    assert send(version).state == "sent"


def test_an_edit_in_a_sector_waits_for_its_lead_again_and_for_the_head_alone() -> None:
    version = make_version()
    writer, trade, boss = writer_of(version), lead(version, "trade"), head(version)
    measure = add(version, sector="trade")
    ask(writer, sectors=True, head=[boss])
    for place, by in ((sector("trade"), trade), (sector("culture"), writer), (HEAD, boss)):
        approve(version, place, by)

    asked = given(version, text="Иначе", sector="trade")
    services.change_measure(measure=measure, revision=measure.revision, given=asked, by=writer)

    now = states(version, writer)
    assert (now[sector("trade")], now[HEAD], now[sector("culture")]) == (
        KeyState.STALE,
        KeyState.STALE,
        KeyState.TURNED,
    )


@pytest.mark.parametrize("who", ["lead of another sector", "coordinator where there is a lead", "observer"])
def test_nobody_speaks_for_a_sector_that_somebody_else_leads(who: str) -> None:
    version = make_version()
    lead(version, "trade")
    add(version, sector="trade")
    people = {
        "lead of another sector": lead(version, "culture"),
        "coordinator where there is a lead": writer_of(version),
        "observer": head(version),
    }
    ask(writer_of(version), sectors=True)

    with pytest.raises(NotAllowed):
        approve(version, sector("trade"), people[who])


def test_only_who_is_named_speaks_for_a_post() -> None:
    version = make_version()
    boss = head(version)
    ask(writer_of(version), head=[boss])

    with pytest.raises(NotAllowed):
        approve(version, HEAD, writer_of(version))
    with pytest.raises(errors.NotAskedFor):
        services.approve(version=version, place=Place(Post.LEGAL), content_hash="", by=boss)
    assert approve(version, HEAD, boss).turned_at


def test_what_somebody_else_changed_meanwhile_is_not_approved_by_mistake() -> None:
    version = make_version()
    boss = head(version)
    ask(writer_of(version), head=[boss])
    before = seen(version, HEAD, boss)
    add(version)

    with pytest.raises(StaleContent):
        services.approve(version=version, place=HEAD, content_hash=before, by=boss)


def test_a_return_inside_carries_its_reason() -> None:
    version = make_version()
    boss = head(version)
    ask(writer_of(version), head=[boss])
    given_back = {"version": version, "place": HEAD, "content_hash": seen(version, HEAD, boss), "by": boss}

    with pytest.raises(ReasonMissing):
        services.return_inside(**given_back, reason=" ")
    services.return_inside(**given_back, reason="Нет денег")

    assert states(version, boss) == {HEAD: KeyState.RETURNED}


@pytest.mark.parametrize(
    ("without", "words", "passes"),
    [("warn", "", True), ("waiver", "", False), ("waiver", "Глава в отпуске", True), ("refuse", "Глава", False)],
)
@pytest.mark.parametrize("deed", ["send", "turn"])
def test_a_side_goes_on_without_its_head_only_as_its_rule_says(
    without: str, words: str, passes: bool, deed: str
) -> None:
    version = make_version()
    name_everybody(version)
    by = writer_of(version) if deed == "send" else other_of(version)
    if deed == "turn":
        version = send(version)
    boss = make_person(side=by.memberships.get().side, role="observer")
    ask(by, without=without, head=[boss])

    def go() -> object:
        if deed == "send":
            return services.send(version=version, content_hash=draft_hash(version), waiver="", without=words, by=by)
        return services.turn_key(version=version, content_hash=version.content_hash, without=words, by=by)

    if passes:
        go()
        [entry] = history(version.programme.agreement, by).filter(verb="went on without approval inside")
        assert entry.after == {"lacking": ["head"], "reason": words}
    else:
        with pytest.raises(errors.ApprovalsMissing):
            go()
        approve(version, HEAD, boss)
        go()
    assert VersionKey.objects.filter(side=by.memberships.get().side).count() == 1


def test_a_head_who_acts_for_the_side_no_more_is_not_waited_for() -> None:
    version = make_version()
    boss = head(version)
    ask(writer_of(version), head=[boss], without="refuse")
    name_everybody(version)
    boss.memberships.all().delete()

    assert send(version).state == "sent"


def test_people_of_another_side_are_never_named() -> None:
    version = make_sent()

    rule = ask(writer_of(version), head=[other_of(version)])

    assert not rule.approvers.exists()


def test_the_other_side_never_learns_of_the_approval_inside(client: Client) -> None:
    version = make_version()
    writer, boss = writer_of(version), head(version)
    name_everybody(version)
    ask(writer, head=[boss])
    services.return_inside(
        version=version, place=HEAD, content_hash=seen(version, HEAD, boss), reason="Тайная причина", by=boss
    )
    version = send(version)

    assert queries.inner_panel(version, other_of(version)) is None
    told = history(version.programme.agreement, other_of(version)).values_list("verb", flat=True)
    assert not {"returned inside", "went on without approval inside"} & set(told)
    client.force_login(other_of(version))
    assert "Тайная причина" not in client.get(version.get_absolute_url()).content.decode()
    with pytest.raises(NotOfTheParties):
        services.approve(version=version, place=HEAD, content_hash="", by=make_person())


def test_nobody_speaks_of_a_version_that_the_own_side_has_sent() -> None:
    version = make_version()
    boss = head(version)
    name_everybody(version)
    ask(writer_of(version), head=[boss])
    send(version)

    with pytest.raises(errors.VersionFrozen):
        approve(Version.objects.get(pk=version.pk), HEAD, boss)


def test_once_the_own_key_is_turned_only_what_was_said_is_shown_and_nobody_is_waited_for() -> None:
    version = make_version()
    writer, boss, lawyer = writer_of(version), head(version), head(version)
    name_everybody(version)
    ask(writer, head=[boss], legal=[lawyer])
    approve(version, HEAD, boss)
    version = send(version)

    panel = queries.inner_panel(version, writer)

    assert panel is not None
    assert [row.place for row in panel.rows] == [HEAD]
    ask(writer, legal=[lawyer])
    assert queries.inner_panel(version, writer) is None


@pytest.mark.storage
@pytest.mark.parametrize(
    "fields", [{"post": "sector", "sector": ""}, {"post": "head", "sector": "trade"}, {"post": "king", "sector": ""}]
)
def test_an_approval_of_a_sector_alone_names_one(fields: dict[str, str]) -> None:
    version = make_version()
    row = {"version": version, "side": version.drafted_by_side, "by": writer_of(version), "content_hash": "0" * 64}

    with pytest.raises(IntegrityError, match="approval_of_a_sector_names_it"), transaction.atomic():
        Approval.objects.create(**row, turned_at=version.created_at, **fields)


def test_an_approval_is_given_or_returned_with_a_reason() -> None:
    version = make_version()
    row = {"version": version, "side": version.drafted_by_side, "by": writer_of(version), "content_hash": "0" * 64}

    with pytest.raises(IntegrityError, match="approval_is_turned_or_returned_with_a_reason"), transaction.atomic():
        Approval.objects.create(**row, post="head", returned_at=version.created_at)


def test_the_rule_and_its_people_are_what_they_can_be() -> None:
    version = make_version()
    rule = ask(writer_of(version))
    same = {"rule": rule, "person": writer_of(version)}

    with pytest.raises(IntegrityError, match="inner_rule_says_what_happens_without"), transaction.atomic():
        InnerRule.objects.filter(pk=rule.pk).update(without="pray")
    with pytest.raises(IntegrityError, match="approver_post_is_known"), transaction.atomic():
        Approver.objects.create(**same, post="sector")
    Approver.objects.create(**same, post="head")
    with pytest.raises(IntegrityError, match=r"UNIQUE|approver_once_for_a_post"), transaction.atomic():
        Approver.objects.create(**same, post="head")
    with pytest.raises(IntegrityError, match=r"UNIQUE|innerrule_side_id"), transaction.atomic():
        InnerRule.objects.create(side=rule.side)


# --- pages


@pytest.mark.answers
@pytest.mark.parametrize("headers", [{}, {"hx-request": "true"}], ids=["plain", "htmx"])
def test_the_head_approves_on_the_page_and_a_reason_that_is_missing_is_asked_for(
    client: Client, headers: dict[str, str]
) -> None:
    version = make_version()
    boss = head(version)
    ask(writer_of(version), head=[boss])
    client.force_login(boss)
    url, sent = reverse("programme:approve", args=[version.pk]), {"post": "head", "content": seen(version, HEAD, boss)}

    returned: Any = client.post(url, {**sent, "what": "return", "reason": ""}, headers=headers)
    unsaid = client.post(url, sent, headers=headers)
    other: Any = client.post(url, {**sent, "what": "approve", "content": "0" * 64}, headers=headers)
    before = states(version, boss)
    done = client.post(url, {**sent, "what": "approve"}, headers=headers)

    assert unsaid.status_code == 400
    assert other.status_code == 422
    assert 'role="alert"' in other.content.decode()
    assert before == {HEAD: KeyState.WAITING}
    assert (returned.status_code, done.status_code) == (422, 200 if headers else 302)
    assert 'id="inner-panel"' in returned.content.decode()
    assert states(version, boss) == {HEAD: KeyState.TURNED}


@pytest.mark.answers
def test_a_coordinator_sets_the_rule_and_reads_it_again(client: Client) -> None:
    version = make_version()
    boss = head(version)
    client.force_login(writer_of(version))
    url = reverse("programme:inner-rule")

    [link] = html.fromstring(client.get(version.get_absolute_url()).content).xpath(f"//a[starts-with(@href, '{url}')]")

    refused = client.post(url, {"without": "pray"})
    saved = client.post(link.get("href"), {"without": "waiver", "asks_sectors": "on", "head": [boss.pk]})

    page = client.get(saved["Location"]).content.decode()
    assert f'<a href="{version.get_absolute_url()}">' in page  # the way back
    assert client.get(url, {"version": version.pk + 999}).status_code == 404
    assert client.get(url, {"version": "none"}).status_code == 200
    assert refused.status_code == 422
    assert [(one.post, one.person) for one in Approver.objects.all()] == [("head", boss)]
    assert page.count("checked") >= 3


@pytest.mark.answers
def test_what_is_said_inside_is_told_beside_the_key_at_once_and_what_was_typed_there_stays(client: Client) -> None:
    version = make_version()
    coordinator = writer_of(version)
    ask(coordinator, without="waiver", head=[coordinator], legal=[head(version)])
    client.force_login(coordinator)
    url, sent = reverse("programme:approve", args=[version.pk]), {"post": "head", "without": "Юрист в отпуске"}
    sent["content"] = seen(version, HEAD, coordinator)
    before = client.get(version.get_absolute_url()).content.decode()

    answer = client.post(url, sent | {"what": "approve"}, headers={"hx-request": "true"}).content.decode()

    [shown] = html.fromstring(before).xpath("//section[@id='keys-panel']//*[@id='inner-lacking']")
    [beside] = html.fragment_fromstring(answer, create_parent=True).xpath("./div[@id='inner-lacking'][@hx-swap-oob]")
    assert "руководитель" in shown.text_content()
    assert ("руководитель" in beside.text_content(), "юридическая" in beside.text_content()) == (False, True)
    assert beside.xpath(".//textarea")[0].text.strip() == "Юрист в отпуске"


@pytest.mark.answers
@pytest.mark.parametrize("headers", [{}, {"hx-request": "true"}], ids=["plain", "htmx"])
def test_who_approved_may_return_it_and_is_told_at_the_field_who_reads_the_reason(
    client: Client, headers: dict[str, str]
) -> None:
    version = make_version()
    boss = head(version)
    ask(writer_of(version), head=[boss])
    approve(version, HEAD, boss)
    client.force_login(boss)
    url, sent = reverse("programme:approve", args=[version.pk]), {"post": "head", "content": seen(version, HEAD, boss)}
    [panel] = html.fromstring(client.get(version.get_absolute_url()).content.decode()).xpath("//*[@id='inner-panel']")

    refused: Any = client.post(url, {**sent, "what": "return", "reason": " "}, headers=headers)
    client.post(url, {**sent, "what": "return", "reason": "не те суммы"}, headers=headers)

    assert panel.xpath(".//button/@value") == ["return"]
    [field] = html.fromstring(refused.content.decode()).xpath("//*[@id='inner-panel']//details[@open]//textarea")
    told = field.xpath("//*[@id=$id]", id=field.get("aria-describedby"))[0].text_content()
    assert "на вашей стороне" in told
    assert "другая сторона" not in told
    assert states(version, boss) == {HEAD: KeyState.RETURNED}


@pytest.mark.answers
def test_all_that_waits_for_a_person_is_approved_at_once_or_not_at_all(client: Client) -> None:
    version = make_version()
    by, boss = writer_of(version), head(version)
    add(version, text="Ярмарка", sector="trade")
    ask(by, sectors=True, head=[boss], legal=[by])
    client.force_login(by)
    url = reverse("programme:approve", args=[version.pk])
    [form] = html.fromstring(client.get(version.get_absolute_url()).content.decode()).xpath(
        "//form[.//@value='approve-all']"
    )
    waiting = form.xpath(".//input[@name='seen']/@value")
    theirs = f"head::{seen(version, HEAD, boss)}"

    for sent in ([*waiting, theirs], [*waiting[1:], waiting[0][:-1] + "x"], ["trade", ":::", "sector:trade"], []):
        refused = client.post(url, {"what": "approve-all", "seen": sent})
        assert refused.status_code in {403, 422}
        assert not Approval.objects.exists()
    client.post(url, {"what": "approve-all", "seen": waiting})

    assert len(waiting) == len(states(version, by)) - 1 > 1
    assert {place for place, state in states(version, by).items() if state is not KeyState.TURNED} == {HEAD}
    assert "approve-all" not in client.get(version.get_absolute_url()).content.decode()
