"""What was reported on measures, in its latest revision; all sides of an agreement see it."""

from collections.abc import Sequence

from django.db.models import Exists, F, OuterRef, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kunak.agreements.queries import of_side
from kunak.desk.queries.measures import measures_by_line, names_of
from kunak.desk.search.looking import FEW
from kunak.desk.search.source import Hit, Seeker, Source, having, place_in
from kunak.execution.models import Report
from kunak.ui.templatetags.kunak_ui import date_words

TEXTS = ("result", "reason", "place", "participants", "step")


def find(seeker: Seeker) -> Sequence[int]:
    """Return the reports under the side's agreements, newest first. Two queries."""
    same = Report.objects.filter(agreement=OuterRef("agreement"), line=OuterRef("line"), number=OuterRef("number"))
    newer = same.filter(revision__gt=OuterRef("revision"))
    is_few = Report.objects.order_by().values("pk")[: FEW + 1].count() <= FEW
    own = Q(of_side(seeker.side.pk)) if is_few else Q(agreement__parties__side=seeker.side)
    found = Report.objects.filter(~Exists(newer), own).order_by(F("made_at").desc())
    return having(found.values_list("pk", *TEXTS).iterator(), seeker.words)


def show(keys: Sequence[int], seeker: Seeker) -> list[Hit]:
    """Return them with their measures. Four queries."""
    there = Report.objects.select_related("side__territory").in_bulk(keys)
    measures = measures_by_line({one.line for one in there.values()}, seeker.side)
    names = names_of(one.agreement_id for one in there.values())
    return [_hit(there[key], {line: one.text for line, one in measures.items()}, names, seeker) for key in keys]


def _hit(one: Report, texts: dict[object, str], names: dict[int, str], seeker: Seeker) -> Hit:
    title = gettext("Report No. %(n)d: %(measure)s") % {"n": one.number, "measure": texts.get(one.line, "")}
    told = f"{names[one.agreement_id]}. {one.side.label}, {date_words(localdate(one.made_at))}"
    where = place_in(seeker.words, title, *(getattr(one, name) for name in TEXTS))
    return Hit(one.get_absolute_url(), title, told, where)


SOURCE = Source("reports", _("Reports on measures"), "edit", find, show)
