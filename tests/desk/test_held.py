"""What the head's page tells of meetings of groups."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from tests.factories.groups import accepted, circulated, decide, opened, person_of, staffed

from kunak.desk.queries.held import Held, held
from kunak.groups.models import Meeting
from kunak.people.models import Membership

pytestmark = pytest.mark.django_db


def test_meetings_are_counted_as_they_stood_on_a_day_and_restricted_ones_for_who_sees_them() -> None:
    group, chairs = staffed()
    today, by = localdate(), person_of(group)
    for is_restricted in (False, True):
        meeting = opened(group, chairs, by=by, is_restricted=is_restricted)
        decide(meeting, by=by)
        circulated(meeting, by=by)
    accepted(Meeting.objects.get(is_restricted=False))

    seen = [Membership.objects.get(person=one) for one in (by, person_of(group, role="observer"))]

    assert [held(one, today) for one in seen] == [Held(2, 1, 1), Held(1, 1, 0)]
    assert held(seen[0], today - timedelta(days=1)) == Held(2, 0, 0)  # all was sent round and accepted today
    assert held(seen[0], meeting.starts_on - timedelta(days=1)) == Held(0, 0, 0)
