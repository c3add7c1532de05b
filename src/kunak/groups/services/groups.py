"""Groups: set up by an act, changed by the side that set them up; what a side begins its groups with."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from kunak.agreements.listing import keeping as lists
from kunak.agreements.models import Agreement
from kunak.agreements.services.texts import reason_of
from kunak.core import reference
from kunak.core.errors import BadInput
from kunak.core.groups import DecisionMask
from kunak.core.registration import Mask
from kunak.documents.models import Document
from kunak.documents.services import as_it_came, keep_unread
from kunak.documents.services.add import Incoming
from kunak.groups import policies
from kunak.groups.errors import GroupChangedMeanwhile, GroupFieldMissing, GroupNameTaken
from kunak.groups.models import GroupRule, WorkingGroup
from kunak.groups.models.groups import MOST_DAYS
from kunak.groups.services.given import GroupInput
from kunak.groups.services.locking import locked_group
from kunak.groups.services.texts import line_of
from kunak.journal.services import record
from kunak.people.models import Person, Side

LARGEST_QUORUM = 99
Files = Mapping[str, Incoming]


def set_up_group(*, agreement: Agreement, given: GroupInput, by: Person) -> WorkingGroup:
    """Enter a group that an act set up; its members are named by each side.

    The files are looked at before the transaction, so that nobody waits for them.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        GroupFieldMissing, GroupLineTooLong, BadInput, BadMask, TextTooLong: what is entered lacks something or cannot
            be used.
        GroupNameTaken: the agreement has a group of this name.
        EmptyFile, FileTooLarge, FileNotKept: a file cannot be kept; nothing is.
    """
    policies.check_can_set_up(by, agreement)
    return _set_up(agreement, given, _files(given), by)


def change_group(*, group: WorkingGroup, revision: int, given: GroupInput, by: Person) -> WorkingGroup:
    """Change the act or the rules of a group; what was decided under the former ones stays.

    Args:
        revision: of the group as the person saw it.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of the side that set it up.
        GroupChangedMeanwhile: a colleague was faster; nothing is written.
        KunakError: as for `set_up_group`.
    """
    policies.check_can_change(by, group)
    return _change(group, revision, given, _files(given), by)


def _files(given: GroupInput) -> Files:
    told = {"act_document": given.act_file, "regulations_document": given.regulations_file}
    return {field: as_it_came(*file) for field, file in told.items() if file is not None}


@transaction.atomic
def _set_up(agreement: Agreement, given: GroupInput, files: Files, by: Person) -> WorkingGroup:
    side = policies.check_can_set_up(by, agreement).side
    new = WorkingGroup(agreement=agreement, made_by=by, made_for=side, made_at=timezone.now())
    _fill(new, given, files, rule_of(side), by)
    _save(new)
    lists.keep_goings([agreement.pk])
    record("group set up", of=new, by=by, about=agreement, after=told(new))
    return new


@transaction.atomic
def _change(seen: WorkingGroup, revision: int, given: GroupInput, files: Files, by: Person) -> WorkingGroup:
    group = locked_group(seen.pk)
    policies.check_can_change(by, group)
    if group.revision != revision:
        raise GroupChangedMeanwhile(who=group.made_by.name, at=group.made_at)
    before = told(group)
    _fill(group, given, files, rule_of(group.made_for), by)
    group.revision += 1
    group.made_by, group.made_at = by, timezone.now()
    _save(group)
    lists.keep_goings([group.agreement_id])
    record("group changed", of=group, by=by, about=group.agreement, before=before, after=told(group))
    return group


def _fill(group: WorkingGroup, given: GroupInput, files: Files, rule: GroupRule, by: Person) -> None:
    group.name = line_of(given.name, "name", is_needed=True)
    group.sectors = _sectors(given.sectors)
    group.act_title = line_of(given.act_title, "act_title", is_needed=True)
    group.act_number = line_of(given.act_number, "act_number", 60, is_needed=True)
    group.act_on = given.act_on
    group.regulations = reason_of(given.regulations, is_needed=False)
    group.quorum_least = _number(given.quorum_least, "quorum_least", 1, LARGEST_QUORUM)
    group.quorum_is_half = given.quorum_is_half
    group.decision_mask = DecisionMask.parse(given.decision_mask or rule.decision_mask).text
    group.minutes_mask = Mask.parse(given.minutes_mask or rule.minutes_mask).text
    days = rule.materials_days if given.materials_days is None else given.materials_days
    group.materials_days = _number(days, "materials_days", 0, MOST_DAYS)
    for field, file in files.items():
        setattr(group, field, keep_unread(file=file, by=by))


def _sectors(given: tuple[str, ...]) -> list[str]:
    known = [code for code in reference.sectors() if code in given]
    if not known or len(known) != len(set(given)):
        raise GroupFieldMissing(field="sectors")
    return known


def _number(value: int, field: str, least: int, most: int) -> int:
    if not least <= value <= most:
        raise BadInput(field=field, value=value, reason="range")
    return value


def _save(group: WorkingGroup) -> None:
    """Save; a name that another group of the agreement has is told and not thrown."""
    try:
        with transaction.atomic():
            group.save()
    except IntegrityError as error:
        same = WorkingGroup.objects.filter(agreement=group.agreement_id, name=group.name).exclude(pk=group.pk)
        if not same.exists():
            raise
        raise GroupNameTaken from error


def told(group: WorkingGroup) -> dict[str, Any]:
    """Return a group as the journal keeps it; what is empty is left out."""
    values = {
        "group": group.name,
        "sectors": group.sectors,
        "act": f"{group.act_title} № {group.act_number}",
        "act_on": group.act_on.isoformat(),
        "act document": _name(group.act_document),
        "regulations": group.regulations,
        "regulations document": _name(group.regulations_document),
        "quorum": group.quorum_least,
        "quorum of half": group.quorum_is_half or "",
        "decision mask": group.decision_mask,
        "minutes mask": group.minutes_mask,
        "materials days": group.materials_days,
    }
    return {name: value for name, value in values.items() if value != ""}


def _name(document: Document | None) -> str:
    return document.name if document else ""


def rule_of(side: Side) -> GroupRule:
    """Return what a side begins its groups with; the usual where it has set nothing. One query."""
    return GroupRule.objects.filter(side=side).first() or GroupRule(side=side)


@transaction.atomic
def set_group_rule(*, decision_mask: str, minutes_mask: str, materials_days: int, by: Person) -> GroupRule:
    """Set what one's own side begins its groups with; groups that are there keep their rules.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator, for the own side.
        BadMask, BadInput: a mask or the number of days cannot be used.
    """
    side = policies.check_can_set_rule(by).side
    Side.objects.select_for_update(no_key=True).get(pk=side.pk)
    rule = rule_of(side)
    before = _rule_told(rule)
    rule.decision_mask, rule.minutes_mask = DecisionMask.parse(decision_mask).text, Mask.parse(minutes_mask).text
    rule.materials_days = _number(materials_days, "materials_days", 0, MOST_DAYS)
    rule.save()
    record("rule of groups set", of=side, by=by, before=before, after=_rule_told(rule))
    return rule


def _rule_told(rule: GroupRule) -> dict[str, Any]:
    return {
        "decision mask": rule.decision_mask,
        "minutes mask": rule.minutes_mask,
        "materials days": rule.materials_days,
    }
