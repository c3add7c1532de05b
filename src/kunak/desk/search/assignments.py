"""Assignments: what one side gave itself is that side's alone, what all gave together is everybody's."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from kunak.assignments.models import Assignment
from kunak.assignments.queries import visible_to
from kunak.desk.queries.measures import names_of
from kunak.desk.search.source import Hit, Seeker, Source, having, place_in


def find(seeker: Seeker) -> Sequence[int]:
    """Return the assignments that the person sees, the newest paper first. Two queries."""
    found = visible_to(seeker.person).order_by("-signed_on", "-pk").prefetch_related("parts")
    return having(((one.pk, *_texts(one)) for one in found), seeker.words)


def _texts(one: Assignment) -> list[str]:
    return [one.text, one.source, one.controller, *(f"{part.name} {part.item}" for part in one.parts.all())]


def show(keys: Sequence[int], seeker: Seeker) -> list[Hit]:
    """Return them with their papers. Five queries."""
    there = Assignment.objects.prefetch_related("parts").in_bulk(keys)
    names = names_of(one.agreement_id for one in there.values())
    return [_hit(there[key], names, seeker) for key in keys]


def _hit(one: Assignment, names: dict[int, str], seeker: Seeker) -> Hit:
    told = f"{names[one.agreement_id]}. {one.source}"
    return Hit(one.get_absolute_url(), one.text, told, place_in(seeker.words, one.text, *_texts(one)[1:]))


SOURCE = Source("assignments", _("Assignments"), "flag", find, show)
