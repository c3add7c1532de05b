"""The history of an agreement tells of its plan in words, and nothing of what the other side does on its draft."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from django.utils import translation
from lxml import html
from tests.factories.people import make_person
from tests.factories.programme import (
    PERIOD,
    add,
    agree,
    given,
    given_table,
    make_in_force,
    make_returned,
    make_version,
    name_everybody,
    other_of,
    send,
    writer_of,
)

from kunak.agreements.contributions import INNER_VERBS
from kunak.agreements.queries import history
from kunak.agreements.queries.history import history_row
from kunak.core.programme.approval import Place, Post
from kunak.core.programme.term import parse_term
from kunak.core.sheets import csv_sheet
from kunak.journal.models import Entry
from kunak.journal.queries import check
from kunak.journal.words import TOLD
from kunak.people.models import Person
from kunak.programme import services
from kunak.programme.inner import inner_of
from kunak.programme.models import Measure, Version
from kunak.programme.sentences import INNER
from kunak.programme.services import MilestoneInput
from kunak.programme.tables.coming_in import run_plan_import

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]
HEAD = Place(Post.HEAD)


@pytest.fixture(autouse=True)
def russian() -> Iterator[None]:
    with translation.override("ru"):
        yield


def entries(version: Version, reader: Person) -> QuerySet[Entry]:
    return history(version.programme.agreement, reader)


def changes(entry: Entry) -> list[tuple[str, str, str]]:
    told = history_row(entry).changes
    return [(one.label, one.before.replace("\u00a0", " "), one.after.replace("\u00a0", " ")) for one in told]


def everything() -> Version:
    """Return a version after every verb of the room has been done once at least."""
    version = make_version()
    by = writer_of(version)
    services.change_period(version=version, by=by, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    services.drop_version(version=version, reason="", by=by)
    version = services.propose_programme(agreement=version.programme.agreement, by=by, **PERIOD)
    measure = add(version)
    services.drop_measure(measure=measure, revision=1, reason="лишнее", by=by)
    services.restore_measure(measure=measure, by=by)
    talk_inside(version, measure, by)
    name_everybody(version)
    services.recall(version=send(version), by=by)
    version = send(version)
    services.return_version(version=version, reason="нет", content_hash=version.content_hash, by=other_of(version))
    version = agree(send(version))
    services.turn_plan_key(version=version, content_hash=version.content_hash, by=by)
    services.withdraw_plan_key(version=version, reason="уточняем", by=by)
    second = services.start_new_version(programme=version.programme, by=by)
    second = agree(send(second))
    third = services.start_new_version(programme=version.programme, by=by)
    send(third)
    services.recall(version=third, by=by)
    services.drop_version(version=third, reason="не нужно", by=by)
    next_period = {"starts_on": date(2028, 1, 1), "ends_on": date(2028, 12, 31)}
    services.open_next_plan(agreement=version.programme.agreement, **next_period, left={}, on=date(2027, 12, 1), by=by)
    return second


def talk_inside(version: Version, measure: Measure, by: Person) -> None:
    """Let one side speak of its draft: comments, problems, what waits for what, a table, approvals before its key."""
    comment = services.write_comment(measure=measure, text="Кто платит?", by=by)
    services.settle_comment(comment=comment, by=by)
    services.reopen_comment(comment=comment, by=by)
    services.withdraw_comment(comment=comment, by=by)
    side = version.drafted_by_side
    told = {"kind": "risk", "text": "Нет денег", "owner_side": side, "owner": "Минфин"}
    problem = services.open_problem(measure=measure, **told, by=by)
    services.close_problem(problem=problem, outcome="Нашлись", by=by)
    first = version.measures.exclude(pk=measure.pk)[0]
    present = Measure.objects.get(pk=measure.pk)
    services.set_predecessors(measure=present, revision=present.revision, predecessors=[first], by=by)
    rows = given_table(csv_sheet([["Мероприятие", "Сфера"], ["Ярмарка", "Торговля"]]), version).rows
    services.take_table(version=version, rows=rows, name="план.csv", by=by)
    table = {"version": version, "name": "план.csv", "data": b"text;sector"}
    services.stop_plan_import(started=services.begin_plan_import(**table, by=by), by=by)
    run_plan_import(services.begin_plan_import(**table, by=by).pk)
    boss = make_person(side=side, role="observer")
    services.set_inner_rule(asks_sectors=False, without="warn", approvers={"head": [boss]}, by=by)
    seen = {"version": version, "place": HEAD, "content_hash": inner_of(version, side).contents[HEAD], "by": boss}
    services.approve(**seen)
    services.return_inside(**seen, reason="Мало")


def test_every_verb_of_the_room_has_its_words_and_each_was_done() -> None:
    version = everything()

    verbs = set(entries(version, writer_of(version)).values_list("verb", flat=True))

    assert not verbs - set(TOLD)
    assert set(INNER) <= INNER_VERBS
    shared = {"version sent", "version recalled", "version returned", "version given up", "key turned"}
    shared |= {"version in force", "version replaced", "plan made public", "plan withdrawn"}
    assert set(INNER) | shared <= verbs
    assert check()[0] is None


def test_the_other_side_reads_what_was_sent_and_nothing_of_drafts() -> None:
    version = everything()

    theirs = entries(version, other_of(version))

    assert not theirs.filter(verb__in=INNER).exists()
    assert theirs.filter(verb="version sent").exists()
    assert theirs.filter(verb="version given up").exists()


def test_what_each_side_writes_on_its_own_draft_only_its_people_read(client: Client) -> None:
    first = make_in_force()
    second = services.start_new_version(programme=first.programme, by=other_of(first))
    services.add_measure(version=second, given=given(second, text="Тайный замысел"), by=other_of(first))
    url = reverse("agreements:history", args=[first.programme.agreement_id])

    client.force_login(writer_of(first))
    ours = client.get(url).content.decode()
    client.force_login(make_person(side=second.drafted_by_side, role="observer"))
    theirs = client.get(url).content.decode()

    assert "Тайный замысел" not in ours
    assert "Тайный замысел" in theirs


def test_a_change_is_told_field_by_field_in_words() -> None:
    version = make_version()
    measure = version.measures.first()
    parties = list(version.programme.agreement.parties.all())
    steps = [MilestoneInput("Программа", date(2026, 6, 1)), MilestoneInput("Итоги")]
    asked = {"sector": "trade", "kind": "trade-mission", "milestones": steps, "money": "бюджет"}
    services.change_measure(
        measure=measure,
        revision=1,
        given=given(version, **asked, executors={parties[0].pk: ["Минпромторг", "ТПП"]}),
        by=writer_of(version),
    )

    told = changes(Entry.objects.get(verb="measure changed"))

    assert ("Текст", "Обмениваться опытом закупок", "Провести совместный форум") in told
    assert ("Сфера", "Закупки", "Торговля") in told
    assert ("Вид", "Обмен опытом в сфере закупок", "Бизнес-миссия") in told
    assert ("Срок", "", "III квартал 2026 г.") in told
    assert ("Исполнители, Республика Татарстан", "", "Минпромторг; ТПП") in told
    assert ("", "бюджет") in [(before, after) for _label, before, after in told]
    steps_told = [(before, after) for label, before, after in told if "онтрольное событие" in label]
    assert ("", "Программа, 1 июня 2026 г.") in steps_told
    assert ("", "Итоги") in steps_told
    assert any("Отчёт" in before and not after for before, after in steps_told)
    assert not [label for label, *_ in told if label.islower()]


def test_milestones_that_changed_are_told_one_by_one() -> None:
    version = make_version()
    steps = [MilestoneInput(f"Шаг {n}", date(2026, n, 1)) for n in range(1, 6)]
    measure = add(version, milestones=steps)
    lines = [one.line for one in measure.milestones.all()]
    kept = [MilestoneInput(one.name, one.due_on, line=line) for one, line in zip(steps, lines, strict=True)]
    moved, renamed = replace(kept[1], due_on=date(2026, 12, 1)), replace(kept[2], name="Ярмарка")
    both, new = replace(kept[3], name="Итог", due_on=None, is_final=True), MilestoneInput("Отбор", date(2026, 5, 2))
    asked = given(version, milestones=[kept[0], moved, renamed, both, new])
    services.change_measure(measure=measure, revision=1, given=asked, by=writer_of(version))

    assert changes(Entry.objects.get(verb="measure changed")) == [
        ("Контрольное событие «Шаг 2»", "1 февраля 2026 г.", "1 декабря 2026 г."),
        ("Контрольное событие переименовано", "Шаг 3, 1 марта 2026 г.", "Ярмарка, 1 марта 2026 г."),
        ("Контрольное событие переименовано и перенесено", "Шаг 4, 1 апреля 2026 г.", "Итог"),
        ("Контрольное событие «Итог» завершает мероприятие", "нет", "да"),
        ("Новое контрольное событие", "", "Отбор, 2 мая 2026 г."),
        ("Контрольное событие убрано", "Шаг 5, 1 мая 2026 г.", ""),
    ]


def test_another_order_of_milestones_and_another_last_one_are_changes_of_the_measure() -> None:
    version = make_version()
    steps = [MilestoneInput("Программа"), MilestoneInput("Итог", is_final=True)]
    measure = add(version, milestones=steps)
    by = writer_of(version)
    turned = [steps[1], steps[0]]
    services.change_measure(measure=measure, revision=1, given=given(version, milestones=turned), by=by)
    ended = [replace(steps[1], is_final=False), replace(steps[0], is_final=True)]
    services.change_measure(measure=measure, revision=2, given=given(version, milestones=ended), by=by)

    first, second = Entry.objects.filter(verb="measure changed").order_by("number")
    assert changes(first) == [("Порядок контрольных событий", "Программа; Итог", "Итог; Программа")]
    assert [label for label, _before, _after in changes(second)] == [
        "Контрольное событие «Итог» завершает мероприятие",
        "Контрольное событие «Программа» завершает мероприятие",
    ]


@pytest.mark.parametrize(
    ("term", "words"),
    [("постоянно", "постоянно"), ("2026", "2026 год"), ("29.05.2026", "29 мая 2026 г."), ("", "")],
)
def test_terms_of_the_journal_are_told_in_words(term: str, words: str) -> None:
    version = make_version()
    measure = add(version, term=parse_term("III квартал 2026"))
    services.change_measure(
        measure=measure, revision=1, given=given(version, term=parse_term(term)), by=writer_of(version)
    )

    assert changes(Entry.objects.get(verb="measure changed")) == [("Срок", "III квартал 2026 г.", words)]


def test_the_history_page_reads_as_sentences(client: Client) -> None:
    version = make_returned(reason="нет сроков")
    client.force_login(writer_of(version))

    page = html.fromstring(
        client.get(reverse("agreements:history", args=[version.programme.agreement_id])).content.decode()
    )

    rows = [" ".join(" ".join(row.itertext()).replace("\u00a0", " ").split()) for row in page.xpath("//tbody/tr")]
    assert "Версия плана возвращена: № 1" in rows[0]
    assert "нет сроков" in rows[0]
    assert "Версия плана согласована и отправлена другой стороне: № 1" in rows[1]


def test_the_page_of_a_measure_has_its_journal_through_the_versions(client: Client) -> None:
    first = make_version()
    measure = add(first)
    name_everybody(first)
    first = agree(send(first))
    second = services.start_new_version(programme=first.programme, by=writer_of(first))
    copy = second.measures.get(line=measure.line)
    services.change_measure(measure=copy, revision=1, given=given(second, text="Иначе"), by=writer_of(first))

    def journal(reader: Person, of: Measure) -> list[str]:
        client.force_login(reader)
        page = html.fromstring(client.get(of.get_absolute_url()).content.decode())
        return [item.text_content() for item in page.xpath("//section[@aria-labelledby='h-journal']//li/p")]

    assert [one.split(",")[0] for one in journal(writer_of(first), copy)] == [
        "Изменено мероприятие",
        "Добавлено мероприятие",
    ]
    assert journal(other_of(first), measure) == []


def test_values_that_were_told_are_json_all_through() -> None:
    import json

    everything()

    for entry in Entry.objects.filter(record_type="programme.measure"):
        assert json.loads(json.dumps(entry.after)) == entry.after


def told_in_english(version: Version) -> Any:
    with translation.override("en"):
        return [history_row(entry).what for entry in entries(version, writer_of(version))[:3]]


def test_the_history_is_in_english_too() -> None:
    assert told_in_english(make_returned())[0] == "returned the version with a reason"
