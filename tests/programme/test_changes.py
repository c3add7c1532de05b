"""What a version changes: counted over all measures, told by pages, each of them within reach before a key."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db.models import F
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.factories.programme import (
    add,
    make_in_force,
    other_of,
    send,
    without_guard,
    writer_of,
)

from kunak.people.models import Person
from kunak.programme import services
from kunak.programme.digest import digest_of, known_digest
from kunak.programme.models import Dependency, Executor, Funding, Measure, Milestone, Version
from kunak.programme.queries import changes as queries

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_in_force)]


def second_of(first: Version) -> Version:
    """Return a draft that changes the first measure, drops the second and adds three."""
    by = writer_of(first)
    second = services.start_new_version(programme=first.programme, by=by)
    changed, gone, _ = second.measures.all()
    Measure.objects.filter(pk=changed.pk).update(text="Иначе сказанное")
    services.drop_measure(measure=gone, revision=1, reason="перенесли", by=by)
    for number in range(3):
        add(second, text=f"Новая ярмарка {number}")
    return second


def told(response: Any) -> html.HtmlElement:
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def texts(page: html.HtmlElement) -> list[str]:
    return [one.text_content().strip() for one in page.xpath("//*[@id='changes']//li//a")]


def seen(client: Client, version: Version, by: Person, **asked: str) -> html.HtmlElement:
    client.force_login(by)
    return told(client.get(reverse("programme:changes", args=[version.pk]), asked))


@pytest.mark.answers
def test_the_page_of_a_version_tells_the_first_changes_and_leads_to_all(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "FIRST", 2)
    second = second_of(make_in_force())

    client.force_login(writer_of(second))
    page = told(client.get(second.get_absolute_url()))

    first = page.get_element_by_id("changes")
    assert "5 изменений" in first.xpath(".//h2")[0].text_content()
    assert texts(page) == ["Иначе сказанное", "Новая ярмарка 0"]
    [all_of_them] = [one for one in first.xpath(".//p//a") if "все 5" in one.text_content()]
    assert all_of_them.get("href") == reverse("programme:changes", args=[second.pk])
    assert len(page.xpath("//tr[starts-with(@id, 'm-')]//*[contains(@class, 'tag--good')]")) == 3  # marked all the same


@pytest.mark.answers
def test_every_change_is_on_a_page_that_can_be_sent(client: Client) -> None:
    second = second_of(make_in_force())
    gone = Measure.everything.get(version=second, dropped_at__isnull=False)

    pages = [seen(client, second, writer_of(second), size="2", page=str(number)) for number in (1, 2, 3)]
    dropped = seen(client, second, writer_of(second), kind="dropped")

    assert [text for page in pages for text in texts(page)] == [
        "Иначе сказанное", *(f"Новая ярмарка {number}" for number in range(3)), gone.text,
    ]  # fmt: skip
    assert [one.text_content().split()[-1] for one in pages[0].xpath("//nav//a[@class='chip']")] == ["5", "3", "1", "1"]
    assert texts(dropped) == [gone.text]
    assert "перенесли" in dropped.get_element_by_id("changes").text_content()


@pytest.mark.answers
@pytest.mark.parametrize("who", [writer_of, other_of])
def test_who_is_about_to_turn_a_key_is_led_to_every_change(client: Client, who: Callable[[Version], Person]) -> None:
    second = second_of(make_in_force())
    if who is other_of:
        send(second, waiver="назовём позже")
    by = who(second)
    client.force_login(by)

    panel = told(client.get(second.get_absolute_url())).get_element_by_id("keys-panel")

    [link] = [one for one in panel.xpath(".//a") if "все 5" in one.text_content()]
    assert link.get("href") == reverse("programme:changes", args=[second.pk])
    assert len(texts(seen(client, second, by))) == 5


@pytest.mark.answers
def test_a_first_version_has_nothing_to_be_compared_with(client: Client) -> None:
    first = make_in_force()

    page = seen(client, first, writer_of(first))

    assert "не с чем" in page.xpath("//*[@class='empty']")[0].text_content()


def test_what_was_compared_once_is_not_compared_again_until_something_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    second = second_of(make_in_force())
    before = dict(queries.version_changes(second).kinds)
    monkeypatch.setattr(queries, "differences", lambda *_: pytest.fail("compared again"))

    assert queries.version_changes(second).kinds == before
    monkeypatch.undo()
    add(second, text="Ещё одна")
    assert len(queries.version_changes(second)) == len(before) + 1


def test_a_comparison_with_a_content_that_is_not_what_its_hash_says_is_not_remembered() -> None:
    first = make_in_force()
    second = services.start_new_version(programme=first.programme, by=writer_of(first))
    with without_guard():
        first.measures.update(text="Подменённое")
        changed = len(queries.version_changes(second))
        first.measures.update(text="Снова другое")
        Measure.objects.filter(version=second).update(text="Снова другое")

    assert changed == 3
    assert len(queries.version_changes(second)) == 0


def _funding(measure: Measure) -> None:
    party = measure.version.programme.agreement.parties.first()
    Funding.objects.create(measure=measure, order=0, party=party, source="regional", year=2026, amount="10.50")


def _waits(measure: Measure) -> None:
    Dependency.objects.create(measure=measure, predecessor=measure.version.measures.exclude(pk=measure.pk).first())


WRITES: dict[str, Callable[[Measure], object]] = {
    "text": lambda one: Measure.objects.filter(pk=one.pk).update(text="Иначе"),
    "term": lambda one: Measure.objects.filter(pk=one.pk).update(
        term_kind="day", starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 1)
    ),
    "order": lambda one: Measure.objects.filter(pk=one.pk).update(order=F("order") + 50),
    "a body": lambda one: Executor.objects.filter(measure=one).update(name="Переименованный"),
    "who reports": lambda one: Executor.objects.filter(
        pk=Executor.objects.filter(measure=one, is_co=False).first().pk
    ).update(reporter="Иванов"),
    "the last step": lambda one: Milestone.objects.filter(measure=one, is_final=True).update(is_final=False),
    "money": _funding,
    "an order of measures": _waits,
}


@pytest.mark.parametrize("what", WRITES)
def test_what_is_remembered_of_a_content_is_never_older_than_its_rows(what: str) -> None:
    first = make_in_force()
    draft = services.start_new_version(programme=first.programme, by=writer_of(first))
    before = known_digest(draft)

    WRITES[what](draft.measures.first())

    assert known_digest(draft).whole != before.whole
    assert known_digest(draft) == digest_of(draft)
