"""Who helps, who reports, and what was signed beside what can be checked."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.factories.programme import add, make_version, name_everybody, writer_of

from kunak.journal.models import Entry
from kunak.programme import errors
from kunak.programme.content import contents_of, draft_hash
from kunak.programme.models import Measure, Version
from kunak.programme.queries import table
from kunak.ui.errors import message_for

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]


def sides(version: Version) -> list[Any]:
    return list(version.programme.agreement.parties.all())


def test_helpers_and_who_reports_are_agreed_on_beside_those_who_answer() -> None:
    version = make_version()
    first, second = sides(version)
    before = draft_hash(version)

    measure = add(
        version,
        coexecutors={first.pk: ["КФУ", "Минпромторг РТ"], second.pk: []},
        reporters={second.pk: " начальник отдела И. И. Иванов "},
    )

    content = contents_of(version)[-1]
    assert content.executors == (("Минпромторг РТ",), ("Минэкономразвития РИ",))
    assert content.coexecutors == (("КФУ",), ())
    assert content.reporters == ("", "начальник отдела И. И. Иванов")
    assert draft_hash(version) != before
    told = Entry.objects.get(verb="measure added").after
    assert told["coexecutors"] == {first.name: ["КФУ"]}
    assert [one.executors[0][1] for section in table(version) for one in section.rows if one.measure == measure] == [
        ("Минпромторг РТ",)
    ]


def test_a_side_that_only_helps_has_no_executor() -> None:
    version = make_version()
    first, second = sides(version)

    add(version, executors={first.pk: ["Минпромторг РТ"]}, coexecutors={second.pk: ["Минэк РИ"]})

    assert contents_of(version)[-1].is_one_sided
    name_everybody(version)
    assert not contents_of(version)[-1].is_one_sided


def test_nobody_reports_for_a_side_without_an_executor() -> None:
    version = make_version()
    first, second = sides(version)

    with pytest.raises(errors.ReporterWithoutBody) as refusal:
        add(version, executors={first.pk: ["Минпромторг РТ"]}, reporters={second.pk: "Иванов"})

    assert message_for(refusal.value).startswith("Ингушетия: назовите и исполнителя")


@pytest.mark.answers
@pytest.mark.parametrize(
    ("expected", "is_hinted"), [("развитие связей", True), ("не менее 20 стажировок", False), ("", False)]
)
def test_soft_words_stand_beside_what_can_be_checked(client: Client, expected: str, is_hinted: bool) -> None:
    version = make_version()
    measure = add(version, signed_result="Содействие обмену опытом", expected_result=expected)
    client.force_login(writer_of(version))

    told = html.fromstring(client.get(measure.get_absolute_url()).content.decode()).text_content()

    assert "Содействие обмену опытом" in told
    assert ("нет числа, документа или события" in told) == is_hinted


@pytest.mark.answers
def test_the_form_shows_and_saves_helpers_and_who_reports(client: Client) -> None:
    version = make_version()
    first, second = sides(version)
    measure = add(version, coexecutors={first.pk: ["КФУ"]}, reporters={first.pk: "Иванов"}, signed_result="Содействие")
    client.force_login(writer_of(version))
    url = reverse("programme:change-measure", args=[measure.pk])

    page = html.fromstring(client.get(url).content.decode())

    sent: dict[str, list[str]] = {}
    for name, value in page.get_element_by_id("measure-form").form_values():
        sent.setdefault(name, []).append(value)
    assert sent[f"reporter_{first.pk}"] == ["Иванов"]
    assert client.post(url, sent).status_code == 302
    assert Measure.objects.get(pk=measure.pk).revision == 1
    refused = client.post(url, sent | {f"reporter_{second.pk}": "Петров", f"executors_{second.pk}": []})
    assert refused.status_code == 422
    assert "Назовите и исполнителя" in html.fromstring(refused.content.decode()).text_content()
