"""One body's deeds as its paper tells them; Russian whatever the language of the page."""

from collections.abc import Iterable

from django.utils.translation import override

from kunak.agreements.queries import Row
from kunak.core.programme.term import term_words
from kunak.desk.asked import Asked
from kunak.desk.lines import Line
from kunak.desk.periods import period_told
from kunak.desk.who.of_body import BodyDeeds, body_deeds
from kunak.desk.who.orders import Order
from kunak.groups.models import Member
from kunak.papers.who import BodyOnPaper, Rows
from kunak.people.models import Membership
from kunak.programme.way_words import state_word
from kunak.ui.templatetags.kunak_ui import date_words, standing_word


def body_on_paper(reader: Membership, key: int, asked: Asked) -> BodyOnPaper | None:
    """Return what a body did; None for one that the side does not know of. As many queries as `body_deeds`."""
    with override("ru"):
        found = body_deeds(reader, key, asked)
        return _told(found, asked) if found else None


def _told(found: BodyDeeds, asked: Asked) -> BodyOnPaper:
    return BodyOnPaper(
        name=found.organisation.name,
        side=found.organisation.side.name,
        period=period_told(asked),
        on=date_words(asked.on),
        coordinates=tuple(_agreement(one) for one in found.coordinates),
        places=tuple(_place(one) for one in found.places),
        given=tuple(_order(one) for one in found.given),
        answers=_measures(found.answers, found),
        helps=_measures(found.helps, found),
    )


def _agreement(one: Row) -> str:
    return ", ".join(filter(None, (f"{one.title} ({one.names})", standing_word(one.state), one.until)))


def _place(one: Member) -> str:
    days = [f"с {date_words(one.since)}", f"по {date_words(one.until)}" if one.until else ""]
    return f"{one.group.name}: {one.name}, {one.get_role_display()}, {' '.join(filter(None, days))}"


def _order(one: Order) -> tuple[str, ...]:
    late = f", опоздание, дней: {one.row.stand.late_days}" if one.is_late else ""
    assignment = one.row.assignment
    return (assignment.text, assignment.source, f"{one.row.stand.by:%d.%m.%Y}", f"{one.state_word}{late}")


def _measures(lines: Iterable[Line], found: BodyDeeds) -> Rows:
    return tuple(
        (
            one.text,
            found.names[one.agreement],
            term_words(one.term, "ru"),
            state_word(one.progress.state),
            "\n".join(report.result for report in one.confirmed),
        )
        for one in lines
    )
