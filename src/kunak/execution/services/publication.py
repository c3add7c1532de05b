"""A confirmed report shown to everybody by the keys of all sides, and hidden again by any one of them."""

from django.db import transaction
from django.utils import timezone

from kunak.agreements.errors import KeyAlreadyTurned, KeyNotTurned, StaleContent
from kunak.agreements.services.texts import reason_of
from kunak.core.execution import Verdict, verdict
from kunak.execution import policies
from kunak.execution.errors import NotConfirmed
from kunak.execution.models import PublicKey, Report
from kunak.execution.services.locking import locked, present_work
from kunak.execution.services.reports import check_latest
from kunak.execution.works import reported
from kunak.journal.services import record
from kunak.people.models import Person


@transaction.atomic
def turn_public_key(*, report: Report, content_hash: str, by: Person) -> PublicKey:
    """Agree for one's own side that a confirmed report is public.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side; administrators never.
        NotUnderWay: no version in force has the measure.
        ReportMended, NotConfirmed: it has a later revision; not all sides have confirmed it.
        StaleContent, KeyAlreadyTurned: the person saw another content, or the side has agreed before.
    """
    locked(report.agreement_id)
    fresh = Report.objects.select_related("agreement").get(pk=report.pk)
    work, measure = present_work(fresh.line)
    side = policies.check_can_publish(by, fresh.agreement).side
    check_latest(fresh)
    if verdict(reported(fresh, fresh.keys.all(), []), work.sides) is not Verdict.CONFIRMED:
        raise NotConfirmed
    if fresh.content_hash != content_hash:
        raise StaleContent
    last = fresh.public_keys.filter(side=side).last()
    if last is not None and last.turned_at is not None:
        raise KeyAlreadyTurned(side=side.label)
    key = fresh.public_keys.create(side=side, by=by, content_hash=content_hash, turned_at=timezone.now())
    after = {"side": str(side), "report": fresh.number, "content": content_hash}
    record("report made public", of=measure, by=by, about=fresh.agreement, after=after)
    return key


@transaction.atomic
def withdraw_public_key(*, report: Report, reason: str, by: Person) -> PublicKey:
    """Take one's own side's consent back: from now on the report is not public.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side, for that side.
        NotUnderWay: no version in force has the measure.
        ReasonMissing, TextTooLong, KeyNotTurned: the other side must learn why; the side has not agreed.
    """
    locked(report.agreement_id)
    fresh = Report.objects.select_related("agreement").get(pk=report.pk)
    _work, measure = present_work(fresh.line)
    side, told = policies.check_can_publish(by, fresh.agreement).side, reason_of(reason)
    last = fresh.public_keys.filter(side=side).last()
    if last is None or last.turned_at is None:
        raise KeyNotTurned
    key = fresh.public_keys.create(
        side=side, by=by, content_hash=fresh.content_hash, returned_at=timezone.now(), reason=told
    )
    after = {"side": str(side), "report": fresh.number, "reason": told}
    record("report withdrawn", of=measure, by=by, about=fresh.agreement, after=after)
    return key
