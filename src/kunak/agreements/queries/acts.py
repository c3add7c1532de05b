"""The acts of an agreement, and what one more would change."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kunak.agreements.act_words import KINDS, THIS, act_details
from kunak.agreements.acts import act_hash, act_states, papers_of
from kunak.agreements.models import Act, ActKey, ActPaper, Agreement, Party
from kunak.agreements.policies import can_record_acts, can_void_act
from kunak.agreements.terms import KnownStanding, KnownTerms, check_terms, standing_with
from kunak.agreements.words import told_once
from kunak.core.lifecycle import ActState
from kunak.core.terms import BadTerms, PartialDate
from kunak.core.terms.acts import Act as CoreAct
from kunak.core.terms.acts import Amendment, Notice
from kunak.core.terms.explain import NoticeTiming, notice_timing
from kunak.core.two_keys import KeyState
from kunak.people.policies import Reader, side_of
from kunak.people.queries import sides_with_access
from kunak.ui.templatetags.kunak_ui import date_words, standing_word


@dataclass(frozen=True, slots=True)
class ActSide:
    """One side on an act; `key` is the last thing it did, None for nothing.

    Args:
        paper: by which it agreed, having nobody here.
        has_access: whether somebody here can turn its key.
    """

    party: Party
    state: KeyState
    key: ActKey | None
    is_own: bool
    paper: ActPaper | None = None
    has_access: bool = True

    @property
    def is_agreed(self) -> bool:
        """Whether it has turned its key or agreed on paper."""
        return self.state is KeyState.TURNED or self.paper is not None


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act as pages show it, and what the reader may do about it."""

    act: Act
    name: str
    details: str
    sides: tuple[ActSide, ...]
    content_hash: str
    is_void_asked: bool
    can_confirm: bool
    can_return: bool
    can_void: bool
    told_by: str = ""  # the side that recorded what another party did, by that party's letter

    @property
    def waiting(self) -> list[str]:
        """The sides that have not confirmed it."""
        return [one.party.label for one in self.sides if not one.is_agreed]

    @property
    def without_access(self) -> list[ActSide]:
        """The sides that have nobody here and whose paper is waited for."""
        return [one for one in self.sides if not one.is_agreed and not one.has_access]


def act_row(act: Act, reader: Reader, access: Collection[int] | None = None) -> ActRow:
    """Return an act with its keys. No query where `keys`, `papers`, `party` and the agreement's parties are fetched.

    Args:
        access: the sides that have somebody here, by their primary keys; None where that is not asked.
    """
    states, keys, own = act_states(act), list(act.keys.all()), side_of(reader)
    is_void_asked = act.state == ActState.COUNTS and bool(act.void_reason)
    may = can_record_acts(reader, act.agreement)
    waits = act.state == ActState.WAITING or is_void_asked
    papers = papers_of(act)
    is_turned = own is not None and states.get(own.pk) is KeyState.TURNED
    return ActRow(
        act=act,
        name=str(KINDS[act.kind]),
        details=act_details(act.as_json()),
        sides=tuple(
            ActSide(
                party,
                states[party.side_id],
                next((key for key in reversed(keys) if key.side_id == party.side_id), None),
                own is not None and party.side_id == own.pk,
                papers.get(party.side_id),
                access is None or party.side_id in access,
            )
            for party in (() if act.is_of_one_party else act.agreement.parties.all())
        ),
        content_hash=act_hash(act),
        is_void_asked=is_void_asked,
        can_confirm=may and waits and not is_turned,
        can_return=may and waits and not is_turned,
        can_void=act.state != ActState.VOID and not is_void_asked and can_void_act(reader, act),
        told_by=act.recorded_for.label if act.party and act.party.side_id != act.recorded_for_id else "",
    )


def access_of(agreement: Agreement) -> frozenset[int]:
    """Return the sides of an agreement that have somebody here, by their primary keys. One query."""
    return sides_with_access([party.side for party in agreement.parties.all()])


def act_rows(agreement: Agreement, reader: Reader) -> tuple[ActRow, ...]:
    """Return the acts of an agreement, the latest first. Three queries; the parties are fetched."""
    related = ("party", "document", "recorded_by", "recorded_for__territory")
    acts = Act.objects.filter(agreement=agreement).select_related(*related).prefetch_related("keys__by", "papers")
    rows = []
    for act in acts:
        act.agreement = agreement  # with its parties
        rows.append(act_row(act, reader))
    return tuple(reversed(rows))


@dataclass(frozen=True, slots=True)
class Preview:
    """What an act would change, in sentences, before it is recorded.

    Args:
        late: the sentence of a notice that comes too late; empty for every other.
        changes: one sentence or more.
    """

    late: str
    changes: tuple[str, ...]


def preview(agreement: Agreement, act: Act, today: date) -> Preview:
    """Return what an act that passed its checks would change. No query where `acts` are fetched."""
    before, after = check_terms(agreement), check_terms(agreement, more=act.as_json())
    if before is None or after is None:
        return Preview("", (_("What it changes cannot be counted: the term is not known."),))
    day = max(today, *(_from(one) for one in after.acts if one not in before.acts), act.on)
    clauses = list(_clauses(before, after, day, today))
    timing = _timing(before, act)
    if not clauses:
        clauses = [timing.why] if timing and timing.why else [_("nothing changes in its term")]
    lead = (
        _("If %(act)s is recorded, %(what)s.")
        if act.is_of_one_party
        else _("If %(act)s is recorded and all sides confirm it, %(what)s.")
    )
    first = told_once(lead % {"act": THIS[act.kind], "what": clauses[0]})
    rest = (told_once(f"{clause[:1].upper()}{clause[1:]}.") for clause in clauses[1:])
    return Preview(_lateness(act, timing), (first, *rest))


