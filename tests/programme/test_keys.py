"""A version is in force exactly when every side has turned its key on exactly its content; frozen content stays."""

from datetime import date
from functools import partial
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.databases import examples
from tests.factories.agreements import ready_candidate
from tests.factories.people import make_person
from tests.factories.programme import (
    add,
    agree,
    given,
    make_in_force,
    make_returned,
    make_sent,
    make_version,
    name_everybody,
    other_of,
    send,
    without_guard,
    writer_of,
)
from tests.factories.versions import THREE, parties_of

from kunak.agreements import services as agreement_services
from kunak.agreements.errors import KeyAlreadyTurned, KeyNotTurned, ReasonMissing, StaleContent, TextTooLong
from kunak.agreements.models import Agreement
from kunak.core.errors import KunakError
from kunak.core.lifecycle import ForbiddenMove
from kunak.core.two_keys import KeyState
from kunak.journal.models import Entry
from kunak.people.models import Person
from kunak.programme import errors, queries, services
from kunak.programme.content import draft_hash, hash_of, states_of
from kunak.programme.models import Measure, Version, VersionKey
from kunak.programme.signals import version_in_force, version_returned, version_sent

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]


def public_of(agreement: Agreement) -> Version | None:
    return queries.public_version(queries.public_versions(agreement), date(2026, 6, 1))


def fresh(version: Version) -> Version:
    return Version.objects.get(pk=version.pk)


def turn(version: Version, by: Person, seen: str | None = None) -> VersionKey:
    return services.turn_key(version=version, content_hash=seen or fresh(version).content_hash, by=by)


# --- the way of a version


def test_sending_freezes_the_version_and_turns_the_writers_key() -> None:
    version = make_sent()

    assert (version.state, version.content_hash) == ("sent", hash_of(version))
    assert list(states_of(version).values()) == [KeyState.TURNED, KeyState.WAITING]
    assert Entry.objects.get(verb="version sent").after["content"] == version.content_hash


def test_the_second_key_puts_it_in_force() -> None:
    version = agree(make_sent())

    assert (version.state, bool(version.in_force_at)) == ("in_force", True)
    assert set(states_of(version).values()) == {KeyState.TURNED}
    assert Entry.objects.filter(verb="version in force", record_id=str(version.pk)).count() == 1


def test_with_three_parties_all_three_keys_are_needed() -> None:
    candidate, by = ready_candidate(parties=parties_of(THREE))
    version = make_version(agreement_services.accept(candidate=candidate, by=by), by=by)
    name_everybody(version)
    version = send(version)
    second, third = [make_person(side=one.side) for one in version.programme.agreement.parties.all()[1:]]

    turn(version, second)
    between = fresh(version).state
    turn(version, third)

    assert (between, fresh(version).state) == ("sent", "in_force")


def test_whoever_agreed_to_an_earlier_content_may_agree_to_the_new_one() -> None:
    candidate, by = ready_candidate(parties=parties_of(THREE))
    version = make_sent(agreement_services.accept(candidate=candidate, by=by))
    second, third = (
        make_person(side=party.side)
        for party in version.programme.agreement.parties.exclude(side=version.drafted_by_side)
    )
    turn(version, second)
    services.recall(version=version, by=writer_of(version))
    add(version)
    send(version)

    turn(version, second)
    turn(version, third)

    assert fresh(version).state == "in_force"


def test_a_new_version_replaces_the_one_in_force_and_both_sides_may_begin_it() -> None:
    first = make_in_force()
    second = services.start_new_version(programme=first.programme, by=other_of(first))
    moved = second.measures.first()
    services.change_measure(measure=moved, revision=1, given=given(second, text="Иначе"), by=other_of(first))
    agree(send(second))

    assert (fresh(first).state, fresh(second).state) == ("replaced", "in_force")
    assert (second.number, second.drafted_by_side) == (2, other_of(first).memberships.get().side)
    assert set(first.measures.values_list("line")) == set(second.measures.values_list("line"))
    assert first.measures.get(line=moved.line).text != "Иначе"
    assert hash_of(fresh(first)) == first.content_hash


def test_a_copy_has_everything_of_what_it_was_made_from() -> None:
    first = make_in_force()

    second = services.start_new_version(programme=first.programme, by=writer_of(first))

    assert draft_hash(second) == first.content_hash


