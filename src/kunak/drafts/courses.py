"""What happened to a draft, as the core counts with it; and where the sides stand on a text."""

from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from kunak.agreements.books import book_values, limits
from kunak.agreements.models import Party
from kunak.core.drafting import Course, SideCourse
from kunak.core.two_keys import KeyState, Turn, content_hash, key_states
from kunak.drafts.models import Disagreement, Draft, Edition
from kunak.drafts.rules import limits_of
from kunak.people.models import Key, Side


def with_course(drafts: QuerySet[Draft]) -> QuerySet[Draft]:
    """Return the drafts with all that their courses are counted from. Ten queries."""
    sides = Side.objects.select_related("territory", "draft_rule", "register_book")
    parties = Party.objects.select_related("territory").prefetch_related(Prefetch("side", sides))
    return drafts.select_related("agreement", "proposed_by__territory").prefetch_related(
        Prefetch("agreement__parties", parties),
        "editions__keys__by",
        "disagreements",
        "agreement__registrations__book",
        "agreement__filings",
        "agreement__formalities",
    )


def sides_of(draft: Draft) -> list[Side]:
    """Return the sides in the order of the parties. No query where the parties are fetched."""
    return [party.side for party in draft.agreement.parties.all()]


def latest(draft: Draft) -> Edition | None:
    """Return the edition that lies before all sides: the one sent last. No query where they are fetched."""
    sent = [one for one in draft.editions.all() if one.sent_at]
    return max(sent, key=lambda one: (one.sent_at, one.number), default=None)


def turns(keys: list[Any]) -> list[Turn]:
    """Return what the sides did, as the core takes it."""
    return [Turn(key.side_id, key.content_hash, key.turned_at is None) for key in keys]


def edition_states(edition: Edition, sides: list[Side]) -> dict[int, KeyState]:
    """Return each side's state on a text, by the side's primary key."""
    return key_states([side.pk for side in sides], turns(list(edition.keys.all())), edition.sha256)


def settled_hash(row: Disagreement) -> str:
    """Return the hash of a settled wording as it is proposed: what the sides' keys on the row are turned on."""
    return content_hash({"row": row.pk, "clause": row.clause, "settled": row.settled})


def row_states(row: Disagreement, sides: list[Side]) -> dict[int, KeyState]:
    """Return each side's state on the settled wording of today."""
    return key_states([side.pk for side in sides], turns(list(row.keys.all())), settled_hash(row))


def signing_content(draft: Draft, edition: Edition | None) -> dict[str, Any]:
    """Return what the sides confirm of a signing: text, day, place and who signed."""
    signatories = [[one.side_id, one.name, one.post] for one in draft.signatories.all()]
    return {
        "draft": draft.pk,
        "text": edition.sha256 if edition else None,
        "on": draft.signing_on.isoformat() if draft.signing_on else None,
        "place": draft.signing_place,
        "signatories": sorted(signatories),
    }


def signing_hash(draft: Draft, edition: Edition | None) -> str:
    """Return the hash that the sides' word on the signing is given on."""
    return content_hash(signing_content(draft, edition))


def signing_states(draft: Draft, edition: Edition | None, sides: list[Side]) -> dict[int, KeyState]:
    """Return each side's state on the signing as it is told today."""
    keys = list(draft.signing_keys.all())
    return key_states([side.pk for side in sides], turns(keys), signing_hash(draft, edition))


def course_of(draft: Draft) -> Course:
    """Return what happened to a draft. No query where it was fetched `with_course`."""
    edition, sides = latest(draft), sides_of(draft)
    rows = [row for row in draft.disagreements.all() if row.withdrawn_at is None]
    settled = [_day(row.settled_at) for row in rows if row.settled_at]
    first = min((one.added_at for one in draft.editions.all()), default=None)
    return Course(
        proposed_by=draft.proposed_by_id,
        proposed_on=draft.proposed_on,
        sides=tuple(_side(draft, side, edition, sides) for side in sides),
        drafted_on=_day(first) if first else None,
        sent_on=_day(edition.sent_at) if edition and edition.sent_at else None,
        rows=len(rows),
        open_rows=sum(row.is_open for row in rows),
        settled_on=max(settled, default=None),
        signed_on=draft.signing_on if draft.is_signed else None,
        published_on=_published(draft),
        given_up_on=draft.given_up_on,
    )


def _side(draft: Draft, side: Side, edition: Edition | None, sides: list[Side]) -> SideCourse:
    state = edition_states(edition, sides)[side.pk] if edition else KeyState.WAITING
    last = _last_of(list(edition.keys.all()), side) if edition else None
    hand_over, registration = limits(book_values(getattr(side, "register_book", None), side))
    return SideCourse(
        side=side.pk,
        limits=limits_of(side),
        hand_over=hand_over,
        registration=registration,
        approved_on=_day(last.turned_at) if last and last.turned_at and state is KeyState.TURNED else None,
        returned_on=_day(last.returned_at) if last and last.returned_at and state is KeyState.RETURNED else None,
        **_after(draft, side),
    )


def _after(draft: Draft, side: Side) -> dict[str, date | None]:
    """Return what the side has done since the signing."""
    agreement = draft.agreement
    filing = next((one for one in agreement.filings.all() if one.side_id == side.pk), None)
    ours = (one for one in agreement.registrations.all() if one.book.side_id == side.pk and one.annulled_at is None)
    registered = next(ours, None)
    laws = (one for one in agreement.formalities.all() if one.is_of_legislature and one.entered_for_id == side.pk)
    law = next(laws, None)
    return {
        "handed_over_on": filing.handed_over_on if filing else None,
        "registered_on": registered.registered_on if registered else None,
        "law_on": (law.dated or _day(law.entered_at)) if law else None,
    }


def _published(draft: Draft) -> date | None:
    days = [one.dated or _day(one.entered_at) for one in draft.agreement.formalities.all() if one.kind == "publication"]
    return min(days, default=None)


def _last_of(keys: list[Any], side: Side) -> Key | None:
    return next((key for key in reversed(keys) if key.side_id == side.pk), None)


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
