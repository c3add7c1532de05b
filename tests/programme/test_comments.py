"""Comments at a measure: who reads them, and that none is ever lost."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories.people import make_person
from tests.factories.programme import (
    add,
    agree,
    make_in_force,
    make_sent,
    make_version,
    name_everybody,
    other_of,
    send,
    writer_of,
)

from kunak.agreements.errors import TextTooLong
from kunak.agreements.queries.history import history
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.people.models import Person
from kunak.programme import errors, policies, queries, services
from kunak.programme.models import Comment, Measure, Version

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]


def say(measure: Measure, by: Person | None = None, text: str = "Кто платит?", **more: Any) -> Comment:
    return services.write_comment(measure=measure, text=text, by=by or writer_of(measure.version), **more)


def first(version: Version) -> Measure:
    return version.measures.first()


def texts(measure: Measure, by: Person) -> list[str]:
    """Return what somebody reads at a measure."""
    fresh = Version.objects.get(pk=measure.version_id)
    found = queries.talks_at(measure, fresh, Person.objects.get(pk=by.pk))
    return [said.text for talk in found.talks for said in (talk.first, *talk.answers)]


def test_what_is_said_to_the_own_side_is_read_by_it_alone() -> None:
    version = make_sent()
    say(first(version))
    say(first(version), text="Для всех", is_shared=True)

    assert texts(first(version), writer_of(version)) == ["Кто платит?", "Для всех"]
    assert texts(first(version), other_of(version)) == ["Для всех"]


def test_an_answer_is_read_by_those_who_read_what_it_answers() -> None:
    version = make_sent()
    inner, shared = say(first(version)), say(first(version), text="Для всех", is_shared=True)

    say(first(version), text="Мы", answers=inner, is_shared=True)
    say(first(version), text="Вы", answers=shared, by=other_of(version))

    assert texts(first(version), other_of(version)) == ["Для всех", "Вы"]
    with pytest.raises(NotOfTheParties):
        say(first(version), text="Что там?", answers=inner, by=other_of(version))


def test_a_talk_that_is_settled_is_opened_again_before_anybody_answers() -> None:
    version = make_sent()
    comment = say(first(version), is_shared=True)
    services.settle_comment(comment=comment, by=writer_of(version))

    with pytest.raises(errors.CommentSettled):
        say(first(version), answers=comment, by=other_of(version))
    with pytest.raises(NotOfTheParties):
        services.reopen_comment(comment=comment, by=other_of(version))
    services.reopen_comment(comment=comment, by=writer_of(version))
    say(first(version), text="Мы", answers=comment, by=other_of(version))

    assert texts(first(version), writer_of(version)) == ["Кто платит?", "Мы"]


def test_what_its_author_took_back_is_read_by_the_own_side_alone() -> None:
    version = make_sent()
    comment = say(first(version), is_shared=True)
    say(first(version), text="Вы", answers=comment, by=other_of(version))
    colleague = make_person(side=version.drafted_by_side)

    with pytest.raises(errors.NotYourComment):
        services.withdraw_comment(comment=comment, by=colleague)
    services.withdraw_comment(comment=comment, by=writer_of(version))

    assert texts(first(version), colleague) == ["Кто платит?", "Вы"]
    assert texts(first(version), other_of(version)) == ["", "Вы"]
    assert not queries.open_talks(version.programme.agreement, colleague)


@pytest.mark.parametrize("text", ["", "  ", "\x00"])
def test_a_comment_without_words_is_refused(text: str) -> None:
    with pytest.raises(errors.CommentMissing):
        say(first(make_version()), text=text)


def test_a_comment_longer_than_anybody_reads_is_refused() -> None:
    with pytest.raises(TextTooLong):
        say(first(make_version()), text="я" * 4001)


def test_observers_read_and_do_not_write() -> None:
    version = make_version()

    with pytest.raises(NotAllowed):
        say(first(version), by=make_person(side=version.drafted_by_side, role="observer"))


def test_a_comment_is_not_lost_when_its_measure_is_dropped_and_put_back() -> None:
    version = make_version()
    measure = add(version)
    say(measure)

    dropped = services.drop_measure(measure=measure, revision=1, reason="", by=writer_of(version))
    [there] = queries.talked_over(version.programme.agreement, writer_of(version))
    back = services.restore_measure(measure=dropped, by=writer_of(version))

    assert (there.measure, there.open) == (measure, 1)
    assert texts(back, writer_of(version)) == ["Кто платит?"]


def test_a_comment_is_not_lost_with_a_version_given_up_nor_with_one_replaced() -> None:
    agreed = make_in_force()
    old = first(agreed)
    say(old, text="В первой", is_shared=True)
    given_up = services.start_new_version(programme=agreed.programme, by=writer_of(agreed))
    say(given_up.measures.get(line=old.line), text="В оставленной")
    fresh = add(given_up, text="Только здесь")
    say(fresh, text="О новой")
    services.drop_version(version=given_up, reason="", by=writer_of(agreed))
    second = services.start_new_version(programme=agreed.programme, by=writer_of(agreed))
    say(second.measures.get(line=old.line), text="Во второй", is_shared=True)
    name_everybody(second)
    second = agree(send(second))

    ours = queries.talked_over(second.programme.agreement, Person.objects.get(pk=writer_of(agreed).pk))

    assert Version.objects.get(pk=agreed.pk).state == "replaced"
    assert texts(second.measures.get(line=old.line), writer_of(agreed)) == ["В первой", "В оставленной", "Во второй"]
    assert texts(second.measures.get(line=old.line), other_of(agreed)) == ["В первой", "Во второй"]
    assert {one.measure.version_id for one in ours} == {second.pk, given_up.pk}


def test_what_was_said_to_all_in_a_draft_is_read_once_the_version_is_sent() -> None:
    version = make_version()
    name_everybody(version)
    comment = say(first(version), is_shared=True)

    with pytest.raises(NotOfTheParties):
        services.settle_comment(comment=comment, by=other_of(version))
    assert not queries.talked_over(version.programme.agreement, other_of(version))
    sent = send(version)

    assert texts(first(sent), other_of(sent)) == ["Кто платит?"]


def test_what_was_said_to_all_at_a_measure_of_a_draft_is_not_there_for_the_other_side_whatever_else_it_sees() -> None:
    version = make_in_force()
    draft = services.start_new_version(programme=version.programme, by=writer_of(version))
    new, known = (say(one, writer_of(version), is_shared=True) for one in (add(draft), first(draft)))

    assert policies.check_can_see_comment(other_of(version), known)
    with pytest.raises(NotOfTheParties):
        policies.check_can_see_comment(other_of(version), new)


def test_who_acts_for_another_side_now_takes_back_nothing_of_the_former_one() -> None:
    version = make_sent()
    comment = say(first(version), is_shared=True)
    author = writer_of(version)
    author.memberships.update(side=other_of(version).memberships.get().side)

    with pytest.raises(errors.NotYourComment):
        services.withdraw_comment(comment=comment, by=Person.objects.get(pk=author.pk))


def test_the_history_of_the_other_side_is_silent_about_what_was_said_inside() -> None:
    version = make_sent()
    inner, shared = say(first(version)), say(first(version), text="Для всех", is_shared=True)
    services.settle_comment(comment=inner, by=writer_of(version))
    services.withdraw_comment(comment=shared, by=writer_of(version))

    def verbs(by: Person) -> list[str]:
        entries = history(version.programme.agreement, by).filter(record_type="programme.comment")
        return [one.verb for one in entries.order_by("number")]

    assert verbs(other_of(version)) == ["comment written", "comment taken back"]
    assert verbs(writer_of(version)) == [
        "comment written inside",
        "comment written",
        "comment settled inside",
        "comment taken back",
    ]
    assert "Для всех" not in str(list(history(version.programme.agreement, other_of(version)).values()))


@pytest.mark.storage
@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("comment_has_its_text", {"text": ""}),
        ("comment_is_settled_by_somebody", {"settled_at": timezone.now()}),
        ("comment_is_never_changed", {"text": "Иначе"}),
        ("comment_is_never_changed", {"is_shared": True}),
        ("comment_taken_back_stays_so", {"withdrawn_at": None}),
    ],
)
def test_the_database_refuses_to_rewrite_a_comment(name: str, change: dict[str, Any]) -> None:
    version = make_version()
    comment = services.withdraw_comment(comment=say(first(version)), by=writer_of(version))

    # which of two refusals comes first is the database's choice
    told = f"{name}|comment_is_never_changed" if name == "comment_has_its_text" else name
    with pytest.raises(IntegrityError, match=told), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(**change)


def test_the_database_refuses_to_remove_a_comment_and_to_write_an_empty_one() -> None:
    comment = say(first(make_version()))

    with pytest.raises(IntegrityError, match="comment_is_never_removed"), transaction.atomic():
        comment.delete()
    comment.pk, comment.text = None, ""
    with pytest.raises(IntegrityError, match="comment_has_its_text"), transaction.atomic():
        comment.save(force_insert=True)


@pytest.mark.storage
@pytest.mark.parametrize(
    "changes", [{"is_shared": True}, {"answers": "an answer"}, {"line": "another"}, {"side": "the other"}]
)
def test_the_database_refuses_an_answer_that_others_would_read(changes: dict[str, Any]) -> None:
    version = make_sent()
    begun = say(first(version))
    answer = say(first(version), answers=begun)
    made = {
        "an answer": answer,
        "another": version.measures.last().line,
        "the other": other_of(version).memberships.get().side,
    }
    fields = {name: made.get(value, value) for name, value in changes.items()}
    row = {"answers": begun, "line": begun.line, "side": begun.side, "is_shared": False} | fields

    with pytest.raises(IntegrityError, match="answer_is_seen_by_those"), transaction.atomic():
        Comment.objects.create(version=version, by=begun.by, at=begun.at, text="Ответ", **row)


def test_only_what_a_talk_began_with_is_settled() -> None:
    version = make_version()
    answer = say(first(version), answers=say(first(version)))

    with pytest.raises(IntegrityError, match="comment_is_settled_where_it_began"), transaction.atomic():
        Comment.objects.filter(pk=answer.pk).update(settled_at=answer.at, settled_by=answer.by)
    assert services.settle_comment(comment=answer, by=writer_of(version)).pk == answer.answers_id


def test_all_that_is_said_is_asked_for_at_once(django_assert_num_queries: Any) -> None:
    version = make_sent()
    agreement = version.programme.agreement
    list(agreement.parties.all())
    reader = Person.objects.get(pk=writer_of(version).pk)
    for measure in version.measures.all():
        say(measure, answers=say(measure, is_shared=True))
    queries.open_talks(agreement, reader)

    with django_assert_num_queries(3):  # comments, measures in versions given up and in the others
        assert len(queries.talked_over(agreement, reader)) == 3
    with django_assert_num_queries(1):
        assert sum(queries.open_talks(agreement, reader).values()) == 3


# --- pages


@pytest.mark.answers
@pytest.mark.parametrize("headers", [{}, {"hx-request": "true"}], ids=["plain", "htmx"])
def test_what_was_refused_is_still_in_its_place(client: Client, headers: dict[str, str]) -> None:
    version = make_sent()
    comment = say(first(version), is_shared=True)
    services.settle_comment(comment=comment, by=writer_of(version))
    client.force_login(other_of(version))

    answer = client.post(
        reverse("programme:write-comment", args=[first(version).pk]),
        {"text": "Мы заплатим", "answers": comment.pk},
        headers=headers,
    )

    page = answer.content.decode()
    assert (answer.status_code, "Это обсуждение закрыто" in page, "Мы заплатим" in page) == (422, True, True)
    assert ("<html" in page) is not bool(headers)


@pytest.mark.answers
def test_the_page_of_a_measure_shows_the_talk_and_the_table_counts_it(client: Client) -> None:
    version = make_sent()
    measure = first(version)
    client.force_login(other_of(version))
    url = reverse("programme:write-comment", args=[measure.pk])

    client.post(url, {"text": "Кто платит?", "is_shared": "1"})
    [comment] = Comment.objects.all()
    fragment = client.post(
        url, {"text": "Ждём", "answers": comment.pk}, headers={"hx-request": "true"}
    ).content.decode()
    page = client.get(measure.get_absolute_url()).content.decode()
    table = client.get(version.get_absolute_url()).content.decode()
    every = client.get(reverse("programme:comments", args=[version.programme.agreement_id])).content.decode()

    assert fragment.strip().split("csrfmiddlewaretoken")[0] in page
    assert ("Ждём" in page, f"{measure.get_absolute_url()}#comments" in table, "Кто платит?" in every) == (True,) * 3


@pytest.mark.answers
@pytest.mark.parametrize("what", ["settle", "reopen", "withdraw"])
def test_a_comment_of_the_other_side_is_not_there(client: Client, what: str) -> None:
    version = make_sent()
    comment = say(first(version))
    client.force_login(other_of(version))

    answer = client.post(reverse("programme:comment", args=[comment.pk]), {"what": what, "measure": first(version).pk})

    assert answer.status_code == 404


@pytest.mark.answers
def test_the_form_says_when_the_other_side_reads_what_is_written_to_all(client: Client) -> None:
    version = make_in_force()
    by = writer_of(version)
    draft = services.start_new_version(programme=version.programme, by=by)
    client.force_login(by)

    def said(measure: Measure) -> tuple[bool, bool]:
        page = client.get(measure.get_absolute_url()).content.decode()
        return "прочтёт сразу" in page, "когда эта версия будет ей отправлена" in page

    assert said(first(version)) == (False, False)
    assert said(first(draft)) == (True, False)
    assert said(add(draft)) == (False, True)
