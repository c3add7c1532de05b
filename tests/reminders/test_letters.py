"""Letters are gathered as each person wants them, handed over once, and say who must do what by when."""

from datetime import date, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.test import override_settings
from django.utils import timezone
from tests.factories.agreements import coordinators, make_agreement
from tests.factories.people import make_administrator, make_person, make_side
from tests.factories.reminders import ON, make_letter, make_reminder

from kunak.core.lifecycle import LetterState
from kunak.core.reminders import Rhythm
from kunak.people.models import Person
from kunak.reminders import outbox, services
from kunak.reminders.errors import NoMailServer, NotToBeSentAgain
from kunak.reminders.models import Letter
from kunak.reminders.services import ChoiceInput

pytestmark = pytest.mark.django_db
SERVER = override_settings(KUNAK_MAIL={"EMAIL_HOST": "mail.example.org"}, KUNAK_SITE="https://kunak.example.org")


class Server:
    """A mail server that answers as a test wants, and remembers what it took."""

    def __init__(self, *answers: Exception | None) -> None:
        self.answers, self.taken = list(answers), list[Any]()

    def open(self) -> None:
        if self.answers and isinstance(self.answers[0], ConnectionError):
            raise self.answers.pop(0)  # type: ignore[misc]

    def close(self) -> None:
        """Nothing is held."""

    def send_messages(self, messages: list[Any]) -> None:
        answer = self.answers.pop(0) if self.answers else None
        if answer is not None:
            raise answer
        self.taken += messages


def states() -> list[str]:
    return list(Letter.objects.order_by("pk").values_list("state", flat=True))


def pending(person: Person, *days: int) -> None:
    """Remind a person of things due so many days after `ON`."""
    for number in days:
        make_reminder(person, due_on=ON + timedelta(number))


def test_without_a_mail_server_letters_are_kept_and_nothing_fails() -> None:
    pending(make_person(side=make_side()), 7, 30)

    assert services.gather_letters(on=ON) == 1
    assert services.gather_letters(on=ON) == 0
    services.send_letters(now=timezone.now())

    assert (states(), mail.outbox) == (["kept"], [])


@pytest.mark.parametrize(
    ("rhythm", "letters"), [(Rhythm.AT_ONCE, [1, 1]), (Rhythm.DAILY, [2]), (Rhythm.WEEKLY, []), (Rhythm.NEVER, [])]
)
def test_letters_come_as_the_person_has_chosen(rhythm: Rhythm, letters: list[int]) -> None:
    person = make_person(side=make_side())
    services.choose_delivery(given=ChoiceInput(rhythm, weekday=0), on=ON, by=person)  # Mondays
    pending(person, 7, 30)

    services.gather_letters(on=ON)

    assert [one.reminders.count() for one in Letter.objects.all()] == letters


def test_a_weekly_letter_is_made_up_for_when_its_day_was_missed() -> None:
    person = make_person(side=make_side())
    services.choose_delivery(given=ChoiceInput(Rhythm.WEEKLY, weekday=0), on=ON, by=person)
    pending(person, 30)

    made = [services.gather_letters(on=ON + timedelta(days)) for days in (1, 8, 9)]  # Monday the 30th is missed

    assert made == [0, 1, 0]


def test_what_was_read_is_over_muted_or_of_another_side_is_in_no_letter() -> None:
    person = make_person(side=make_side())
    services.choose_delivery(given=ChoiceInput(Rhythm.DAILY, muted=("plan_key",)), on=ON, by=person)
    make_reminder(person, read_at=timezone.now())
    make_reminder(person, over_on=ON)
    make_reminder(person, source="plan_key")
    make_reminder(person, side=make_side("RU-IN"))

    assert services.gather_letters(on=ON) == 0


@SERVER
def test_a_letter_says_who_must_do_what_by_when_and_why(mailoutbox: list[Any]) -> None:
    agreement = make_agreement(notice="P6M")
    person, _other = coordinators(agreement)
    day = date(2029, 10, 30)
    services.give_reminders(on=day, today=day)

    services.send_letters(now=timezone.now())

    found = next(one for one in mailoutbox if person.email in one.to[0])
    assert found.subject == "Последний день для уведомления о непродлении: 29 ноября 2029 г., через 30 дней"
    for words in (
        f"Здравствуйте, {person.name}!",
        "Соглашение: Татарстан и Ингушетия, 2025",
        "направьте другой стороне уведомление",
        f"https://kunak.example.org{agreement.get_absolute_url()}",
        "потому что действуете от стороны «Татарстан»: координатор",
        "https://kunak.example.org/reminders/choices/",
    ):
        assert words in found.body
    assert found.message()["Auto-Submitted"] == "auto-generated"


