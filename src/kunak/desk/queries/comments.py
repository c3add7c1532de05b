"""Talks at measures whose last word is somebody else's: the own side is to answer, or to say that all is settled."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kunak.desk.queries.entries import Entry, Part, part
from kunak.desk.queries.measures import measures_by_line, names_of
from kunak.people.models import Role, Side
from kunak.people.policies import Reader, membership_of
from kunak.programme.models import Comment, Measure
from kunak.programme.policies import EDITORS
from kunak.ui.templatetags.kunak_ui import date_words


def comments(reader: Reader, side: Side) -> Part:
    """Return the open talks that wait for the reader's side; a sector lead gets the own sectors. At most five queries.

    What one side says to itself waits for every colleague but the one who spoke last.
    """
    membership = membership_of(reader)
    talks = [one for one in _open(side) if _waits(one, side, reader)]
    measures = measures_by_line({one.line for one in talks}, side)
    names = names_of(one.version.programme.agreement_id for one in measures.values()) if measures else {}
    if membership is not None and membership.role == Role.SECTOR_LEAD:
        measures = {line: one for line, one in measures.items() if one.sector in membership.sectors}
    return part(
        "talks",
        _("Comments that wait for an answer"),
        _entries(talks, measures, names),
        can_act=membership is not None and membership.role in EDITORS,
        act=pgettext("button", "Answer"),
        sign="people",
    )


def _open(side: Side) -> list[Comment]:
    """Return the talks that nobody settled and the side may read, with their answers. Two queries."""
    seen = Q(side=side) | Q(is_shared=True)
    answers = Comment.objects.filter(seen, withdrawn_at__isnull=True).select_related("by", "side__territory")
    found = Comment.objects.filter(seen, answers=None, settled_at=None, withdrawn_at=None)
    ours = found.filter(version__programme__agreement__parties__side=side)
    return list(
        ours.select_related("by", "side__territory").prefetch_related(Prefetch("replies", answers, to_attr="heard"))
    )


def _last(talk: Any) -> Comment:
    said: list[Comment] = [talk, *talk.heard]
    return said[-1]


def _waits(talk: Comment, side: Side, reader: Reader) -> bool:
    last = _last(talk)
    return last.side_id != side.pk if talk.is_shared else last.by_id != reader.pk


def _entries(talks: list[Comment], measures: dict[Any, Measure], names: dict[int, str]) -> Iterator[Entry]:
    for talk in talks:
        measure, last = measures.get(talk.line), _last(talk)
        if measure is not None:
            said = _("%(name)s, %(side)s, %(day)s: “%(text)s”") % {
                "name": last.by.name,
                "side": last.side.label,
                "day": date_words(localdate(last.at)),
                "text": last.text[:200],
            }
            yield Entry(talk.get_absolute_url(), measure.text, names[measure.version.programme.agreement_id], said)