def test_a_returned_version_is_open_for_its_writers_and_is_sent_again() -> None:
    version = make_returned(reason=" нет сроков ")
    key = version.keys.last()

    assert (version.state, version.is_open, key.reason) == ("returned", True, "нет сроков")
    assert list(states_of(version).values()) == [KeyState.TURNED, KeyState.RETURNED]
    add(version)
    assert agree(send(version)).state == "in_force"


def test_what_was_returned_and_comes_back_unchanged_may_be_agreed() -> None:
    version = send(make_returned())

    assert agree(version).state == "in_force"


def test_a_recalled_version_is_a_draft_that_nobody_has_agreed_to() -> None:
    version = make_sent()

    recalled = services.recall(version=version, by=writer_of(version))

    assert (recalled.state, set(states_of(fresh(version)).values())) == ("draft", {KeyState.WAITING})
    with pytest.raises(ForbiddenMove):
        turn(version, other_of(version))
    add(version)
    assert agree(send(version)).state == "in_force"


# --- what is not agreed to


def test_nobody_sends_what_a_colleague_changed_unseen() -> None:
    version = make_version()
    name_everybody(version)
    seen = draft_hash(version)
    add(version)

    with pytest.raises(StaleContent):
        services.send(version=version, content_hash=seen, waiver="", by=writer_of(version))

    assert (fresh(version).state, version.keys.count()) == ("draft", 0)


def test_nobody_turns_a_key_on_what_they_did_not_see() -> None:
    version = make_sent()
    seen = version.content_hash
    services.recall(version=version, by=writer_of(version))
    add(version)
    send(version)

    for deed in (services.turn_key, services.return_version):
        more = {} if deed is services.turn_key else {"reason": "нет"}
        with pytest.raises(StaleContent):
            deed(version=version, content_hash=seen, by=other_of(version), **more)  # type: ignore[operator]

    assert fresh(version).state == "sent"


def test_a_content_that_was_altered_behind_the_services_is_agreed_to_by_nobody() -> None:
    version = make_sent()
    with without_guard():
        Measure.objects.filter(version=version).update(text="Подменили")

    with pytest.raises(StaleContent):
        turn(version, other_of(version))

    assert fresh(version).state == "sent"


def test_sending_writes_no_column_of_a_key_so_that_no_comment_and_it_wait_for_each_other() -> None:
    version = make_version()
    name_everybody(version)

    with CaptureQueriesContext(connection) as asked:
        send(version)

    [update] = [one["sql"] for one in asked if one["sql"].startswith('UPDATE "programme_version"')]
    assert '"number"' not in update.partition("WHERE")[0]


def test_a_side_turns_its_key_once_whoever_of_it_turns() -> None:
    version = make_sent()

    with pytest.raises(KeyAlreadyTurned):
        turn(version, make_person(side=version.drafted_by_side))


def test_returning_needs_its_reason() -> None:
    version = make_sent()

    for reason, refusal in (("", ReasonMissing), (" \n", ReasonMissing), ("х" * 4001, TextTooLong)):
        with pytest.raises(refusal):
            services.return_version(
                version=version, reason=reason, content_hash=version.content_hash, by=other_of(version)
            )

    assert fresh(version).state == "sent"


def test_an_empty_version_is_not_sent() -> None:
    version = make_version()
    for measure in version.measures.all():
        services.drop_measure(measure=measure, revision=1, reason="", by=writer_of(version))

    with pytest.raises(errors.EmptyVersion):
        send(version)


# --- executors of every side, or a reason


def test_measures_without_executors_of_every_side_are_not_sent_without_a_reason() -> None:
    version = make_version()
    party = version.programme.agreement.parties.first()
    add(version, executors={party.pk: ["Минпромторг"]})

    with pytest.raises(errors.OneSidedMeasures) as refusal:
        send(version, waiver="  ")

    assert len(refusal.value.measures) == 4
    assert fresh(version).state == "draft"


def test_the_reason_is_a_part_of_what_is_agreed_to() -> None:
    version = send(make_version(), waiver=" ищем исполнителей ")

    assert version.waiver == "ищем исполнителей"
    assert version.content_hash == hash_of(version) != draft_hash(version)
    assert agree(version).state == "in_force"


def test_a_reason_that_is_not_needed_any_more_is_left_out() -> None:
    version = make_version()
    name_everybody(version)

    assert send(version, waiver="на всякий случай").waiver == ""


# --- moves that are not