def _lateness(act: Act, timing: "_Timing | None") -> str:
    """Return what is to be known of when a notice came; empty where there is nothing to say."""
    if timing is None or timing.late or not timing.deadline or not act.received_on:
        return timing.late if timing else ""
    if act.received_on <= timing.deadline:
        return ""
    told = _(
        "The other side got the notice on %(received)s, after the last day, %(day)s. The day of the notice counts, "
        "%(on)s; where the text asks for the receipt, enter that day as the day of the notice."
    )
    days = {"received": act.received_on, "day": timing.deadline, "on": act.on}
    return told_once(told % {name: date_words(day) for name, day in days.items()})


def _from(act: CoreAct) -> date:
    return act.holds_from if isinstance(act, Amendment) else act.on


def _clauses(before: KnownTerms, after: KnownTerms, day: date, today: date) -> Iterator[str]:
    was, will = standing_with(before, day), standing_with(after, day)
    of_the_end = list(_of_the_end(was, will))
    yield from of_the_end
    if _changed(was, will, "renews_on") and will.day("renews_on"):
        yield _("it is renewed on %(day)s") % {"day": date_words(will.day("renews_on"))}
    elif was.renews and not will.renews and not of_the_end:
        end = was.day("period_end")
        yield (
            _("it is not renewed after %(day)s") % {"day": date_words(end)} if end else _("it is not renewed any more")
        )
    if _changed(was, will, "period_end") and will.day("period_end"):
        yield _("the last day of the current period becomes %(day)s") % {"day": date_words(will.day("period_end"))}
    if _changed(was, will, "notice_deadline") and will.day("notice_deadline"):
        yield _("the last day for notice becomes %(day)s") % {"day": date_words(will.day("notice_deadline"))}
    yield from _of_what_follows(before, after, was, will)
    now_was, now_will = standing_with(before, today), standing_with(after, today)
    if now_was.state != now_will.state:
        yield _("its state today becomes “%(state)s”") % {"state": standing_word(now_will.state)}


def _of_what_follows(before: KnownTerms, after: KnownTerms, was: KnownStanding, will: KnownStanding) -> Iterator[str]:
    """Yield what changes in the period that follows on the current one, where it comes with and without the act."""
    begins = will.day("renews_on")
    if begins is None or _changed(was, will, "renews_on"):
        return
    would, shall = standing_with(before, begins.latest), standing_with(after, begins.latest)
    if _changed(would, shall, "period_end") and shall.day("period_end"):
        yield _("the last day of the next period becomes %(day)s") % {"day": date_words(shall.day("period_end"))}
    if _changed(would, shall, "notice_deadline") and shall.day("notice_deadline"):
        day = date_words(shall.day("notice_deadline"))
        yield _("the last day for notice in the next period becomes %(day)s") % {"day": day}


def _of_the_end(was: KnownStanding, will: KnownStanding) -> Iterator[str]:
    if will.day("ends_on") and (_changed(was, will, "ends_on") or _reason(was) != _reason(will)):
        told = {"void": _("the agreement never takes effect")}.get(will.state)
        yield told or _("the agreement ends with %(day)s") % {"day": date_words(will.day("ends_on"))}
    elif will.state == "void" != was.state:
        yield _("the agreement never takes effect")
    elif was.day("ends_on") and not will.day("ends_on") and will.state != "signed":
        yield _("the agreement has no last day any more")


def _reason(known: KnownStanding) -> str | None:
    return known.standing.reason


def _changed(was: KnownStanding, will: KnownStanding, name: str) -> bool:
    return _day(was, name) != _day(will, name)


def _day(known: KnownStanding, name: str) -> PartialDate | None:
    return known.day(name)


@dataclass(frozen=True, slots=True)
class _Timing:
    late: str
    why: str
    deadline: date | None = None


def _timing(before: KnownTerms, act: Act) -> _Timing | None:
    """Return whether a notice is late, and why it stops nothing, or why taking one back changes nothing.

    None for other acts.
    """
    if act.party is None:
        return None
    try:
        found, other = (
            notice_timing(terms, before.acts, Notice(act.on, act.party.name))
            for terms in (before.earliest, before.latest)
        )
    except BadTerms:
        return None
    if act.kind == "notice_withdrawn":
        stands = found.is_second or other.is_second
        return _Timing("", "" if stands else _("nothing changes: on that day no notice of this party stands"))
    return _of_notice(found, other)


def _of_notice(found: NoticeTiming, other: NoticeTiming) -> _Timing:
    """Return what there is to say of a notice by the first and the last day that the signing may have."""
    if found.is_second:
        return _Timing("", _("nothing changes: an earlier notice of this party stands"))
    if (found.is_counted, bool(found.days_late)) != (other.is_counted, bool(other.days_late)):
        return _Timing(_("Whether the notice is in time cannot be told: the day of signing is known only in part."), "")
    if not found.is_counted:
        return _Timing("", _("nothing changes: there is no automatic renewal left that it could stop"))
    deadline = found.deadline if found.deadline == other.deadline else None
    return _Timing(_late(found.days_late, deadline) if found.days_late else "", "", deadline)


def _late(days: int, deadline: date | None) -> str:
    if deadline is None:
        return _("The notice is late. By how much is not known: the day of signing is known only in part.")
    late = ngettext(
        "The notice is %(n)d day late: the last day was %(day)s. It stops the renewal after the next one.",
        "The notice is %(n)d days late: the last day was %(day)s. It stops the renewal after the next one.",
        days,
    )
    return told_once(late % {"n": days, "day": date_words(deadline)})
