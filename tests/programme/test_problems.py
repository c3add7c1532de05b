"""Problems and risks: told with an owner, kept with the measure through all versions, closed with what came of it."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html
from tests.factories.people import make_person
from tests.factories.programme import make_in_force, make_version, other_of, writer_of

from kunak.agreements.errors import WordsMissing
from kunak.journal.models import Entry
from kunak.people.errors import NotAllowed
from kunak.people.models import Person
from kunak.programme import errors, services
from kunak.programme.models import Measure, Problem, Version
from kunak.programme.queries import problems_at, problems_of

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]


def tell(measure: Measure, by: Person, **changes: Any) -> Problem:
    given = {"kind": "risk", "text": "Списки придут поздно", "owner": " Минздрав  РИ "}
    side = measure.version.programme.agreement.parties.get(order=1).side
    return services.open_problem(**({"measure": measure, "by": by, "owner_side": side} | given | changes))


def seen(measure: Measure, version: Version, by: Person) -> list[tuple[str, bool]]:
    parties = list(version.programme.agreement.parties.all())
    return [(row.problem.text, row.can_close) for row in problems_at(measure, version, by, parties).rows]


def test_a_problem_stays_with_the_measure_in_every_version_until_it_is_closed() -> None:
    first = make_in_force()
    measure, by = first.measures.first(), writer_of(first)
    made = tell(measure, by)
    second = services.start_new_version(programme=first.programme, by=by)
    again = second.measures.get(line=measure.line)

    assert made.owner == "Минздрав РИ"
    assert seen(again, second, by) == [("Списки придут поздно", True)]
    closed = services.close_problem(problem=made, outcome="Списки пришли", by=other_of(first))

    assert (closed.is_open, closed.closed_by) == (False, other_of(first))
    assert seen(measure, first, by) == [("Списки придут поздно", True)]
    assert Entry.objects.latest("number").verb == "problem closed"
    assert Entry.objects.get(verb="problem told").after["owner"] == "Ингушетия: Минздрав РИ"


def test_what_is_told_in_a_draft_is_not_for_the_other_side() -> None:
    first = make_in_force()
    by, other = writer_of(first), other_of(first)
    draft = services.start_new_version(programme=first.programme, by=by)
    line = draft.measures.first().line

    tell(draft.measures.get(line=line), by)

    measure = first.measures.get(line=line)
    assert seen(measure, first, other) == []
    assert seen(measure, first, by) == [("Списки придут поздно", True)]
    assert Entry.objects.filter(verb="problem noted in a draft").exists()


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"text": " "}, WordsMissing),
        ({"owner": " "}, errors.OwnerMissing),
        ({"owner_side": None}, errors.OwnerMissing),
    ],
)
def test_a_problem_has_its_words_and_its_owner(changes: dict[str, Any], error: type[Exception]) -> None:
    version = make_version()

    with pytest.raises(error):
        tell(version.measures.first(), writer_of(version), **changes)

    assert not Problem.objects.exists()


def test_a_problem_is_closed_once_with_an_outcome_by_whom_it_concerns() -> None:
    version = make_in_force()
    made = tell(version.measures.first(), writer_of(version))

    with pytest.raises(NotAllowed):
        services.close_problem(problem=made, outcome="х", by=make_person(side=made.owner_side, role="observer"))
    with pytest.raises(WordsMissing):
        services.close_problem(problem=made, outcome=" ", by=writer_of(version))
    services.close_problem(problem=made, outcome="Решено", by=writer_of(version))
    with pytest.raises(errors.ProblemClosed):
        services.close_problem(problem=made, outcome="Решено", by=writer_of(version))


@pytest.mark.storage
@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"kind": "trouble"}, "problem_kind_is_known"),
        ({"text": ""}, "problem_has_its_text"),
        ({"owner": ""}, "problem_has_its_owner"),
        ({"outcome": "х"}, "problem_is_closed_by_somebody"),
        ({"closed_at": timezone.now()}, "problem_is_closed_by_somebody"),
    ],
)
def test_the_database_refuses_what_no_problem_is(fields: dict[str, Any], name: str) -> None:
    version = make_version()
    tell(version.measures.first(), writer_of(version))

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Problem.objects.update(**fields)


@pytest.mark.answers
def test_it_is_told_and_closed_on_the_page_and_a_refusal_keeps_what_was_typed(client: Client) -> None:
    version = make_in_force()
    measure = version.measures.first()
    party = version.programme.agreement.parties.get(order=0)
    client.force_login(writer_of(version))
    form = {"problem-kind": "risk", "problem-text": "Опоздание", "problem-owner_party": str(party.pk)}

    refused = client.post(reverse("programme:tell-problem", args=[measure.pk]), form)
    assert refused.status_code == 422
    page = html.fromstring(refused.content.decode())
    assert page.get_element_by_id("id_problem-text").text.strip() == "Опоздание"

    form["problem-owner"] = "Минпромторг"
    assert client.post(reverse("programme:tell-problem", args=[measure.pk]), form).status_code == 302
    made = Problem.objects.get()
    url = reverse("programme:close-problem", args=[made.pk])
    assert client.post(url, {"outcome": " "}).status_code == 422
    assert client.post(url, {"outcome": "Успели"}).status_code == 302
    told = html.fromstring(client.get(measure.get_absolute_url()).content.decode()).get_element_by_id("problems")
    assert "Успели" in told.text_content()


@pytest.mark.answers
def test_all_problems_of_a_plan_stand_on_one_page_as_far_as_the_reader_sees_them(client: Client) -> None:
    first = make_in_force()
    agreement, by, other = first.programme.agreement, writer_of(first), other_of(first)
    one, two, _ = first.measures.all()
    closed = tell(one, by, text="Закрытое")
    services.close_problem(problem=closed, outcome="обошлось", by=by)
    tell(two, by, text="Открытое")
    draft = services.start_new_version(programme=first.programme, by=by)
    own = agreement.parties.get(order=0).side
    tell(draft.measures.get(line=one.line), by, text="Ещё никому", owner_side=own)

    def told(person: Person, show: str) -> list[str]:
        return [row.problem.text for row in problems_of(agreement, person, show).rows]

    assert told(by, "open") == ["Ещё никому", "Открытое"]
    assert told(by, "own") == ["Ещё никому"]
    assert told(by, "all")[-1] == "Закрытое"
    assert told(other, "all") == ["Открытое", "Закрытое"]
    client.force_login(other)
    page = client.get(reverse("programme:problems", args=[agreement.pk]), {"show": "own"}).content.decode()
    assert "Открытое" in page
    assert "Ещё никому" not in page
