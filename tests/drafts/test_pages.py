"""The pages of drafts: refusals keep what was typed, the other side sees what was sent, lists ask a known number."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from tests.factories import drafts as made
from tests.factories.drafts import TODAY, fresh
from tests.factories.people import make_person, make_side

from kunak.documents.models import Document
from kunak.drafts import errors, policies, services
from kunak.drafts.models import Disagreement, Draft, Edition, Visa
from kunak.people.errors import NotOfTheParties
from kunak.people.models import Person, Role, Territory
from kunak.people.policies import membership_of
from kunak.ui.errors import message_for

pytestmark = [pytest.mark.django_db, pytest.mark.answers]
BACKEND = "django.contrib.auth.backends.ModelBackend"
PROPOSAL = {
    "kind": "agreement",
    "title": "о сотрудничестве в туризме",
    "proposed_by": "ours",
    "proposed_on": "02.02.2026",
    "ground": "письмо № 15",
    "purpose": "Маршруты",
}


def client_of(person: Person, language: str = "ru") -> Client:
    """Return a browser in which the person has signed in."""
    client = Client(headers={"accept-language": language})
    client.force_login(person, BACKEND)
    return client


def place(code: str) -> str:
    """Return a territory as the form sends it."""
    return str(make_side(code).territory.pk)


def page(client: Client, name: str, *takes: object, status: int = 200) -> str:
    """Return a page as text."""
    answer = client.get(reverse(f"drafts:{name}", args=takes))
    assert answer.status_code == status
    return answer.content.decode()


def test_a_proposal_makes_a_draft_that_both_sides_see() -> None:
    a, b = made.coordinators()

    answer = client_of(a).post(reverse("drafts:propose"), PROPOSAL | {"partner": place("RU-IN")})

    draft = Draft.objects.get()
    assert answer["Location"] == draft.get_absolute_url()
    for person in (a, b):
        shown = page(client_of(person), "draft", draft.pk)
        assert "предложено" in shown
        assert "письмо № 15" in shown
        assert draft.get_absolute_url() in page(client_of(person), "list")


def test_a_refused_proposal_keeps_what_was_typed() -> None:
    a, _b = made.coordinators()

    answer = client_of(a).post(
        reverse("drafts:propose"), PROPOSAL | {"partner": place("RU-IN"), "third": place("RU-IN")}
    )

    assert answer.status_code == 422
    assert "о сотрудничестве в туризме" in answer.content.decode()
    assert not Draft.objects.exists()


def test_a_pasted_text_becomes_an_edition_that_is_sent_and_agreed_to() -> None:
    a, b = made.coordinators()
    draft = made.make_draft(by=a)
    ours, theirs = client_of(a), client_of(b)

    ours.post(reverse("drafts:add-edition", args=[draft.pk]), {"text": "Первый\r\nтекст", "note": "начало"})
    edition = Edition.objects.get()
    assert edition.document.text == "Первый\nтекст"
    page(theirs, "edition", draft.pk, 1, status=404)
    ours.post(reverse("drafts:edition", args=[draft.pk, 1]), {"send": "1"})
    assert "Первый\nтекст" in page(theirs, "edition", draft.pk, 1)
    for client in (ours, theirs):
        client.post(reverse("drafts:edition", args=[draft.pk, 1]), {"content": edition.sha256})

    assert "согласовано" in page(ours, "draft", draft.pk)


def test_the_keys_panel_of_htmx_is_that_of_the_page() -> None:
    a, _b = made.coordinators()
    edition = made.make_sent(by=a)
    address = reverse("drafts:edition", args=[edition.draft_id, edition.number])

    answer = client_of(a).post(address, {"content": "0" * 64}, headers={"HX-Request": "true"})
    panel = answer.content.decode()

    assert answer.status_code == 422
    assert panel.strip().startswith('<section class="keys-panel" id="keys-panel"')
    assert 'id="keys-panel"' in page(client_of(a), "draft", edition.draft_id)


def test_giving_back_without_a_reason_is_refused_in_a_sentence() -> None:
    a, b = made.coordinators()
    edition = made.make_sent(by=a)
    address = reverse("drafts:edition", args=[edition.draft_id, edition.number])

    answer = client_of(b).post(address, {"content": edition.sha256, "return": "1", "reason": " "})

    assert answer.status_code == 422
    assert "причину" in answer.content.decode()


def test_two_editions_are_shown_side_by_side_and_in_one_text() -> None:
    a, _b = made.coordinators()
    edition = made.make_sent(by=a, text="Стороны развивают торговлю.\nСрок три года.")
    made.add_edition(edition.draft, by=a, text="Стороны развивают торговлю.\nСрок пять лет.")
    address = reverse("drafts:compare", args=[edition.draft_id])

    beside, line = (client_of(a).get(address, {"view": view}).content.decode() for view in ("beside", "line"))

    for shown in (beside, line):
        assert "<del> три года</del>" in shown or "<del> три</del>" in shown
        assert "<ins> пять лет</ins>" in shown or "<ins> пять</ins>" in shown
    assert 'class="beside' in beside
    assert 'class="inline-diff' in line


def test_a_scan_is_shown_with_a_remark_and_compared_with_nothing() -> None:
    a, _b = made.coordinators()
    edition = made.make_sent(by=a)
    scan = b"\x89PNG\r\n\x1a\n" + bytes(32)
    services.add_edition(draft=edition.draft, name="скан.png", data=scan, note="", by=a)

    shown, compared = (
        page(client_of(a), "edition", edition.draft_id, 2),
        page(client_of(a), "compare", edition.draft_id),
    )

    assert "это скан или старый документ Word" in shown
    assert "Сравнивать нечего" in compared


def test_texts_that_are_too_long_are_not_compared_while_somebody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kunak.documents.queries.texts.MOST_CHARACTERS", 20)
    a, _b = made.coordinators()
    edition = made.make_sent(by=a, text="Срок три года.")
    made.add_edition(edition.draft, by=a, text="Срок действия соглашения пять лет.")

    answer = client_of(a).get(reverse("drafts:compare", args=[edition.draft_id]))

    assert answer.status_code == 200
    assert "слишком длинный для сравнения" in answer.content.decode()
    assert "<ins>" not in answer.content.decode()


def test_the_second_of_two_people_at_one_row_learns_what_changed_and_loses_nothing() -> None:
    a, b = made.coordinators()
    draft = made.make_sent(by=a).draft
    row = services.open_row(draft=draft, clause="2", text="на три года", by=a)
    address = reverse("drafts:row", args=[draft.pk, row.pk])
    client_of(b).post(address, {"text": "на пять лет", "settled": "", "revision": row.revision})

    second = client_of(a).post(address, {"text": "на четыре года", "settled": "", "revision": row.revision})
    shown = second.content.decode()

    assert second.status_code == 422
    assert b.name in shown
    assert "на пять лет" in shown
    assert "на четыре года" in shown
    again = {"text": "на четыре года", "settled": "", "revision": Disagreement.objects.get().revision}
    assert client_of(a).post(address, again).status_code == 302


def test_a_settled_wording_counts_once_the_other_side_agrees_to_exactly_it() -> None:
    a, b = made.coordinators()
    draft = made.make_sent(by=a).draft
    row = services.open_row(draft=draft, clause="2", text="на три года", by=b)
    address = reverse("drafts:row", args=[draft.pk, row.pk])

    client_of(a).post(address, {"text": "", "settled": "на четыре года", "revision": row.revision})
    stale = client_of(b).post(address, {"agree": "1", "content": "0" * 64})
    assert stale.status_code == 422
    content = stale.context["row"].content_hash
    client_of(b).post(address, {"agree": "1", "content": content})

    assert Disagreement.objects.get().settled_at is not None


def test_visas_are_seen_by_their_own_side_only() -> None:
    a, b = made.coordinators()
    edition = made.make_sent(by=a)
    ask = {"edition": edition.pk, "kind": "legal", "body": "Министерство юстиции", "asked_on": "03.03.2026"}
    client_of(a).post(reverse("drafts:ask-visa", args=[edition.draft_id]), ask)
    visa = Visa.objects.get()
    answer = {"outcome": "with_remarks", "name": "Иванова", "post": "министр", "given_on": "05.03.2026", "remarks": ""}
    address = reverse("drafts:give-visa", args=[edition.draft_id, visa.pk])

    refused = client_of(a).post(address, answer)
    client_of(a).post(address, answer | {"remarks": "уточнить срок"})

    assert refused.status_code == 422
    assert "уточнить срок" in page(client_of(a), "draft", edition.draft_id)
    assert "Министерство юстиции" not in page(client_of(b), "draft", edition.draft_id)
    assert client_of(b).get(address).status_code == 404


def test_a_text_shows_the_signs_that_nobody_sees_and_tells_which_they_are() -> None:
    a, _b = made.coordinators()
    edition = services.add_edition(
        draft=made.make_draft(by=a), name="а\u202eб.txt", data="до\u202eговор\u200b".encode(), note="", by=a
    )

    shown = page(client_of(a), "edition", edition.draft_id, edition.number)

    assert "до▯говор▯" in shown
    assert "U+202E, U+200B" in shown
    assert "\u202e" not in shown


@pytest.mark.parametrize(
    ("unread", "told"),
    [(None, "ещё распознаётся"), ({"type": "NoText", "kind": "PNG"}, "Текст прочитать нельзя. ")],
)
def test_a_scan_tells_a_text_that_is_still_to_come_from_one_that_nobody_can_read(
    unread: dict[str, str] | None, told: str
) -> None:
    a, _b = made.coordinators()
    edition = made.make_sent(by=a)
    Document.objects.filter(pk=edition.document_id).update(text="", unread=unread)

    shown = page(client_of(a), "edition", edition.draft_id, edition.number)

    assert told in shown
    assert shown.count("ещё распознаётся") + shown.count("прочитать нельзя") == 1


def test_somebody_of_the_side_who_only_reads_gives_the_conclusion_that_was_asked_of_him_and_no_other() -> None:
    a, b = made.coordinators()
    lawyer = make_person(side=membership_of(a).side, role=Role.OBSERVER)
    edition = made.make_sent(by=a)
    ask = {"edition": edition.pk, "kind": "legal", "body": "Правовая служба", "asked_on": "03.03.2026"}
    asking = reverse("drafts:ask-visa", args=[edition.draft_id])
    refused = client_of(a).post(asking, ask | {"officer": b.pk})
    client_of(a).post(asking, ask | {"officer": lawyer.pk})
    services.ask_visa(edition=edition, by=a, kind="visa", body="Минфин", asked_on=made.TODAY, today=made.TODAY)
    own, other = Visa.objects.order_by("pk")
    address = reverse("drafts:give-visa", args=[edition.draft_id, own.pk])

    client_of(lawyer).post(address, {"outcome": "agreed", "name": lawyer.name, "given_on": "05.03.2026"})

    assert refused.status_code == 422
    own.refresh_from_db()
    assert (own.outcome, own.entered_by) == ("agreed", lawyer)
    of_another = reverse("drafts:give-visa", args=[edition.draft_id, other.pk])
    assert client_of(lawyer).get(of_another).status_code == 403


def test_an_officer_who_went_over_to_another_side_gives_nothing_any_more() -> None:
    a, b = made.coordinators()
    visa = services.ask_visa(
        edition=made.make_sent(by=a),
        by=a,
        kind="legal",
        body="Юристы",
        asked_on=made.TODAY,
        today=made.TODAY,
        officer=a,
    )
    visa.officer = b

    with pytest.raises(NotOfTheParties):
        policies.check_can_enter_visa(b, visa)


def test_with_a_country_the_page_tells_which_federal_conclusions_nobody_has_asked_for() -> None:
    a = make_person(side=make_side("RU-TA"))
    others = [Territory.objects.get(code="BY")]
    edition = made.make_sent(by=a, others=others)
    asked = {"kind": "foreign", "body": "МИД России", "asked_on": made.TODAY, "today": made.TODAY}
    services.ask_visa(edition=edition, by=a, **asked)

    shown, between = (
        page(client_of(a), "draft", edition.draft_id),
        page(client_of(a), "draft", made.make_draft(by=a).pk),
    )

    assert "<li>заключение Минюста России" in shown
    assert "<li>заключение МИД России" not in shown
    assert "Пока не запрошено" not in between


def test_the_signing_is_planned_and_confirmed_by_both_sides_on_its_page() -> None:
    a, b = made.coordinators()
    draft = made.agree(made.make_sent(by=a), a, b)
    address = reverse("drafts:signing", args=[draft.pk])
    for person, name in ((a, "Минниханов"), (b, "Калиматов")):
        client_of(person).post(address, {"on": "18.03.2026", "place": "Магас", "name": name, "post": "Глава"})
    for person in (a, b):
        shown = client_of(person).get(address)
        client_of(person).post(address, {"content": shown.context["signing"].content_hash})

    assert fresh(draft).is_signed
    assert "подписано" in page(client_of(a), "draft", draft.pk)
    assert "Калиматов" in client_of(b).get(draft.agreement.get_absolute_url()).content.decode()


def test_the_list_asks_as_much_for_one_draft_as_for_many(django_assert_max_num_queries: object) -> None:
    a, _b = made.coordinators()
    for _number in range(3):
        made.make_sent(by=a)
    client = client_of(a)

    with django_assert_max_num_queries(14):  # type: ignore[operator]
        page(client, "list")


def test_the_page_asks_as_much_for_one_edition_as_for_many(django_assert_max_num_queries: object) -> None:
    a, b = made.coordinators()
    draft = made.agree(made.make_sent(by=a), a, b)
    for _number in range(3):
        services.send_edition(edition=made.add_edition(draft, by=a), by=a)
        services.open_row(draft=draft, clause="1", text="иначе", by=b)
    client = client_of(a)

    with django_assert_max_num_queries(30):  # type: ignore[operator]
        page(client, "draft", draft.pk)


def test_every_page_speaks_english_too() -> None:
    a = make_person(side=make_side("RU-TA"))
    edition = made.make_sent(by=a)

    shown = page(client_of(a, "en"), "draft", edition.draft_id)

    assert "What waits for whom" in shown
    assert "on approval" in shown


def test_a_day_to_come_is_told_with_one_full_stop() -> None:
    with override("ru"):
        sentence = message_for(errors.DayToCome(field="asked_on", today=TODAY))

    assert sentence.replace("\u00a0", " ").endswith("сегодня 20 марта 2026 г.")
