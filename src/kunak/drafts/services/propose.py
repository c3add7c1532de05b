"""A draft begins with a proposal and may be given up; a side sets how long its steps may take."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from kunak.agreements.errors import GroundMissing
from kunak.agreements.services import begin_agreement
from kunak.agreements.services.texts import reason_of
from kunak.drafts import policies
from kunak.drafts.errors import DayToCome, PartnerMissing
from kunak.drafts.models import Draft, DraftRule
from kunak.drafts.rules import limits_of, rule_values
from kunak.drafts.services.locking import open_draft
from kunak.journal.services import record
from kunak.people.models import Person, Side, Territory


@transaction.atomic
def propose(
    *,
    kind: str,
    title: str,
    others: Sequence[Territory],
    is_theirs: bool,
    proposed_on: date,
    purpose: str,
    ground: str,
    today: date,
    by: Person,
) -> Draft:
    """Record who proposed what to whom; from now on all sides see the draft.

    Args:
        others: the territories to agree with; one's own side is the first party.
        is_theirs: the first of the others proposed it, not the own side.
        ground: what shows the proposal: a letter, a record of intent.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        PartnerMissing, SamePartyTwice: nobody is named, or somebody twice.
        GroundMissing: nothing shows the proposal.
        DayToCome: it is of a later day than today.
    """
    side = policies.check_can_begin(by).side
    if not others:
        raise PartnerMissing
    if not ground.strip():
        raise GroundMissing
    if proposed_on > today:
        raise DayToCome(field="proposed_on", today=today)
    agreement = begin_agreement(kind=kind, title=title.strip(), others=others, ground=ground.strip(), by=by)
    partner = agreement.parties.select_related("side").get(order=1).side
    draft = Draft.objects.create(
        agreement=agreement,
        proposed_by=partner if is_theirs else side,
        proposed_on=proposed_on,
        purpose=reason_of(purpose, is_needed=False),
        ground=ground.strip(),
        entered_by=by,
        entered_at=timezone.now(),
    )
    after = {"proposed_by": str(draft.proposed_by), "proposed_on": proposed_on.isoformat(), "purpose": draft.purpose}
    record("agreement proposed", of=draft, about=agreement, by=by, after=after | {"ground": draft.ground})
    return draft


@transaction.atomic
def give_up(*, draft: Draft, reason: str, today: date, by: Person) -> Draft:
    """Say for one's own side that there will be no agreement; what was written stays.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        DraftClosed: it was signed, or given up before.
        ReasonMissing, TextTooLong: the other side must learn why.
    """
    draft = open_draft(draft.pk)
    side = policies.check_can_decide(by, draft).side
    told = reason_of(reason)
    draft.given_up_on, draft.given_up_by, draft.given_up_for, draft.given_up_reason = today, by, side, told
    draft.save()
    record("draft given up", of=draft, about=draft.agreement, by=by, after={"side": str(side), "reason": told})
    return draft


@transaction.atomic
def set_rule(*, values: dict[str, Any], by: Person) -> DraftRule:
    """Set how long the steps of one's own side may take; deadlines of open drafts follow at once.

    Args:
        values: columns of the rule.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator, of the own side.
    """
    side = policies.check_can_set_rule(by).side
    locked = Side.objects.select_for_update(no_key=True, of=("self",)).select_related("territory").get(pk=side.pk)
    before = rule_values(limits_of(locked))
    rule, _is_new = DraftRule.objects.update_or_create(side=locked, defaults=values)
    record("draft rule set", of=rule, by=by, before=before, after=rule_values(limits_of(rule.side)))
    return rule
