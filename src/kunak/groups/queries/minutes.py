"""The page of minutes: the live draft or the revision that waits, its keys, corrections, what changed before it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kunak.agreements.models import Party
from kunak.core.comparing import Paragraph, paragraphs
from kunak.core.groups import MinutesContent, minutes_text
from kunak.core.lifecycle import MeetingState
from kunak.core.two_keys import KeyState
from kunak.groups import policies
from kunak.groups.content import attendance_of, minutes_content
from kunak.groups.keys import states_of, with_access
from kunak.groups.models import Correction, Decision, Meeting, Member, Minutes, MinutesKey, MinutesPaper
from kunak.people.models import Side
from kunak.people.policies import Reader, side_of

HELPERS = "co_executors__side__territory"
GIVEN = ("keys__by", "keys__side", "papers__document", "papers__entered_for__territory")


@dataclass(frozen=True, slots=True)
class SideKey:
    """Where a side stands on the revision, with what it did last.

    Args:
        paper: that it accepted by, where it had nobody here.
    """

    party: Party
    state: KeyState
    key: MinutesKey | None
    paper: MinutesPaper | None
    has_access: bool


@dataclass(frozen=True, slots=True)
class ExtractFor:
    """A body that an extract can be made for, with its side: bodies of two sides bear one name."""

    name: str
    side: Side


@dataclass(frozen=True, slots=True)
class MinutesPage:
    """Minutes as one reader sees them.

    Args:
        content: what they say: of the revision that is with the sides or accepted, else of now.
        latest: the last revision; None while none was circulated.
        changes: paragraph by paragraph, what `former` said and `later` says; `later` is None for the draft of now.
        speakers: those who were there, for whom the reader may ask for a correction.
    """

    meeting: Meeting
    content: MinutesContent
    text: str
    latest: Minutes | None
    revisions: tuple[Minutes, ...]
    sides: tuple[SideKey, ...]
    corrections: tuple[Correction, ...]
    former: Minutes | None
    later: Minutes | None
    changes: tuple[Paragraph, ...]
    speakers: tuple[Member, ...]
    extracts: tuple[ExtractFor, ...]
    can_run: bool
    can_turn: bool
    can_enter: bool

    @property
    def seal(self) -> tuple[str, str] | tuple[()]:
        """The states of the two halves; empty where there are more sides or no revision."""
        return tuple(one.state.value for one in self.sides) if len(self.sides) == 2 else ()  # type: ignore[return-value]

    @property
    def without_access(self) -> tuple[SideKey, ...]:
        """The sides that have nobody here and whose paper is waited for."""
        return tuple(one for one in self.sides if one.state is not KeyState.TURNED and not one.has_access)

    @property
    def open_corrections(self) -> int:
        """How many corrections wait for an answer."""
        return sum(one.is_taken is None for one in self.corrections)


def minutes_page(meeting: Meeting, reader: Reader) -> MinutesPage:
    """Return the minutes of a meeting. A fixed number of queries."""
    revisions = list(meeting.minutes.select_related("by").prefetch_related(*GIVEN))
    latest = revisions[-1] if revisions else None
    is_out = meeting.state in {MeetingState.CIRCULATED, MeetingState.ACCEPTED}
    content = minutes_content(meeting)
    may_turn = meeting.state == MeetingState.CIRCULATED and policies.can_turn_key(reader, meeting)
    text = latest.text if latest and is_out else minutes_text(content)
    former, later, changes = _changes(revisions, text, is_out=is_out)
    sides = _sides(meeting, latest)
    own = side_of(reader)
    is_turned = any(one.state is KeyState.TURNED and own and one.party.side_id == own.pk for one in sides)
    corrections = Correction.objects.filter(minutes__meeting=meeting).select_related("member", "by", "answered_by")
    return MinutesPage(
        meeting=meeting,
        content=content,
        text=text,
        latest=latest,
        revisions=tuple(revisions),
        sides=sides,
        corrections=tuple(corrections.order_by("-pk")),
        former=former,
        later=later,
        changes=changes,
        speakers=_speakers(meeting, reader),
        extracts=extracts(meeting.decisions.select_related("executor_side__territory").prefetch_related(HELPERS)),
        can_run=policies.can_run_meeting(reader, meeting),
        can_turn=may_turn and not is_turned,
        can_enter=may_turn,
    )


def _changes(
    revisions: list[Minutes], text: str, *, is_out: bool
) -> tuple[Minutes | None, Minutes | None, tuple[Paragraph, ...]]:
    """Return the revision before, the one it is compared with, and what changed between them."""
    if is_out and len(revisions) > 1:
        former, later = revisions[-2], revisions[-1]
        return former, later, paragraphs(former.text, later.text)
    if not is_out and revisions:
        return revisions[-1], None, paragraphs(revisions[-1].text, text)
    return None, None, ()


def _sides(meeting: Meeting, latest: Minutes | None) -> tuple[SideKey, ...]:
    if latest is None:
        return ()
    states, access = states_of(meeting, latest), with_access(meeting)
    keys = {one.side_id: one for one in latest.keys.all()}
    papers = {one.side_id: one for one in latest.papers.all()}
    return tuple(
        SideKey(party, states[of := party.side_id], keys.get(of), papers.get(of), of in access)
        for party in meeting.group.agreement.parties.all()
    )


def _speakers(meeting: Meeting, reader: Reader) -> tuple[Member, ...]:
    """Return for whom the reader may speak: who runs the meeting for all, others for themselves."""
    if meeting.state != MeetingState.CIRCULATED:
        return ()
    there = [one.member for one in attendance_of(meeting) if one.member and (one.is_present or one.substitute)]
    if policies.can_run_meeting(reader, meeting):
        return tuple(there)
    return tuple(one for one in there if one.person_id and one.person_id == reader.pk)


def extracts(decisions: Iterable[Decision]) -> tuple[ExtractFor, ...]:
    """Return for whom an extract can be made: executors and co-executors with their sides, each once."""
    found: dict[tuple[str, int], ExtractFor] = {}
    for side, name in (body for one in decisions for body in _bodies(one)):
        found.setdefault((_name(name), side.pk), ExtractFor(name, side))
    return tuple(sorted(found.values(), key=lambda one: (one.name, str(one.side))))


def _bodies(decision: Decision) -> Iterator[tuple[Side, str]]:
    """Yield who carries a decision out, the executor first."""
    if decision.executor_side:
        yield decision.executor_side, decision.executor
    for one in decision.co_executors.all():
        yield one.side, one.name


def body_of(decision: Decision, body: str, side: int | None) -> tuple[Side, str] | None:
    """Return who of those who carry a decision out is asked for, whatever the case of the letters and the blanks.

    Args:
        side: of the body, None for whichever.
    """
    asked = (one for one in _bodies(decision) if _name(one[1]) == _name(body) and side in {None, one[0].pk})
    return next(asked, None)


def _name(text: str) -> str:
    return " ".join(text.split()).casefold()
