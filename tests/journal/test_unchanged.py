"""What was counted is remembered until anything is written."""

from itertools import count

import pytest
from django.db import transaction
from tests.factories.people import make_person

from kunak.journal.services import record
from kunak.journal.unchanged import while_unchanged

pytestmark = pytest.mark.django_db


def test_an_answer_is_counted_once_for_each_question_until_an_entry_is_written() -> None:
    times, person = count(1), make_person()

    first = [while_unchanged(asked, lambda: next(times)) for asked in ("figures, ru", "figures, ru", "figures, en")]
    with transaction.atomic():
        record("done", of=person, by=person)
    later = while_unchanged("figures, ru", lambda: next(times))

    assert first == [1, 1, 2]
    assert later == 3
