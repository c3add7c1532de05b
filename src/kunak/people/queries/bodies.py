"""Bodies of a side: what each was called and who headed it on a day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, prefetch_related_objects
from django.utils.translation import gettext as _

from kunak.people.models import BodyHead, BodyKind, BodyName, Organisation, Side
from kunak.people.policies import Reader, can_keep_bodies
from kunak.ui.dates import period_words


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body as it was on a day.

    Args:
        name: what it was called then; its latest name where that is not known.
        is_known: whether it was called so for certain.
        possible: names of which the day had one, nobody knows which.
        present: its latest name, where it is another.
    """

    body: Organisation
    name: str
    is_known: bool
    possible: tuple[str, ...]
    present: str
    head: BodyHead | None
    possible_heads: tuple[BodyHead, ...]


def bodies_of(side: Side, on: date, *, words: str = "", kind: str = "") -> list[BodyRow]:
    """Return the bodies of a side as of a day, by kind, then by name. Three queries.

    Args:
        words: that a body's name of any day, or its head's of that day, must have; whatever their case.
        kind: one of `BodyKind`; anything else asks for all.
    """
    places = {kind: place for place, kind in enumerate(BodyKind.values)}
    every = _with_times(side.organisations.select_related("same_as"))
    rows = [body_row(body, on) for body in every if kind not in places or body.kind == kind]
    wanted = _plain(words).split()
    found = [row for row in rows if all(word in _searched(row) for word in wanted)]
    return sorted(found, key=lambda row: (places.get(row.body.kind, len(places)), row.name.casefold(), row.body.pk))


def _with_times(bodies: QuerySet[Organisation]) -> QuerySet[Organisation]:
    return bodies.prefetch_related("names", "heads")


def _searched(row: BodyRow) -> str:
    head = f"{row.head}" if row.head else ""
    return _plain(" ".join([row.body.name, *(one.name for one in row.body.names.all()), head]))


def _plain(text: str) -> str:
    return text.casefold().replace("ё", "е")


def body_row(body: Organisation, on: date) -> BodyRow:
    """Return a body as it was on a day. No query where names and heads are fetched."""
    name, heads = body.name_on(on), body.head_on(on)
    shown = name.known or body.name
    return BodyRow(
        body=body,
        name=shown,
        is_known=name.known is not None,
        possible=name.possible,
        present=body.name if body.name != shown else "",
        head=heads.known,
        possible_heads=heads.possible,
    )


def called_on(bodies: Iterable[Organisation], day: date) -> Mapping[int, str]:
    """Return what bodies were called on a day, by their primary keys; one of which it is not known is left out.

    One query.
    """
    wanted = list(bodies)
    prefetch_related_objects(wanted, "names")
    found = ((body.pk, body.name_on(day).known) for body in wanted)
    return {pk: name for pk, name in found if name}


def heads_of_territories_on(sides: Iterable[Side], day: date) -> Mapping[int, BodyHead]:
    """Return who headed the territories of sides on a day, by the sides' primary keys. Two queries.

    A side of which it is not known, or that has told of several such bodies, is left out.
    """
    told: dict[int, list[Organisation]] = {}
    for body in Organisation.objects.filter(side__in=sides, kind=BodyKind.HEAD).prefetch_related("heads"):
        told.setdefault(body.side_id, []).append(body)
    found = {side: bodies[0].head_on(day).known for side, bodies in told.items() if len(bodies) == 1}
    return {side: head for side, head in found.items() if head}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A name or a head with its days in words; `is_on_day` whether it held on the day asked, None where it may have."""

    entry: BodyName | BodyHead
    days: str
    is_on_day: bool | None


@dataclass(frozen=True, slots=True)
class BodyPage:
    """A body with all that was told of it, the latest first."""

    row: BodyRow
    names: tuple[Stretch, ...]
    heads: tuple[Stretch, ...]
    spellings: tuple[Organisation, ...]
    can_keep: bool


def body_page(body: Organisation, reader: Reader, on: date) -> BodyPage:
    """Return the page of a body as of a day. Five queries where side and `same_as` are fetched."""
    prefetch_related_objects([body], "names__entered_by", "heads__entered_by")
    row = body_row(body, on)
    return BodyPage(
        row=row,
        names=tuple(_stretches(body.names.all(), on)),
        heads=tuple(_stretches(body.heads.all(), on)),
        spellings=tuple(body.spellings.all()),
        can_keep=can_keep_bodies(reader, body.side),
    )


def _stretches(entries: Iterable[BodyName | BodyHead], on: date) -> Iterator[Stretch]:
    for entry in sorted(entries, key=lambda one: (one.possible_from, one.pk), reverse=True):
        is_on_day = None if entry.possible_from <= on <= entry.possible_until else False
        if entry.sure_from <= on <= entry.sure_until:
            is_on_day = True
        yield Stretch(entry, _days(entry), is_on_day)


def _days(entry: BodyName | BodyHead) -> str:
    """Return from when to when: «с 2 мая 2014 г. по настоящее время»."""
    if not entry.since and not entry.until:
        return _("from a day not known until now")
    if entry.until:
        told = period_words(entry.since, entry.until)
        return told if entry.since else _("from a day not known %(until)s") % {"until": told}
    return _("%(since)s until now") % {"since": period_words(entry.since, None)}


def sides_with_bodies() -> QuerySet[Side]:
    """Return the sides, for administrators to choose one."""
    return Side.objects.select_related("territory")
