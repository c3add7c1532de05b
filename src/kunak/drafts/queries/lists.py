"""The drafts of a side, by stage; what of them waits for its visa or its key."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kunak.agreements.parties import parties_at
from kunak.agreements.words import short_title
from kunak.core.drafting import Stage, stage, steps
from kunak.core.two_keys import KeyState
from kunak.drafts.courses import course_of, edition_states, latest, sides_of, with_course
from kunak.drafts.models import Draft, Visa
from kunak.drafts.queries.steps import StepRow, step_rows
from kunak.drafts.words import STAGES
from kunak.people.models import Side

UNDER_WAY = (Stage.INTENT, Stage.DRAFTING, Stage.DISPUTED, Stage.APPROVAL, Stage.AGREED)


@dataclass(frozen=True, slots=True)
class ListedDraft:
    """A draft in the list: where it stands, and the step that is next or late."""

    draft: Draft
    short: str
    stage: Stage
    stage_word: str
    next: StepRow | None


def drafts_of(side: Side, on: date) -> list[ListedDraft]:
    """Return the drafts of a side, those under way first. Ten queries, whatever their number."""
    found = with_course(Draft.objects.filter(agreement__parties__side=side))
    return sorted((_listed(draft, on) for draft in found), key=lambda one: one.stage not in UNDER_WAY)


def _listed(draft: Draft, on: date) -> ListedDraft:
    course = course_of(draft)
    where = stage(course)
    parties = {party.side_id: party for party in draft.agreement.parties.all()}
    rows = step_rows(steps(course, on), parties) if where is not Stage.NOT_CONCLUDED else ()
    ahead = [row for row in rows if not row.is_done and row.kind != "ahead"]
    late = next((row for row in ahead if row.kind == "late"), None)
    shown = late or next(iter(ahead), None)
    return ListedDraft(draft, short_title(draft.agreement), where, str(STAGES[where]), shown)


@dataclass(frozen=True, slots=True)
class DraftWaiting:
    """What of a draft waits for a side: `what` is ``key``, ``signing`` or ``visa``."""

    draft: Draft
    short: str
    what: str
    visa: Visa | None = None


def drafts_waiting(side: Side) -> Iterator[DraftWaiting]:
    """Yield what waits for the side's key or for the answer of its bodies. Thirteen queries at most."""
    open_ones = Draft.objects.filter(
        agreement__parties__side=side, signed_edition__isnull=True, given_up_on__isnull=True
    )
    for draft in with_course(open_ones).prefetch_related("signatories", "signing_keys"):
        where, edition = stage(course_of(draft)), latest(draft)
        states = edition_states(edition, sides_of(draft)) if edition else {}
        if where is Stage.APPROVAL and states.get(side.pk) is not KeyState.TURNED:
            yield DraftWaiting(draft, short_title(draft.agreement), "key")
        if where is Stage.AGREED:
            yield DraftWaiting(draft, short_title(draft.agreement), "signing")
    visas = Visa.objects.filter(side=side, given_on__isnull=True, edition__draft__in=open_ones.values("pk"))
    fetched = visas.select_related("edition__draft__agreement")
    for visa in fetched.prefetch_related(parties_at("edition__draft__agreement")):
        draft = visa.edition.draft
        yield DraftWaiting(draft, short_title(draft.agreement), "visa", visa)
