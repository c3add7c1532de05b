"""Keys that wait: a version of a plan, an act, a departure from the plan, since the day on which it came."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from kunak.agreements.acts import act_states, papers_of
from kunak.agreements.models import Act
from kunak.core.lifecycle import ActState, VersionState
from kunak.core.reminders import Ladder
from kunak.core.two_keys import KeyState
from kunak.programme.content import states_of
from kunak.programme.models import Version
from kunak.reminders.sources.base import Source, Thing

CHUNK = 500
WAITING = Ladder.parse("P0D +P3D +P7D +P14D +P30D")


class PlanKeys(Source):
    """Every side that has not turned its key on exactly the content that was sent."""

    code, usual = "plan_key", WAITING

    @property
    def name(self) -> str:
        return _("A plan of measures waits for your side's key")

    @property
    def deed(self) -> str:
        return _("Look at the version: confirm it for your side or return it with a reason.")

    def things(self, on: date, side: int | None = None) -> Iterator[Thing]:  # noqa: ARG002  (what waits, waits today)
        """Yield each version and side. Three queries for each five hundred versions."""
        found = Version.objects.filter(state=VersionState.SENT)
        if side is not None:
            found = found.filter(programme__agreement__parties__side=side)
        fetched = found.select_related("programme").prefetch_related("keys", "programme__agreement__parties")
        for version in fetched.order_by("pk").iterator(chunk_size=CHUNK):
            day, agreement = localdate(version.sent_at), version.programme.agreement_id
            for one, state in states_of(version).items():
                if state is not KeyState.TURNED and side in {None, one}:
                    yield Thing(f"{version.pk}", one, day, version.get_absolute_url(), agreement, since=day)


class ActKeys(Source):
    """Every side that has not confirmed an act after the signing, or that another side calls it mistaken."""

    code, usual = "act_key", WAITING

    @property
    def name(self) -> str:
        return _("An act waits for your side's key")

    @property
    def deed(self) -> str:
        return _("Look at the act: confirm it for your side or return it with a reason.")

    def things(self, on: date, side: int | None = None) -> Iterator[Thing]:  # noqa: ARG002
        """Yield each act and side. Five queries for each five hundred acts."""
        found = Act.objects.filter(Q(state=ActState.WAITING) | Q(state=ActState.COUNTS) & ~Q(void_reason=""))
        if side is not None:
            found = found.filter(agreement__parties__side=side)
        fetched = found.select_related("agreement", "party", "document")
        fetched = fetched.prefetch_related("keys", "papers", "agreement__parties")
        for act in fetched.order_by("pk").iterator(chunk_size=CHUNK):
            day, papers = localdate(act.recorded_at), papers_of(act)
            for one, state in act_states(act).items():
                if state is not KeyState.TURNED and one not in papers and side in {None, one}:
                    key = f"{act.pk}:void" if act.void_reason else f"{act.pk}"
                    yield Thing(key, one, day, act.get_absolute_url(), act.agreement_id, since=day)
