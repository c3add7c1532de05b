"""Many people of both sides at one version: nothing is lost, and no key is on a content that its person never saw.

The model knows what each person last saw, what was written last at each measure, and how much was said. Hypothesis puts
the deeds of few people in every order; threads let twenty people do theirs at once.
"""

import random
from collections import Counter
from dataclasses import dataclass, field
from functools import partial

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.databases import examples
from tests.factories.people import make_person
from tests.factories.programme import given as entered
from tests.factories.programme import make_version, name_everybody, other_of, writer_of
from tests.programme.test_races import at_once

from kunak.core.errors import KunakError
from kunak.core.two_keys import KeyState
from kunak.journal.models import Entry
from kunak.journal.queries import check
from kunak.people.models import Person
from kunak.programme import policies, services
from kunak.programme.content import draft_hash, hash_of, states_of
from kunak.programme.models import Comment, Measure, Version, VersionKey

DEEDS = ("look", "edit", "drop", "restore", "comment", "send", "recall", "return", "key")


@dataclass
class Somebody:
    """One person: what of the version the person last saw, and what the person has done."""

    person: Person
    content: str = ""
    seen: set[str] = field(default_factory=set)
    revisions: dict[int, int] = field(default_factory=dict)
    wrote: Counter[str] = field(default_factory=Counter)
    upon: list[tuple[int, int]] = field(default_factory=list)  # the measure and the revision that was written over

    def look(self, version: Version) -> None:
        """Open the page: it shows the content, and each measure with its revision."""
        with transaction.atomic():
            fresh = locked_for_reading(version)
            if not policies.can_see(self.person, fresh):
                return
            self.content = draft_hash(fresh) if fresh.is_open else fresh.content_hash
            self.revisions = dict(Measure.everything.filter(version=fresh).values_list("pk", "revision"))
        self.seen.add(self.content)

    def do(self, deed: str, version: Version, place: int) -> None:
        """Do something with what was seen last; a refusal changes nothing."""
        try:
            with transaction.atomic():
                done = self._do(deed, version, place)
            self.wrote[done] += 1
        except KunakError:
            return

    def _do(self, deed: str, version: Version, place: int) -> str:
        """Do it, and return what was done."""
        by, keys = self.person, sorted(self.revisions)
        if not keys and deed in {"edit", "drop", "restore", "comment"}:
            deed = "look"  # who has seen no measure looks first
        measure = Measure.everything.get(pk=keys[place % len(keys)]) if keys else None
        if deed == "look":
            self.look(version)
        elif deed == "send":
            services.send(version=version, content_hash=self.content, waiver="", by=by)
        elif deed == "key":
            services.turn_key(version=version, content_hash=self.content, by=by)
        elif deed == "return":
            services.return_version(version=version, reason="нет", content_hash=self.content, by=by)
        elif deed == "recall":
            services.recall(version=version, by=by)
        elif measure is not None:
            self._write(deed, measure)
        return deed

    def _write(self, deed: str, measure: Measure) -> None:
        revision, by = self.revisions[measure.pk], self.person
        if deed == "edit":
            text = f"{by.name} {self.wrote['edit']}"
            asked = entered(measure.version, text=text, sector=measure.sector)
            services.change_measure(measure=measure, revision=revision, given=asked, by=by)
            self.upon.append((measure.pk, revision))
        elif deed == "drop":
            services.drop_measure(measure=measure, revision=revision, reason="лишнее", by=by)
            self.upon.append((measure.pk, revision))
        elif deed == "restore":
            services.restore_measure(measure=measure, by=by)
        else:
            services.write_comment(measure=measure, text="Слово", is_shared=True, by=by)


def locked_for_reading(version: Version) -> Version:
    """Return the version as a page shows it: whole, as of one moment."""
    from kunak.programme.services.locking import locked

    return locked(version)


