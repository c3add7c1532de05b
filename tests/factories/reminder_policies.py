"""What is asked of reminders at each address and of each service; see `tests.factories.policies`."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.test import override_settings
from tests.factories.reminders import make_letter, make_reminder

from kunak.agreements.models import Agreement
from kunak.core.lifecycle import LetterState
from kunak.core.reminders import Rhythm
from kunak.people.models import Person
from kunak.reminders import services

ON = date(2026, 3, 2)
CHOICE = {"rhythm": "weekly", "weekday": "4", "language": "ru", "wanted": ["notice"]}
MAIL = {"EMAIL_HOST": "mail.example.org"}


class Reminded:
    """The coordinator of A was reminded, had letters, one of which failed, and has a feed; `shared` is of A and B."""

    def __init__(self, a: Person, shared: Agreement) -> None:
        self.shared = shared
        self.reminder = make_reminder(a)
        self.letter = make_letter(a, state=LetterState.KEPT, send_after=None, made_on=ON)
        self.failed = make_letter(a, state=LetterState.FAILED, trouble="550 no such user", made_on=ON)
        self.feed, self.secret = services.make_feed(agreement=None, by=a)


def _with_server(do: Callable[[], object]) -> object:
    with override_settings(KUNAK_MAIL=MAIL):
        return do()


SERVICES: dict[str, Callable[[Reminded, Person], object]] = {
    "reminders.choose_delivery": lambda w, by: services.choose_delivery(
        given=services.ChoiceInput(Rhythm.WEEKLY), on=ON, by=by
    ),
    "reminders.mark_read": lambda w, by: services.mark_read(keys=None, by=by),
    "reminders.set_ladder": lambda w, by: services.set_ladder(source="notice", rungs="P6M", by=by),
    "reminders.make_feed": lambda w, by: services.make_feed(agreement=None, by=by),
    "reminders.make_feed/shared": lambda w, by: services.make_feed(agreement=w.shared, by=by),
    "reminders.revoke_feed/of A's coordinator": lambda w, by: services.revoke_feed(feed=w.feed, by=by),
    "reminders.send_trial": lambda w, by: _with_server(lambda: services.send_trial(on=ON, by=by)),
    "reminders.open_to_hand_over": lambda w, by: services.open_to_hand_over(letter=w.letter, by=by),
    "reminders.send_again/failed": lambda w, by: _with_server(lambda: services.send_again(letter=w.failed, by=by)),
}
ADDRESSES: dict[str, Callable[[Reminded], tuple[dict[str, Any], dict[str, Any]]]] = {
    "reminders:mine": lambda w: ({}, {"read": str(w.reminder.pk)}),
    "reminders:choices": lambda w: ({}, CHOICE),
    "reminders:letter/of A's coordinator": lambda w: ({"pk": w.letter.pk}, {}),
    "reminders:ladders": lambda w: ({}, {}),
    "reminders:ladder": lambda w: ({"source": "notice"}, {"before": "6 месяцев", "after": ""}),
    "reminders:feeds": lambda w: ({}, {"agreement": ""}),
    "reminders:end-feed/of A's coordinator": lambda w: ({"pk": w.feed.pk}, {}),
    "reminders:feed/of A's coordinator": lambda w: ({"secret": w.secret}, {}),
    "reminders:outbox": lambda w: ({}, {}),
    "reminders:hand-over/of A's coordinator": lambda w: ({"pk": w.letter.pk}, {"what": "read"}),
    "reminders:again/failed": lambda w: ({"pk": w.failed.pk}, {}),
}
