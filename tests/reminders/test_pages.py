"""Pages of reminders: the list and its bell, choices, ladders, feeds, and the outbox, where letters are handed over."""

from email import message_from_bytes, policy
from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from tests.factories.agreements import coordinators, make_agreement
from tests.factories.people import make_administrator, make_person, make_side
from tests.factories.reminders import ON, make_letter, make_reminder

from kunak.agreements.words import short_title
from kunak.core.lifecycle import LetterState
from kunak.journal.models import Entry
from kunak.people.models import Person
from kunak.reminders.models import DeliveryChoice, Feed, LadderRule, Letter, Reminder

pytestmark = [pytest.mark.django_db, pytest.mark.answers]
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def person(client: Client) -> Person:
    """Return a coordinator who has signed in."""
    found = make_person(side=make_side())
    client.force_login(found, BACKEND)
    return found


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().replace("\u00a0", " ").split())


def test_the_bell_counts_what_is_new_and_holds(client: Client, person: Person) -> None:
    make_reminder(person)
    make_reminder(person, over_on=ON)
    make_reminder(person, side=make_side("RU-IN"))

    shown = text(client.get(reverse("agreements:register")))

    assert 'class="mast__count">1<' in shown
    assert reverse("reminders:mine") in shown


def test_the_list_says_what_by_when_and_is_marked_as_read_plain_and_as_htmx(client: Client, person: Person) -> None:
    agreement = make_agreement()
    first = make_reminder(person, agreement=agreement, url=agreement.get_absolute_url())
    make_reminder(person, before_on=ON)

    shown = text(client.get(reverse("reminders:mine")))
    fragment = client.post(reverse("reminders:mine"), {"read": str(first.pk)}, headers={"HX-Request": "true"})
    plain = client.post(reverse("reminders:mine"), {"read": "all"})

    assert "24 декабря 2026 г., через 30 дней. Татарстан и Ингушетия, 2025" in shown
    assert "Срок изменился: был 24 ноября 2026 г." in shown
    assert "2 новых" in shown
    assert text(fragment).startswith('<section id="mine"')
    assert "1 новое" in text(fragment)
    assert plain.status_code == 302
    assert not Reminder.objects.filter(read_at=None).exists()


def test_the_fragment_equals_the_same_part_of_the_page(client: Client, person: Person) -> None:
    make_reminder(person)

    page = client.get(reverse("reminders:mine")).content.decode()
    fragment = client.get(reverse("reminders:mine"), headers={"HX-Request": "true"}).content.decode()

    def without_tokens(html: str) -> str:
        import re

        return re.sub(r'value="\w{64}"', "", html)

    assert without_tokens(fragment).strip() in without_tokens(page)


def test_done_ones_are_shown_to_who_asks_for_them(client: Client, person: Person) -> None:
    make_reminder(person, over_on=ON, what="Ярмарка")

    assert "Ярмарка" not in text(client.get(reverse("reminders:mine")))
    assert "Ярмарка" in text(client.get(reverse("reminders:mine"), {"show": "all"}))


def test_the_list_asks_a_number_of_questions_that_does_not_grow(
    client: Client, person: Person, django_assert_max_num_queries: Any
) -> None:
    agreement = make_agreement()
    for _number in range(20):
        make_reminder(person, agreement=agreement)

    with django_assert_max_num_queries(12):
        client.get(reverse("reminders:mine"))


