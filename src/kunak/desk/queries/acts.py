"""Acts after the signing that wait for the own side's key."""

from collections.abc import Iterable

from django.db.models import Prefetch, Q

from kunak.agreements.models import Act, Agreement
from kunak.agreements.policies import can_record_acts
from kunak.agreements.queries import act_row, with_parties
from kunak.agreements.queries.acts import ActSide
from kunak.agreements.words import short_title
from kunak.core.lifecycle import ActState
from kunak.core.two_keys import KeyState
from kunak.desk.queries.rows import ActTask, Section, section
from kunak.people.models import Side
from kunak.people.policies import Reader


def acts(reader: Reader, side: Side) -> Section[ActTask]:
    """Return the acts that a side has not confirmed, oldest first. A fixed number of queries."""
    waiting = Q(state=ActState.WAITING) | Q(state=ActState.COUNTS) & ~Q(void_reason="")
    found = Act.objects.filter(waiting, agreement__parties__side=side).select_related("party", "document")
    agreements = Prefetch("agreement", with_parties(Agreement.objects.all()))
    rows = [
        act_row(act, reader) for act in found.order_by("recorded_at").prefetch_related("keys", "papers", agreements)
    ]
    ours = [one for one in rows if _waits_for(one.sides, side)]
    tasks = [
        ActTask(
            one.act.get_absolute_url(),
            one.name,
            short_title(one.act.agreement),
            one.act.on,
            one.is_void_asked,
            one.act.recorded_at,
        )
        for one in ours
    ]
    return section(tasks, can_act=bool(ours) and can_record_acts(reader, ours[0].act.agreement))


def _waits_for(sides: Iterable[ActSide], side: Side) -> bool:
    return any(one.party.side_id == side.pk and one.state is not KeyState.TURNED for one in sides)
