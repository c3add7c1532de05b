"""What happens to an agreement after its signing: recorded, confirmed by all sides, void with a reason."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from kunak.agreements import policies
from kunak.agreements.acts import act_hash, act_states, is_act_agreed, papers_of
from kunak.agreements.checks import check_act, check_counts
from kunak.agreements.errors import (
    ActContradicts,
    GroundMissing,
    KeyAlreadyTurned,
    NotOfThisAgreement,
    SideHasAccess,
    StaleContent,
)
from kunak.agreements.listing import keeping as lists
from kunak.agreements.models import OF_ONE_PARTY, Act, ActKey, ActPaper, Agreement, Party
from kunak.agreements.services.texts import reason_of
from kunak.agreements.terms import check_terms
from kunak.core.lifecycle import ACT_MOVES, ActState, check_move
from kunak.core.terms import BadTerms
from kunak.documents.models import Document
from kunak.journal.services import record
from kunak.people.models import Person, Side
from kunak.people.queries import sides_with_access


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAct:
    """An act as a person enters it; the fields are those of `Act`."""

    kind: str
    on: date
    ground: str
    party: Party | None = None
    received_on: date | None = None
    effective: date | None = None
    period: str = ""
    until: date | None = None
    later: Agreement | None = None
    later_title: str = ""
    terms: dict[str, Any] | None = None
    document: Document | None = None

    def unsaved(self, agreement: Agreement) -> Act:
        """Return the row that would be saved, without its author."""
        return Act(agreement=agreement, **{name: getattr(self, name) for name in self.__slots__})


@transaction.atomic
def record_act(*, agreement: Agreement, new: NewAct, by: Person, today: date) -> Act:
    """Record what happened; a party's notice counts at once, what concerns all sides when all have confirmed it.

    Whoever records has confirmed for the own side. A document of the own side becomes one of the agreement: all its
    sides see it.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        GroundMissing: nothing tells what proves it.
        ActInTheFuture, ActAfterTheEnd, ActAlreadyRecorded, ActContradicts: it cannot have happened so.
        NotOfThisAgreement: the party or the document is of another agreement.
    """
    agreement = Agreement.objects.select_for_update(no_key=True).get(pk=agreement.pk)
    side = policies.check_can_record_acts(by, agreement).side
    act = new.unsaved(agreement)
    check_act(agreement, act, side, today=today)
    act.state = ActState.COUNTS if act.kind in OF_ONE_PARTY else ActState.WAITING
    act.recorded_by, act.recorded_for, act.recorded_at = by, side, timezone.now()
    act.save()
    if act.document:
        agreement.documents.add(act.document)
    if act.state == ActState.WAITING:
        _turn(act, side, by)
    else:
        lists.keep([agreement.pk])
    record("act recorded", of=agreement, by=by, after=_told(act) | {"ground": act.ground, "state": act.state})
    return act


@transaction.atomic
def turn_act_key(*, act: Act, content_hash: str, by: Person) -> ActKey:
    """Confirm for one's own side that exactly this happened, or that it is void; with all sides' keys it is so.

    Args:
        content_hash: of the act that the person saw.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side, for that side.
        ForbiddenMove: it counts or is void already.
        StaleContent: the act has changed since.
        KeyAlreadyTurned: the side has confirmed before.
        ActContradicts, ActAfterTheEnd: what was recorded in the meantime rules it out.
    """
    act, side = _locked(act, by)
    aim = _aim(act, content_hash)
    if act_states(act).get(side.pk) == "turned":
        raise KeyAlreadyTurned(side=side.label)
    key = _turn(act, side, by)
    if is_act_agreed(act):
        _move(act, aim)
    record("act confirmed", of=act.agreement, by=by, after=_told(act) | {"side": str(side), "state": act.state})
    return key


def _aim(act: Act, content_hash: str) -> ActState:
    """Return what the act becomes once all sides agree to it as the person saw it.

    Raises:
        ForbiddenMove: it counts or is void already.
        StaleContent: it has changed since.
    """
    aim = ActState.VOID if act.state == ActState.COUNTS and act.void_reason else ActState.COUNTS
    check_move(ACT_MOVES, act.state, aim)
    if act_hash(act) != content_hash:
        raise StaleContent
    return aim


@transaction.atomic
def enter_act_paper(
    *, act: Act, side: Side, paper: str, content_hash: str, by: Person, document: Document | None = None
) -> ActPaper:
    """Enter the paper by which a side that has nobody here agreed; with all sides' keys and papers the act counts.

    Without this an act would wait for ever: nobody turns the key of another side. The paper is no key: it says which
    side entered it, and that the other has no access.

    Args:
        side: whose paper it is.
        content_hash: of the act that the person saw.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of another side of the agreement.
        NotOfThisAgreement: the side or the document is none of the agreement's.
        SideHasAccess: the side has a coordinator here, who turns its key.
        ForbiddenMove, StaleContent, KeyAlreadyTurned: as `turn_act_key`.
        GroundMissing: the paper is not told.
        ActContradicts, ActAfterTheEnd: what was recorded in the meantime rules it out.
    """
    act, own = _locked(act, by)
    aim, told = _aim(act, content_hash), " ".join(paper.split())
    if side.pk not in act_states(act) or side.pk == own.pk:
        raise NotOfThisAgreement(what="party")
    if document and document.side_id != own.pk and not act.agreement.documents.filter(pk=document.pk).exists():
        raise NotOfThisAgreement(what="document")
    if side.pk in sides_with_access([side]):
        raise SideHasAccess(side=side.label)
    if act_states(act)[side.pk] == "turned" or side.pk in papers_of(act):
        raise KeyAlreadyTurned(side=side.label)
    if not told:
        raise GroundMissing
    made = act.papers.create(
        side=side,
        content_hash=content_hash,
        paper=told,
        document=document,
        entered_by=by,
        entered_for=own,
        entered_at=timezone.now(),
    )
    if document:
        act.agreement.documents.add(document)
    if is_act_agreed(act):
        _move(act, aim)
    after = _told(act) | {"side": str(side), "paper": told, "state": act.state}
    record("act agreed on paper", of=act.agreement, by=by, after=after)
    return made


@transaction.atomic
def return_act(*, act: Act, reason: str, by: Person) -> Act:
    """Give back what another side recorded, or asked to be void, with a reason.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        ForbiddenMove: nothing waits for the side.
        ReasonMissing, TextTooLong: the other side must learn why.
    """
    act, side = _locked(act, by)
    told = reason_of(reason)
    is_about_void = act.state == ActState.COUNTS and bool(act.void_reason)
    if not is_about_void:
        check_move(ACT_MOVES, "waiting" if act.state == ActState.WAITING else "void", ActState.VOID)
    now = timezone.now()
    act.keys.create(side=side, by=by, content_hash=act_hash(act), returned_at=now, reason=told)
    if is_about_void:
        act.void_reason = ""
    else:
        act.state, act.void_reason = ActState.VOID, told
    act.save(update_fields=["state", "void_reason"])
    record("act given back", of=act.agreement, by=by, after=_told(act) | {"reason": told, "state": act.state})
    return act


@transaction.atomic
def void_act(*, act: Act, reason: str, by: Person) -> Act:
    """Say that an act was recorded by mistake: it stays with the reason and does not count.

    What one party did, and what still waits, is void at once; what all sides confirmed, once all confirm this too.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of the side that recorded it or whose notice it is; what all
            sides confirmed, a coordinator of any of them.
        ForbiddenMove: it is void already, or its being void waits for the other sides.
        ReasonMissing, TextTooLong: the others must learn why.
        ActContradicts: a later act cannot be counted without it.
    """
    act, side = _locked(act, by)
    policies.check_can_void_act(by, act)
    told = reason_of(reason)
    check_move(ACT_MOVES, "void" if act.void_reason else act.state, ActState.VOID)
    act.void_reason = told
    act.save(update_fields=["void_reason"])
    if act.state == ActState.COUNTS and not act.is_of_one_party:
        _turn(act, side, by)
    else:
        _move(act, ActState.VOID)
    record("act made void", of=act.agreement, by=by, after=_told(act) | {"reason": told, "state": act.state})
    return act


def _locked(act: Act, by: Person) -> tuple[Act, Side]:
    """Lock the agreement, so that acts come one after the other, and return the act of now."""
    agreement = Agreement.objects.select_for_update(no_key=True).get(pk=act.agreement_id)
    side = policies.check_can_record_acts(by, agreement).side
    return Act.objects.select_related("agreement", "party").get(pk=act.pk), side


def _turn(act: Act, side: Side, by: Person) -> ActKey:
    return act.keys.create(side=side, by=by, content_hash=act_hash(act), turned_at=timezone.now())


def _move(act: Act, aim: ActState) -> None:
    if aim == ActState.COUNTS:
        check_counts(act.agreement, act)
    act.state = aim
    act.save(update_fields=["state"])
    try:
        check_terms(Agreement.objects.get(pk=act.agreement_id))
    except BadTerms as error:
        raise ActContradicts(field=error.field) from None
    lists.keep([act.agreement_id])


def _told(act: Act) -> dict[str, Any]:
    """Return what the journal keeps of an act."""
    return {"act": act.kind} | {name: value for name, value in act.as_json().items() if name != "kind"}
