"""Visas and conclusions of a side's own bodies on an edition: asked for, then given."""

from datetime import date

from django.db import transaction

from kunak.agreements.services.texts import reason_of
from kunak.drafts import policies
from kunak.drafts.errors import DayToCome, DayTooEarly, RemarksMissing, VisaGiven
from kunak.drafts.models import Edition, Visa
from kunak.drafts.services.locking import open_draft
from kunak.journal.services import record
from kunak.people.errors import NotOfTheParties
from kunak.people.models import Person
from kunak.people.policies import check_of_sides


@transaction.atomic
def ask_visa(
    *,
    edition: Edition,
    kind: str,
    body: str,
    asked_on: date,
    today: date,
    by: Person,
    officer: Person | None = None,
) -> Visa:
    """Record that a body of one's own side was asked for its visa or conclusion on an edition.

    Args:
        kind: a code of `VISA_KINDS`.
        officer: who of the own side gives the answer here; None where it comes on paper.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator or a sector lead of a side that sees the edition; the officer
            is of no side or of another one.
        DraftClosed: it was signed or given up.
        DayToCome: the day is still to come.
    """
    draft = open_draft(edition.draft_id)
    side = policies.check_can_write(by, draft).side
    if edition.sent_at is None and edition.side_id != side.pk:
        raise NotOfTheParties(action="ask for a visa on an edition of the other side")
    if officer is not None:
        check_of_sides(officer, [side], action="give a visa")
    if asked_on > today:
        raise DayToCome(field="asked_on", today=today)
    told = " ".join(body.split())
    visa = Visa.objects.create(
        edition=edition, side=side, kind=kind, body=told, asked_on=asked_on, asked_by=by, officer=officer
    )
    after = {"edition": edition.number, "visa": kind, "body": told, "asked_on": asked_on.isoformat()}
    if officer is not None:
        after["officer"] = officer.name
    record("visa asked for", of=visa, about=draft.agreement, by=by, after=after)
    return visa


@transaction.atomic
def give_visa(
    *, visa: Visa, outcome: str, name: str, post: str, given_on: date, remarks: str, today: date, by: Person
) -> Visa:
    """Record what a body of one's own side answered; it stays as it was given.

    Raises:
        NotOfTheParties, NotAllowed: only the officer that it was asked of, a coordinator or a sector lead of the side.
        DraftClosed, VisaGiven: the draft was signed or given up; the body has answered.
        DayToCome, DayTooEarly: the day is still to come, or before the asking.
        RemarksMissing, TextTooLong: remarks or a refusal without their words.
    """
    draft = open_draft(visa.edition.draft_id)
    visa = Visa.objects.select_related("edition", "side").get(pk=visa.pk)
    policies.check_can_enter_visa(by, visa)
    if visa.given_on is not None:
        raise VisaGiven
    if given_on > today:
        raise DayToCome(field="given_on", today=today)
    if given_on < visa.asked_on:
        raise DayTooEarly(bound=visa.asked_on)
    told = reason_of(remarks, is_needed=False) if outcome != "agreed" else ""
    if outcome != "agreed" and not told:
        raise RemarksMissing
    visa.outcome, visa.given_on, visa.remarks, visa.entered_by = outcome, given_on, told, by
    visa.name, visa.post = " ".join(name.split()), " ".join(post.split())
    visa.save()
    after = {
        "edition": visa.edition.number,
        "visa": visa.kind,
        "body": visa.body,
        "outcome": outcome,
        "name": visa.name,
    }
    record("visa given", of=visa, about=draft.agreement, by=by, after=after | {"post": visa.post, "remarks": told})
    return visa
