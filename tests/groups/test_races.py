"""Real threads at one database: keys, corrections and decisions at once; what minutes give is given once."""

from collections.abc import Callable
from functools import partial

import pytest
from tests.assignments.test_races import at_once
from tests.factories.groups import ON, circulated, decide, make_meeting, opened, person_of, staffed

from kunak.agreements.errors import KeyAlreadyTurned, StaleContent
from kunak.assignments.models import Assignment
from kunak.core.errors import KunakError
from kunak.core.lifecycle import MeetingState
from kunak.groups import services
from kunak.groups.errors import CorrectionsOpen, GoneMeanwhile, GroupChangedMeanwhile, MeetingClosed
from kunak.groups.models import Decision, Meeting
from kunak.groups.services import DecisionInput, ItemInput
from kunak.journal.queries import check

pytestmark = pytest.mark.django_db(transaction=True)


def test_minutes_accepted_corrected_and_taken_back_at_once_give_their_assignments_once_or_never() -> None:
    group, chairs = staffed()
    people = [person_of(group), person_of(group, 1)]
    following = make_meeting(group, by=people[0])
    held = [opened(group, chairs, by=people[0]) for _turn in range(3)]
    for one in held:
        decide(one, by=people[0])
        circulated(one, by=people[0])
    beside: list[Callable[[Meeting], object]] = [
        lambda one: services.ask_correction(meeting=one, member=chairs[0], text="Иначе", by=chairs[0].person),
        lambda one: services.take_back(meeting=one, by=people[0]),
        lambda _one: services.add_item(
            group=group, meeting=following, given=ItemInput(title="Ещё"), on=ON, by=people[0]
        ),
    ]

    for meeting, deed in zip(held, beside, strict=True):
        seen = meeting.minutes.get().content_hash
        turn = partial(services.turn_minutes_key, meeting=meeting, content_hash=seen, on=ON)
        results = at_once(*(partial(turn, by=by) for by in (*people, people[1])), partial(deed, meeting))
        refused = (KeyAlreadyTurned, StaleContent, CorrectionsOpen, MeetingClosed)
        assert all(not isinstance(one, KunakError) or isinstance(one, refused) for one in results), results

    given = {one.meeting_id for one in Decision.objects.exclude(assignment=None)}
    assert given == {one.pk for one in Meeting.objects.filter(state=MeetingState.ACCEPTED)}
    assert Assignment.objects.count() == len(given) > 0
    on_agenda = list(following.items.exclude(assignment=None).values_list("assignment", flat=True))
    assert sorted(on_agenda) == sorted(Assignment.objects.values_list("pk", flat=True))
    assert check()[0] is None


def test_decisions_written_changed_and_removed_at_once_have_numbers_of_their_own_and_lose_nothing() -> None:
    group, chairs = staffed()
    by, other = person_of(group), person_of(group, 1)
    meeting = opened(group, chairs, by=by)
    item, seen = meeting.items.get(), decide(meeting, by=by)
    write = partial(services.write_decision, item=item, given=DecisionInput(text="Решили"))

    results = at_once(
        partial(write, by=by),
        partial(write, by=other),
        partial(services.change_decision, decision=seen, revision=1, given=DecisionInput(text="Иначе"), by=by),
        lambda: services.remove_decision(decision=seen, revision=1, by=other) or "removed",
    )

    changed, removed = results[2:]
    assert isinstance(changed, GoneMeanwhile) if removed == "removed" else isinstance(removed, GroupChangedMeanwhile)
    numbers = list(meeting.decisions.values_list("number", flat=True))
    assert len(set(numbers)) == len(numbers) == (2 if removed == "removed" else 3)
    assert check()[0] is None