def test_a_person_chooses_how_letters_come_and_reads_the_last_ones(client: Client, person: Person) -> None:
    letter = make_letter(person, state=LetterState.KEPT, send_after=None)
    asked = {"rhythm": "weekly", "weekday": "4", "language": "en", "wanted": ["notice"]}

    done = client.post(reverse("reminders:choices"), asked)
    refused = client.post(reverse("reminders:choices"), asked | {"rhythm": "hourly"})

    one = DeliveryChoice.objects.get(person=person)
    assert (done.status_code, refused.status_code) == (302, 422)
    assert (one.rhythm, one.weekday, one.rests, one.language) == ("weekly", 4, False, "en")
    assert "plan_key" in one.muted
    assert "notice" not in one.muted
    page = text(client.get(reverse("reminders:letter", args=[letter.pk])))
    assert "Здравствуйте, " in page
    assert "24 декабря 2026 г., через 30 дней" in page


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"before": "6 месяцев, 2 недели; 3 д.", "after": "10 дней", "on_the_day": "on"}, "P6M P14D P3D P0D +P10D"),
        ({"before": ""}, ""),
        ({"before": "12 months, 1 day"}, "P1Y P1D"),
    ],
)
def test_a_coordinator_sets_a_ladder_in_words(typed: dict[str, str], kept: str, client: Client, person: Person) -> None:
    url = reverse("reminders:ladder", args=["notice"])

    done = client.post(url, {"after": ""} | typed)

    assert done.status_code == 302
    assert LadderRule.objects.get().rungs == kept
    client.post(url, {"usual": "1"})
    assert not LadderRule.objects.exists()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("скоро", "«скоро» — это не промежуток времени"),
        ("70 месяцев", "слишком далеко от срока"),
        (", ".join(f"{n} дней" for n in range(1, 15)), "Слишком много напоминаний"),
    ],
)
def test_a_ladder_that_cannot_be_climbed_is_refused_and_what_was_typed_stays(
    typed: str, told: str, client: Client, person: Person
) -> None:
    answer = client.post(reverse("reminders:ladder", args=["notice"]), {"before": typed, "after": ""})

    assert answer.status_code == 422
    assert told in text(answer)
    assert typed in text(answer)


def test_the_address_of_a_feed_is_shown_once(client: Client, person: Person) -> None:
    made = text(client.post(reverse("reminders:feeds"), {"agreement": ""}))
    later = text(client.get(reverse("reminders:feeds")))

    assert ".ics</code>" in made
    assert ".ics" not in later
    assert "Все мои сроки" in later


def test_no_address_is_made_and_no_ladder_set_by_what_a_form_leaves_unsaid(client: Client, person: Person) -> None:
    feeds, ladder = reverse("reminders:feeds"), reverse("reminders:ladder", args=["notice"])

    answers = [client.post(feeds), client.post(feeds, {"agreement": "x"}), client.post(ladder, {"before": "1 год"})]

    assert [one.status_code for one in answers] == [400, 404, 400]
    assert not Feed.objects.exists()
    assert not LadderRule.objects.exists()


def test_an_administrator_sees_envelopes_and_nothing_of_what_they_say(client: Client) -> None:
    agreement = make_agreement()
    by = coordinators(agreement)[0]
    letter = make_letter(by, state=LetterState.FAILED, trouble="550 no such user")
    letter.reminders.update(agreement=agreement, what="Ярмарка в Казани")
    client.force_login(make_administrator(), BACKEND)

    shown = text(client.get(reverse("reminders:outbox"), {"state": "trouble"}))

    assert "550 no such user" in shown
    assert "1 напоминание" in shown
    for secret in ("Ярмарка", "Последний день для уведомления", reverse("reminders:letter", args=[letter.pk])):
        assert secret not in shown
    assert client.get(reverse("reminders:letter", args=[letter.pk])).status_code == 404


def test_an_administrator_opens_a_kept_letter_to_hand_it_over_without_the_words_of_the_record(client: Client) -> None:
    agreement = make_agreement()
    letter = make_letter(coordinators(agreement)[0], state=LetterState.KEPT, send_after=None)
    letter.reminders.update(agreement=agreement, what="Ярмарка в Казани")
    client.force_login(make_administrator(), BACKEND)
    url = reverse("reminders:hand-over", args=[letter.pk])

    answers = [client.post(url, {"what": what}) for what in ("read", "file", "")]

    assert [one.status_code for one in answers] == [200, 200, 400]
    made = message_from_bytes(answers[1].content, policy=policy.default)
    for told in (text(answers[0]), made.get_content()):
        assert "Последний день для уведомления" in told
        assert letter.reminders.get().url in told
        assert "Ярмарка" not in told
        assert short_title(agreement) not in told
    assert Entry.objects.filter(verb="letter opened to hand it over").count() == 2
    assert "Открыть для передачи" in text(client.get(reverse("reminders:outbox")))
    with override_settings(KUNAK_MAIL={"EMAIL_HOST": "mail.example.org"}):
        assert "Открыть для передачи" not in text(client.get(reverse("reminders:outbox")))
        assert client.post(url, {"what": "read"}).status_code == 302
    Letter.objects.update(state=LetterState.WITHHELD)
    assert client.post(url, {"what": "read"}).status_code == 302
    assert Entry.objects.filter(verb="letter opened to hand it over").count() == 2
