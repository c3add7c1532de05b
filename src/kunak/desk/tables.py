"""The tables to take away: measures, and who did what."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from kunak.agreements.models import Agreement
from kunak.agreements.parties import parties_at
from kunak.agreements.words import short_title
from kunak.assignments.words import STATES
from kunak.core.programme.term import term_words
from kunak.desk.asked import Asked
from kunak.desk.lines import Body, Line, gather
from kunak.desk.lines.words import group_words
from kunak.desk.queries.board import BoardRow
from kunak.desk.queries.measures import names_of
from kunak.desk.who.deeds import chosen, coordinated
from kunak.desk.who.orders import Order, orders
from kunak.desk.who.seats import seats
from kunak.people.models import Membership, Organisation
from kunak.programme.way_words import state_word
from kunak.ui.templatetags.kunak_ui import date_words, sector_name, standing_word

MEASURE_WIDTHS = (30, 60, 24, 50, 20, 18, 10, 50)
BOARD_WIDTHS = (40, 30, 16, 18, 12, 12, 12, 12, 12, 12, 14, 14, 14, 40)
WHO_WIDTHS = (44, 20, 30, 18, 60, 24, 20, 18, 10, 50)


def board_table(rows: Iterable[BoardRow]) -> Iterator[list[str]]:
    """Yield the head and a row for each agreement."""
    words = group_words()
    yield [
        _("Agreement"),
        _("Parties"),
        pgettext("column", "State"),
        _("Until"),
        *(words[code] for code in ("promised", "ahead", "going")),
        _("Late"),
        *(words[code] for code in ("done", "not_done")),
        _("Our keys"),
        _("Keys of others"),
        _("Next day"),
        _("What comes"),
    ]
    for one in rows:
        counts, shown, coming = one.tally.counts, one.listed.row, one.next
        yield [
            shown.title,
            shown.names,
            standing_word(shown.state),
            shown.until,
            *map(str, (one.tally.promised, counts.get("ahead", 0), counts.get("going", 0), one.tally.late)),
            *map(str, (one.tally.done, counts.get("not_done", 0), one.waiting.ours, one.waiting.theirs)),
            coming.on.isoformat() if coming else "",
            coming.title if coming else "",
        ]


def measure_rows(lines: Sequence[Line]) -> Iterator[list[str]]:
    """Yield the head and a row for each measure. Two queries."""
    yield [
        _("Agreement"),
        _("Measure"),
        _("Sector"),
        _("Executors"),
        _("Term"),
        pgettext("column", "State"),
        _("Days late"),
        _("Result"),
    ]
    names = names_of({one.agreement for one in lines})
    for one in lines:
        bodies = "; ".join(body.name for body in one.bodies if not body.is_co)
        yield [names[one.agreement], one.text, sector_name(one.sector), bodies, *_course(one)]


def _course(line: Line) -> Iterator[str]:
    yield term_words(line.term, get_language() or "ru")
    yield state_word(line.progress.state)
    yield str(line.progress.late_days or "")
    yield "\n".join(one.result for one in line.confirmed)


def who_rows(reader: Membership, asked: Asked) -> Iterator[list[str]]:
    """Yield the head, then for each body what it coordinates and its measures. At most twenty-five queries."""
    side, role = reader.side, pgettext("column", "Role")
    yield [pgettext("who did what", "Body"), _("Side"), _("Agreement or group"), role, _("Measure"), *_heads()]
    lines = [
        one for one in chosen(gather(side, asked.on, asked.today), asked, side) if one.is_in(asked.since, asked.until)
    ]
    found, places, given = coordinated(side, asked), seats(side, asked), orders(reader, asked)
    names = names_of({one.agreement for one in lines})
    keys = {body.organisation for line in lines for body in line.bodies} | set(found) | set(places) | set(given)
    bodies = Organisation.objects.select_related("side__territory").in_bulk(keys)
    titles = _titles(found.values())
    for key in sorted(bodies, key=lambda one: (bodies[one].side_id != side.pk, bodies[one].name.casefold())):
        one = bodies[key]
        if asked.side in {0, one.side_id}:
            named = [one.name, one.side.label]
            yield from ([*named, titles[pk], _("coordinates"), *[""] * 6] for pk in sorted(found.get(key, ())))
            yield from ([*named, one.group.name, one.get_role_display(), *[""] * 6] for one in places.get(key, ()))
            yield from ([*named, *_ordered(order)] for order in given.get(key, ()))
            yield from ([*named, *_of(line, body, names)] for line, body in _roles(lines, key))


def _heads() -> list[str]:
    return [_("Sector"), _("Term"), pgettext("column", "State"), _("Days late"), _("Result")]


def _roles(lines: Iterable[Line], key: int) -> Iterator[tuple[Line, Body]]:
    yield from ((line, body) for line in lines for body in line.bodies if body.organisation == key)


def _of(line: Line, body: Body, names: dict[int, str]) -> Iterator[str]:
    yield names[line.agreement]
    yield _("helps") if body.is_co else _("answers")
    yield from (line.text, sector_name(line.sector), *_course(line))


def _ordered(order: Order) -> Iterator[str]:
    """Yield the cells of an assignment: its paper, its words, its day and where it stands."""
    row = order.row
    yield from (row.names, _("assignment, helps") if order.part.is_co else _("assignment"))
    yield from (f"{row.assignment.text} ({row.assignment.source})", "", date_words(row.stand.by))
    yield str(STATES[order.state])
    yield from (str(row.stand.late_days) if order.is_late else "", "")


def _titles(groups: Iterable[set[int]]) -> dict[int, str]:
    found = Agreement.objects.filter(pk__in={key for some in groups for key in some})
    return {one.pk: short_title(one) for one in found.prefetch_related(parties_at())}
