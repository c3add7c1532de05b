"""What papers need of a version: rows ready for print, in Russian, the own side first."""

from datetime import date

from kunak.agreements.models import Agreement, Party
from kunak.core import reference
from kunak.core.lifecycle import VersionState
from kunak.core.programme.term import term_words
from kunak.papers.content import PartyOnPaper, PlanOnPaper, RowOnPaper, SectionOnPaper, roman
from kunak.papers.ics_plan import DayInCalendar
from kunak.people.models import Side
from kunak.programme.models import Version
from kunak.programme.queries import SectionRow, table

KINDS_GENITIVE = {
    "agreement": "Соглашения",
    "treaty": "Договора",
    "memorandum": "Меморандума",
    "protocol": "Протокола",
    "programme": "Программы",
    "roadmap": "Дорожной карты",
    "amendment": "Дополнительного соглашения",
    "other": "документа",
}
STATES = {"draft": "не отправлена", "sent": "на согласовании", "returned": "возвращена", "replaced": "заменена"}
MONTHS = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября"]
MONTHS += ["ноября", "декабря"]


def day_words(day: date) -> str:
    """Return «29 мая 2025 г.» whatever the language of the page: papers are Russian."""
    return f"{day.day}\u00a0{MONTHS[day.month - 1]} {day.year}\u00a0г."


def plan_on_paper(version: Version, own: Side) -> PlanOnPaper:
    """Return the plan as the copy of one side has it: that side is named first."""
    agreement = version.programme.agreement
    parties = sorted(agreement.parties.all(), key=lambda party: (party.side_id != own.pk, party.order))
    return PlanOnPaper(
        title=agreement.title,
        kind_gen=KINDS_GENITIVE[agreement.kind],
        dated=_dated(agreement),
        parties=tuple(_party(party, version) for party in parties),
        starts_on=version.programme.starts_on,
        ends_on=version.programme.ends_on,
        version=version.number,
        is_in_force=version.state == VersionState.IN_FORCE,
        state=STATES.get(version.state, ""),
        waiver=version.waiver,
        content_hash=version.content_hash,
        sections=tuple(_section(section, parties) for section in table(version)),
    )


def _dated(agreement: Agreement) -> str:
    if len(agreement.signed_on) == len("2025-05-29"):
        return f"от {day_words(date.fromisoformat(agreement.signed_on))}"
    return f"{agreement.signed_on[:4]} года" if agreement.signed_on else ""


def _party(party: Party, version: Version) -> PartyOnPaper:
    territory = party.territory
    keys = [
        key for key in version.keys.all() if key.side_id == party.side_id and key.content_hash == version.content_hash
    ]
    confirmed = ""
    if keys and keys[-1].turned_at is not None:
        confirmed = f"Согласовано {day_words(keys[-1].turned_at.date())}: {keys[-1].by.name}"
    short = territory.short if territory else party.name
    return PartyOnPaper(party.name, short, territory.name_ins if territory else f"«{party.name}»", confirmed)


def _section(section: SectionRow, parties: list[Party]) -> SectionOnPaper:
    sector = reference.sectors().get(section.sector)
    rows = []
    for row in section.rows:
        names = {party.pk: bodies for party, bodies in row.executors}
        measure = row.measure
        rows.append(
            RowOnPaper(
                row.number,
                measure.text,
                tuple(";\n".join(names[party.pk]) for party in parties),
                term_words(measure.term, "ru"),
                measure.expected_result,
                measure.indicator,
                measure.money,
                measure.commitment.text if measure.commitment else "",
            )
        )
    return SectionOnPaper(roman(section.number), sector.name_ru if sector else section.sector, tuple(rows))


def days_of(version: Version, address: str) -> list[DayInCalendar]:
    """Return the last days of terms and the dated milestones of a version.

    Args:
        address: of the product, without a slash at the end; events link to their measures.
    """
    found = []
    for section in table(version):
        for row in section.rows:
            measure, url = row.measure, f"{address}{row.measure.get_absolute_url()}"
            bodies = "\n".join(f"{party.label}: {', '.join(names) or 'не назначен'}" for party, names in row.executors)
            if measure.ends_on:
                text = f"{measure.text}\n{bodies}"
                title = f"Срок: {measure.text}"
                found.append(DayInCalendar(f"{measure.line}@kunak", measure.ends_on, title, text, url))
            for step in measure.milestones.all():
                if step.due_on:
                    uid = f"{measure.line}-{step.order}@kunak"
                    found.append(DayInCalendar(uid, step.due_on, f"{step.name}: {measure.text}", bodies, url))
    return found
