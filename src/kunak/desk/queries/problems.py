"""Open problems and risks of measures that the own side takes care of."""

from collections.abc import Collection, Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kunak.desk.queries.entries import Entry, Part, part
from kunak.desk.queries.measures import measures_by_line, names_of
from kunak.people.models import Role, Side
from kunak.people.policies import Reader, membership_of
from kunak.programme.models import Problem
from kunak.programme.policies import EDITORS
from kunak.ui.templatetags.kunak_ui import date_words


def problems(reader: Reader, side: Side) -> Part:
    """Return what the side has promised to take care of; a sector lead gets the own sectors. Four queries at most."""
    membership = membership_of(reader)
    sectors = membership.sectors if membership is not None and membership.role == Role.SECTOR_LEAD else None
    return part(
        "problems",
        _("Problems that our side takes care of"),
        _entries(side, sectors),
        can_act=membership is not None and membership.role in EDITORS,
        act=pgettext("button", "Look"),
        sign="alert",
    )


def _entries(side: Side, sectors: Collection[str] | None) -> Iterator[Entry]:
    found = list(Problem.objects.filter(owner_side=side, closed_at__isnull=True).order_by("pk"))
    measures = measures_by_line({one.line for one in found}, side)
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
