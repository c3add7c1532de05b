"""Steps before the signing by the limits of the sides, and bodies that are asked for proposals."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from kunak.core.drafting import Stage, stage, steps
from kunak.core.lifecycle import ProposalState
from kunak.core.reminders import Ladder
from kunak.drafts.courses import course_of, with_course
from kunak.drafts.models import Draft
from kunak.drafts.words import STEPS
from kunak.proposals.models import Collection
from kunak.reminders.sources.base import Source, Thing

CHUNK = 500
OVER = {Stage.NOT_CONCLUDED, Stage.REGISTERED}
OWN = {"hand_over", "registration"}  # they have a source of their own, whether there was a draft here or not


class DraftSteps(Source):
    """Each step of a draft that has a last day, for the side whose it is, or for all."""

    code = "draft"
    usual = Ladder.parse("P3D P0D +P7D")

    @property
    def name(self) -> str:
        return _("A step before the signing")

    @property
    def deed(self) -> str:
        return _("Take the step, or agree with the other side on another day.")

    def told(self, what: str) -> str:
        """Return the name of a step."""
        return str(STEPS.get(what, what))

    def things(self, on: date, side: int | None = None) -> Iterator[Thing]:
        """Yield the open steps of each draft. Eleven queries for each five hundred drafts."""
        found = Draft.objects.filter(given_up_on=None)
        if side is not None:
            found = found.filter(agreement__parties__side=side)
        for draft in with_course(found).order_by("pk").iterator(chunk_size=CHUNK):
            course = course_of(draft)
            if stage(course) not in OVER:
                sides = [one.side for one in course.sides]
                for step in steps(course, on):
                    if step.deadline and step.kind in {"due", "late"} and step.code not in OWN:
                        for of in [step.side] if step.side else sides:
                            if side in {None, of}:
                                yield self._thing(draft, step.code, of, step.deadline.last, step.since)

    @staticmethod
    def _thing(draft: Draft, code: str, side: int, day: date, since: date | None) -> Thing:
        url = draft.get_absolute_url()
        return Thing(f"{draft.pk}:{code}", side, day, url, draft.agreement_id, code, since)


class Collections(Source):
    """Proposals that a side collects from its bodies: those that have not answered are named to its coordinators."""

    code = "collection"
    usual = Ladder.parse("P7D P1D P0D +P3D")

    @property
    def name(self) -> str:
        return _("Proposals of our bodies are due")

    @property
    def deed(self) -> str:
        return _("Remind the bodies that have not answered, then close the collection.")

    def things(self, on: date, side: int | None = None) -> Iterator[Thing]:  # noqa: ARG002  (what is open today)
        """Yield each collection that is not closed. Three queries for each five hundred."""
        found = Collection.objects.filter(closed_at=None)
        if side is not None:
            found = found.filter(side=side)
        fetched = found.prefetch_related("invitations__organisation", "invitations__proposals")
        for one in fetched.order_by("pk").iterator(chunk_size=CHUNK):
            silent = [
                str(asked.organisation)
                for asked in one.invitations.all()
                if asked.answered_at is None
                and all(known.state == ProposalState.WITHDRAWN for known in asked.proposals.all())
            ]
            if silent:
                url, told = reverse("proposals:collection", args=[one.pk]), ", ".join(silent)
                yield Thing(f"{one.pk}", one.side_id, one.until, url, one.agreement_id, told, localdate(one.opened_at))