@pytest.mark.parametrize(
    ("make", "deeds"),
    [
        (make_version, ["recall", "return", "turn"]),
        (make_sent, ["send", "drop"]),
        (make_returned, ["recall", "return", "turn"]),
        (make_in_force, ["send", "recall", "return", "turn", "drop"]),
    ],
)
def test_a_step_that_the_table_has_not_is_refused(make: Any, deeds: list[str]) -> None:
    version = make()
    ours, theirs, seen = writer_of(version), other_of(version), version.content_hash
    steps: dict[str, Any] = {
        "send": lambda: send(version),
        "recall": lambda: services.recall(version=version, by=ours),
        "return": lambda: services.return_version(version=version, reason="нет", content_hash=seen, by=theirs),
        "turn": lambda: services.turn_key(version=version, content_hash=seen, by=theirs),
        "drop": lambda: services.drop_version(version=version, reason="нет", by=ours),
    }
    state = fresh(version).state

    for deed in deeds:
        with pytest.raises(ForbiddenMove):
            steps[deed]()

    assert fresh(version).state == state


# --- publication of the plan in force


def test_the_plan_is_public_with_all_keys_and_until_one_is_taken_back() -> None:
    version = make_in_force()
    agreement, seen = version.programme.agreement, version.content_hash
    ours, theirs = writer_of(version), other_of(version)

    services.turn_plan_key(version=version, content_hash=seen, by=ours)
    alone = public_of(agreement)
    services.turn_plan_key(version=version, content_hash=seen, by=theirs)
    both = public_of(agreement)
    services.withdraw_plan_key(version=version, reason="уточняем", by=theirs)

    assert (alone, both, public_of(agreement)) == (None, version, None)


def test_consent_to_publication_is_given_once_to_what_was_seen_and_taken_back_with_a_reason() -> None:
    version = make_in_force()
    by = writer_of(version)
    with pytest.raises(StaleContent):
        services.turn_plan_key(version=version, content_hash="x", by=by)
    with pytest.raises(KeyNotTurned):
        services.withdraw_plan_key(version=version, reason="нет", by=by)
    services.turn_plan_key(version=version, content_hash=version.content_hash, by=by)
    with pytest.raises(KeyAlreadyTurned):
        services.turn_plan_key(version=version, content_hash=version.content_hash, by=by)
    with pytest.raises(ReasonMissing):
        services.withdraw_plan_key(version=version, reason=" ", by=by)


@pytest.mark.parametrize("make", [make_version, make_sent, make_returned])
def test_only_a_version_in_force_is_made_public(make: Any) -> None:
    version = make()

    with pytest.raises(errors.NotInForce):
        services.turn_plan_key(version=version, content_hash=version.content_hash, by=writer_of(version))


def test_a_new_version_in_force_waits_for_new_consents() -> None:
    first = make_in_force()
    for by in (writer_of(first), other_of(first)):
        services.turn_plan_key(version=first, content_hash=first.content_hash, by=by)
    agree(send(services.start_new_version(programme=first.programme, by=writer_of(first))))

    assert public_of(first.programme.agreement) is None


# --- against a model of keys and hashes