def check_all(version: Version, people: list[Somebody], measures: int) -> None:
    """Check that nothing is lost, and that every key is on what its person saw."""
    fresh = Version.objects.get(pk=version.pk)
    seen = {one.person.pk: one.seen for one in people}
    turned = list(VersionKey.objects.filter(version=fresh))
    assert not [key for key in turned if key.content_hash not in seen[key.by_id]]
    assert Comment.objects.filter(version=fresh).count() == sum(one.wrote["comment"] for one in people)
    assert Measure.everything.filter(version=fresh).count() == measures
    changed = Measure.everything.filter(version=fresh).values_list("revision", flat=True)
    written = sum(one.wrote["edit"] + one.wrote["restore"] for one in people)
    assert sum(changed) - 2 * measures <= written  # named once before; a write that changes nothing counts nothing
    assert [key.content_hash for key in turned if key.returned_at] == contents_at_returns()
    upon = [one for somebody in people for one in somebody.upon]
    assert len(set(upon)) == len(upon)  # nobody has written over what somebody else wrote in the meantime
    if fresh.state in {"sent", "in_force"}:
        assert hash_of(fresh) == fresh.content_hash
    if fresh.state == "in_force":
        assert set(states_of(fresh).values()) == {KeyState.TURNED}
    assert check()[0] is None


def contents_at_returns() -> list[str]:
    """Return by the journal's order what was sent last whenever the version was returned."""
    found, sent = [], ""
    for entry in Entry.objects.filter(verb__in=["version sent", "version returned"]).order_by("number"):
        if entry.verb == "version returned":
            found.append(sent)
        else:
            sent = entry.after["content"]
    return found


def make_people(version: Version, each: int) -> list[Somebody]:
    """Return so many coordinators of each side; everybody has looked once."""
    people = [writer_of(version), other_of(version)]
    sides = [one.memberships.get().side for one in people]
    people += [make_person(side=side) for _ in range(each - 1) for side in sides]
    found = [Somebody(Person.objects.get(pk=one.pk)) for one in people]
    for one in found:
        one.look(version)
    return found


Steps = list[tuple[int, str, int]]  # who, what, at which measure; 0 and 2 are of the writing side, 1 and 3 of the other
STEPS = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(DEEDS), st.integers(0, 2)), min_size=4, max_size=12)
CHANGED_AND_SENT_AGAIN: Steps = [
    *[(0, "send", 0), (1, "look", 0), (0, "recall", 0)],
    *[(0, "look", 0), (0, "edit", 0), (0, "look", 0), (0, "send", 0)],
]
WRITERS, OTHERS = ("look", "edit", "drop", "restore", "comment", "send", "recall"), ("look", "key", "return", "comment")


@pytest.fixture
def version(db: None) -> Version:
    """Return a version under way, everybody named."""
    made = make_version()
    name_everybody(made)
    return made


@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=STEPS)
@example(steps=[*CHANGED_AND_SENT_AGAIN, (1, "key", 0)])  # of a content that was sent after the person had looked
@example(steps=[*CHANGED_AND_SENT_AGAIN, (1, "return", 0)])
@example(steps=[(2, "edit", 0), (0, "send", 0)])  # of a draft that a colleague has changed
@example(steps=[(2, "edit", 0), (0, "edit", 0)])
@example(steps=[(2, "edit", 0), (0, "drop", 0)])
def test_in_every_order_of_deeds_nothing_is_lost_and_no_key_is_on_what_nobody_saw(
    version: Version, steps: Steps
) -> None:
    with transaction.atomic():
        people = make_people(version, 2)
        for who, deed, place in steps:
            people[who].do(deed, version, place)
        check_all(version, people, 3)
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_twenty_people_of_both_sides_at_once_lose_nothing_and_turn_no_key_unseen() -> None:
    version = make_version()
    name_everybody(version)
    people, chance = make_people(version, 10), random.Random(20)
    own = people[0].person.memberships.get().side_id
    deeds = [WRITERS if one.person.memberships.get().side_id == own else OTHERS for one in people]
    plans = [[(chance.choice(able), chance.randrange(3)) for _ in range(4)] for able in deeds]

    def live(one: Somebody, plan: list[tuple[str, int]]) -> None:
        for deed, place in plan:
            one.do(deed, version, place)

    at_once(*[partial(live, one, plan) for one, plan in zip(people, plans, strict=True)])

    check_all(version, people, 3)