@SERVER
def test_a_letter_speaks_the_language_that_its_person_chose(mailoutbox: list[Any]) -> None:
    person = make_person(side=make_side())
    services.choose_delivery(given=ChoiceInput(Rhythm.DAILY, language="en"), on=ON, by=person)
    pending(person, 0, 1)
    services.gather_letters(on=ON)

    services.send_letters(now=timezone.now())

    [found] = mailoutbox
    assert found.subject == "2 reminders, the nearest: 24 November 2026, today"
    assert "1. Last day for a notice against renewal: 24 November 2026, today" in found.body.replace("\u00a0", " ")


@SERVER
@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (None, "sent"),
        (ConnectionRefusedError("refused"), "waiting"),
        (SMTPDataError(451, b"try later"), "waiting"),
        (SMTPDataError(554, b"no"), "failed"),
        (SMTPRecipientsRefused({"a@example.org": (550, b"no such user")}), "failed"),
        (SMTPServerDisconnected("closed"), "unsure"),
        (TimeoutError("timed out"), "unsure"),
    ],
)
def test_a_letter_is_tried_again_only_where_the_server_has_not_taken_it(
    answer: Exception | None, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, now = Server(answer), timezone.now()
    monkeypatch.setattr(outbox, "connection", lambda: server)
    make_letter(send_after=now)

    first = services.send_letters(now=now)
    again = services.send_letters(now=now + timedelta(days=2))

    assert first.sent == (state == "sent")
    assert again.sent == (state == "waiting")
    assert states() == ["sent" if state == "waiting" else state]
    assert len(server.taken) == (state in {"sent", "waiting"})


@SERVER
def test_each_trial_waits_longer_and_after_the_last_the_letter_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    server, now = Server(*[SMTPDataError(451, b"greylisted")] * 9), timezone.now()
    monkeypatch.setattr(outbox, "connection", lambda: server)
    letter = make_letter(send_after=now)
    waits = []

    while Letter.objects.get(pk=letter.pk).state == LetterState.WAITING:
        services.send_letters(now=now)
        letter.refresh_from_db()
        waits.append(letter.send_after - now)
        now = letter.send_after

    assert [one.total_seconds() / 60 for one in waits[:-1]] == [5, 30, 120, 360, 1440]
    assert (letter.state, letter.trials, letter.trouble) == ("failed", 6, "(451, b'greylisted')")


@SERVER
def test_killed_before_it_is_handed_over_a_letter_goes_once_and_killed_meanwhile_never_by_itself(
    monkeypatch: pytest.MonkeyPatch, mailoutbox: list[Any]
) -> None:
    now = timezone.now()
    first, second = make_letter(send_after=now), make_letter(send_after=now + timedelta(seconds=1))

    class Killed(BaseException):
        """What `kill -9` is to the code below it."""

    class Dying(Server):
        def send_messages(self, messages: list[Any]) -> None:
            raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(outbox, "connection", Dying)
        with pytest.raises(Killed):
            services.send_letters(now=now)

    for minutes in (1, 20, 40):
        services.send_letters(now=now + timedelta(minutes=minutes))

    assert states() == ["unsure", "sent"]
    assert [second.person.email in one.to[0] for one in mailoutbox] == [True]
    again = services.send_again(letter=first, by=make_administrator())
    services.send_letters(now=timezone.now() + timedelta(hours=1))
    assert [one.extra_headers["Message-ID"] for one in mailoutbox][1:] == [outbox.message_id(again)]


@SERVER
@pytest.mark.parametrize("lost", ["door", "side", "over"])
def test_a_letter_is_withheld_when_its_person_lost_access_or_nothing_holds_any_more(
    lost: str, mailoutbox: list[Any]
) -> None:
    letter = make_letter()
    if lost == "door":
        Person.objects.update(is_active=False)
    elif lost == "side":
        letter.person.memberships.update(side=make_side("RU-IN"))
    else:
        letter.reminders.update(over_on=ON)

    services.send_letters(now=timezone.now())

    assert (states(), mailoutbox) == (["withheld"], [])


def test_a_trial_needs_a_server_and_only_what_failed_is_sent_again() -> None:
    by, letter = make_administrator(), make_letter(state=LetterState.SENT, sent_at=timezone.now())

    with pytest.raises(NoMailServer):
        services.send_trial(on=ON, by=by)
    with SERVER, pytest.raises(NotToBeSentAgain):
        services.send_again(letter=letter, by=by)
    with SERVER:
        trial = services.send_trial(on=ON, by=by)
        services.send_letters(now=timezone.now())

    assert Letter.objects.get(pk=trial.pk).state == LetterState.SENT
    assert "Это письмо показывает, что связь Кунака с почтовым сервером есть." in mail.outbox[-1].body
