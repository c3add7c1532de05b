"""Open problems and risks of measures that the own side takes care of."""

from collections.abc import Collection, Iterator
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kunak.desk.queries.entries import Entry, Part, part
from kunak.desk.queries.measures import measures_by_line, names_of
from kunak.people.models import Role, Side
from kunak.people.policies import Reader, membership_of
from kunak.programme.models import Problem
from kunak.programme.policies import EDITORS
from kunak.programme.progress import progress_of
from kunak.programme.queries import problems_seen_by
from kunak.ui.templatetags.kunak_ui import date_words


def problems(reader: Reader, side: Side, on: date) -> Part:
    """Return what the side has promised to take care of, at measures that are not over; of a sector lead's own sectors.

    A fixed number of queries.
    """
    membership = membership_of(reader)
    sectors = membership.sectors if membership is not None and membership.role == Role.SECTOR_LEAD else None
    return part(
        "problems",
        _("Problems that our side takes care of"),
        _entries(reader, side, sectors, on),
        can_act=membership is not None and membership.role in EDITORS,
        act=pgettext("button", "Look"),
        sign="alert",
    )


def _entries(reader: Reader, side: Side, sectors: Collection[str] | None, on: date) -> Iterator[Entry]:
    own = Problem.objects.filter(problems_seen_by(side), owner_side=side, closed_at__isnull=True)
    found = list(own.order_by("pk"))
    measures = measures_by_line({one.line for one in found}, side)
    for line, progress in progress_of(list(measures), reader, on).items():
        if progress.is_over:
            del measures[line]
    names = names_of(one.version.programme.agreement_id for one in measures.values()) if measures else {}
    for one in found:
        measure = measures.get(one.line)
        if measure is None or (sectors is not None and measure.sector not in sectors):
            continue
        told = _("%(text)s. %(owner)s, since %(day)s") % {
            "text": one.text[:200].rstrip("."),
            "owner": one.owner,
            "day": date_words(localdate(one.opened_at)),
        }
        url, agreement = f"{measure.get_absolute_url()}#problems", measure.version.programme.agreement_id
        yield Entry(url, measure.text, names[agreement], told)
