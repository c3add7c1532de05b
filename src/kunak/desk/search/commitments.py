"""What the parties undertook."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from kunak.agreements.models import Commitment, CommitmentWords
from kunak.agreements.queries import of_side
from kunak.agreements.search.waiting import COMMITMENTS
from kunak.desk.queries.measures import names_of
from kunak.desk.search.looking import Rows, looked_up
from kunak.desk.search.source import Hit, Seeker, Source
from kunak.ui.templatetags.kunak_ui import sector_name

ROWS = Rows(COMMITMENTS, CommitmentWords)


def find(seeker: Seeker) -> Sequence[int]:
    """Return the commitments of the side's agreements. Three queries or a few more."""
    own = Commitment.objects.filter(agreement__parties__side=seeker.side)
    keys = looked_up(ROWS, own, Commitment.objects.filter(of_side(seeker.side.pk)), seeker.words)
    ordered = Commitment.objects.filter(pk__in=keys).order_by("-agreement__signed_on", "order")
    return type(keys)(ordered.values_list("pk", flat=True))


def show(keys: Sequence[int], seeker: Seeker) -> list[Hit]:  # noqa: ARG001 (every kind is shown alike)
    """Return them with their sectors. Three queries."""
    there = Commitment.objects.select_related("agreement").in_bulk(keys)
    names = names_of(one.agreement_id for one in there.values())
    return [_hit(there[key], names) for key in keys]


def _hit(one: Commitment, names: dict[int, str]) -> Hit:
    where = f"{one.agreement.get_absolute_url()}#h-sec"
    return Hit(where, one.text, f"{names[one.agreement_id]}. {sector_name(one.sector)}")


SOURCE = Source("commitments", _("Commitments"), "check", find, show)