class Keys(RuleBasedStateMachine):
    """Two sides do what they like; a model as plain as the sentence says what must have come of it."""

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.savepoint()

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)

    @initialize()
    def begin(self) -> None:
        self.version = Version.objects.select_related("programme__agreement", "created_by").get()
        self.people = {"ours": writer_of(self.version), "theirs": other_of(self.version)}
        self.seen: dict[str, str] = {"ours": "", "theirs": ""}  # the content that each looked at last
        self.agreed: dict[str, str] = {}  # the content that each side's last word agrees to
        self.frozen: dict[int, str] = {}  # what each agreed version held
        self.texts = 0

    @property
    def state(self) -> str:
        return fresh(self.version).state

    def content(self) -> str:
        version = fresh(self.version)
        return draft_hash(version) if version.is_open else version.content_hash

    @rule(who=st.sampled_from(["ours", "theirs"]))
    def look(self, who: str) -> None:
        if who == "ours" or self.state in {"sent", "in_force"}:
            self.seen[who] = self.content()

    @rule()
    def write(self) -> None:
        self.texts += 1
        measure = self.version.measures.first()
        asked = given(self.version, text=f"Текст {self.texts}", sector=measure.sector)
        try:
            services.change_measure(measure=measure, revision=measure.revision, given=asked, by=self.people["ours"])
            assert self.state in {"draft", "returned"}
        except errors.VersionFrozen:
            assert self.state in {"sent", "in_force"}

    @rule()
    def mend_and_send_again(self) -> None:
        self.recall()
        self.write()
        self.look("ours")
        self.send(looks=False)

    @rule(looks=st.booleans())
    def send(self, looks: bool) -> None:
        if looks:
            self.look("ours")
        state, content = self.state, self.content()
        try:
            sent = services.send(
                version=self.version, content_hash=self.seen["ours"], waiver="", by=self.people["ours"]
            )
        except KunakError:
            assert state in {"sent", "in_force"} or self.seen["ours"] != content
            return
        assert state in {"draft", "returned"}
        assert sent.content_hash == self.seen["ours"] == content
        self.agreed["ours"] = sent.content_hash

    @rule()
    def recall(self) -> None:
        state = self.state
        try:
            services.recall(version=self.version, by=self.people["ours"])
        except ForbiddenMove:
            assert state != "sent"
            return
        assert state == "sent"

    @rule()
    def give_back(self) -> None:
        version = fresh(self.version)
        state, content = version.state, version.content_hash  # which counts where it was sent
        try:
            services.return_version(
                version=self.version, reason="нет", content_hash=self.seen["theirs"], by=self.people["theirs"]
            )
        except KunakError:
            assert state != "sent" or self.seen["theirs"] != content
            return
        assert (state, self.seen["theirs"]) == ("sent", content)
        self.agreed.pop("theirs", None)

    @rule(who=st.sampled_from(["ours", "theirs"]))
    def turn(self, who: str) -> None:
        version = fresh(self.version)
        state, content = version.state, version.content_hash  # which counts where it was sent
        try:
            services.turn_key(version=self.version, content_hash=self.seen[who], by=self.people[who])
        except KunakError:
            assert state != "sent" or self.seen[who] != content or self.agreed.get(who) == content
            return
        assert (state, self.seen[who]) == ("sent", content)
        self.agreed[who] = content

    @precondition(lambda self: self.state == "in_force")
    @rule()
    def begin_again(self) -> None:
        self.version = services.start_new_version(programme=self.version.programme, by=self.people["ours"])
        self.agreed = {}

    @invariant()
    def in_force_exactly_when_both_agreed_to_exactly_this(self) -> None:
        if not hasattr(self, "version"):
            return
        version = fresh(self.version)
        was_sent = version.state in {"sent", "in_force"}
        both = was_sent and self.agreed.get("ours") == self.agreed.get("theirs") == version.content_hash
        assert (version.state == "in_force") == both
        if version.state == "in_force":
            self.frozen[version.pk] = version.content_hash

    @invariant()
    def what_was_agreed_never_changes(self) -> None:
        for key, content in getattr(self, "frozen", {}).items():
            version = Version.objects.get(pk=key)
            assert hash_of(version) == version.content_hash == content


def test_whatever_the_sides_do_no_key_counts_for_what_nobody_saw() -> None:
    version = make_version()
    name_everybody(version)
    other_of(version)
    checks = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
    run_state_machine_as_test(
        Keys,
        settings=settings(
            max_examples=examples(20), stateful_step_count=25, deadline=None, suppress_health_check=checks
        ),
    )


# --- news


def test_what_becomes_of_a_version_is_told_once_it_stands(django_capture_on_commit_callbacks: Any) -> None:
    heard: list[tuple[str, int]] = []
    news = {"sent": version_sent, "returned": version_returned, "in force": version_in_force}

    def hear(name: str, *, version_id: int, **_more: object) -> None:
        heard.append((name, version_id))

    listeners = {name: partial(hear, name) for name in news}
    for name, signal in news.items():
        signal.connect(listeners[name])

    with django_capture_on_commit_callbacks(execute=True):
        version = make_returned()
        assert not heard
        agree(send(version))

    for name, signal in news.items():
        signal.disconnect(listeners[name])
    assert heard == [(name, version.pk) for name in ("sent", "returned", "sent", "in force")]


def test_consent_that_was_taken_back_is_not_taken_back_again() -> None:
    version = make_in_force()
    by = writer_of(version)
    services.turn_plan_key(version=version, content_hash=version.content_hash, by=by)
    services.withdraw_plan_key(version=version, reason="рано", by=by)

    with pytest.raises(KeyNotTurned):
        services.withdraw_plan_key(version=version, reason="ещё раз", by=by)
