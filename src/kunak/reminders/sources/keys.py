"""Keys that wait: a version of a plan that another side sent, since the day on which it came."""

from collections.abc import Iterator
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from kunak.core.lifecycle import VersionState
from kunak.core.reminders import Ladder
from kunak.core.two_keys import KeyState
from kunak.programme.content import states_of
from kunak.programme.models import Version
from kunak.reminders.sources.base import Source, Thing

CHUNK = 500


class PlanKeys(Source):
    """Every side that has not turned its key on exactly the content that was sent."""

    code = "plan_key"
    usual = Ladder.parse("P0D +P3D +P7D +P14D +P30D")

    @property
    def name(self) -> str:
        return _("A plan of measures waits for your side's key")

    @property
    def deed(self) -> str:
        return _("Look at the version: confirm it for your side or return it with a reason.")

    def things(self, on: date, side: int | None = None) -> Iterator[Thing]:  # noqa: ARG002  (what waits, waits today)
        found = Version.objects.filter(state=VersionState.SENT)
        if side is not None:
            found = found.filter(programme__agreement__parties__side=side)
        fetched = found.select_related("programme").prefetch_related("keys", "programme__agreement__parties")
        for version in fetched.order_by("pk").iterator(chunk_size=CHUNK):
            day, agreement = localdate(version.sent_at), version.programme.agreement_id
            for one, state in states_of(version).items():
                if state is not KeyState.TURNED and side in {None, one}:
                    yield Thing(f"{version.pk}", one, day, version.get_absolute_url(), agreement, since=day)
