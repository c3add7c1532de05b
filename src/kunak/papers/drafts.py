"""What the papers of a draft say: the table of disagreements, the approval sheet of one side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import override

from kunak.agreements.words import full_title
from kunak.core.two_keys import KeyState
from kunak.drafts.courses import edition_states, latest, row_states, sides_of
from kunak.drafts.models import Draft, Edition, Visa
from kunak.drafts.queries import visible_visas
from kunak.drafts.words import OUTCOMES, VISAS
from kunak.papers.wording import day_words
from kunak.people.models import Side


@dataclass(frozen=True, slots=True)
class RowOnPaper:
    """A disputed clause: the wordings in the order of the sides, the settled one, and where it stands."""

    clause: str
    wordings: tuple[str, ...]
    settled: str
    state: str


@dataclass(frozen=True, slots=True)
class DisagreementsOnPaper:
    """The table of disagreements; the own side's column stands first."""

    title: str
    sides: tuple[str, ...]
    rows: tuple[RowOnPaper, ...]
    text: str


@dataclass(frozen=True, slots=True)
class VisaOnPaper:
    """What a body of the side said."""

    body: str
    kind: str
    who: str
    day: str
    answer: str


@dataclass(frozen=True, slots=True)
class ApprovalOnPaper:
    """The approval sheet of one side: its bodies' visas, and where all sides stand on the text."""

    title: str
    side: str
    visas: tuple[VisaOnPaper, ...]
    consents: tuple[tuple[str, str], ...]
    text: str


def disagreements_on_paper(draft: Draft, own: Side) -> DisagreementsOnPaper:
    """Return the table as the own side prints it; rows that were taken back are left out. Three queries."""
    sides = _own_first(draft, own)
    found = draft.disagreements.filter(withdrawn_at=None).prefetch_related("wordings", "keys")
    rows = []
    for row in found:
        said = {one.side_id: one.text for one in row.wordings.all()}
        waiting = [side.name for side in sides if row_states(row, sides)[side.pk] is not KeyState.TURNED]
        wordings = tuple(said.get(side.pk, "") for side in sides)
        rows.append(
            RowOnPaper(row.clause, wordings, row.settled, _state(row.settled, waiting, is_settled=not row.is_open))
        )
    return DisagreementsOnPaper(_title(draft), tuple(side.name for side in sides), tuple(rows), _text(latest(draft)))


def _state(settled: str, waiting: Iterable[str], *, is_settled: bool) -> str:
    if is_settled:
        return "урегулировано"
    return f"предложено, ждёт согласия: {', '.join(waiting)}" if settled else "не урегулировано"


def approval_on_paper(draft: Draft, own: Side) -> ApprovalOnPaper:
    """Return the approval sheet of one's own side. One query where the draft was fetched with its course."""
    edition, sides = latest(draft), _own_first(draft, own)
    states = edition_states(edition, sides_of(draft)) if edition else {}
    consents = tuple((side.name, _consent(edition, side, states.get(side.pk))) for side in sides)
    visas = tuple(_visa(visa) for visa in visible_visas(draft, own))
    return ApprovalOnPaper(_title(draft), own.name, visas, consents, _text(edition))


def _visa(visa: Visa) -> VisaOnPaper:
    with override("ru"):
        kind, answer = str(VISAS[visa.kind]), str(OUTCOMES[visa.outcome]) if visa.outcome else "не получен"
    who = ", ".join(filter(None, (visa.name, visa.post)))
    told = f"{answer}. {visa.remarks}" if visa.remarks else answer
    return VisaOnPaper(visa.body, f"{kind}, редакция № {visa.edition.number}", who, _day(visa.given_on), told)


def _day(day: date | None) -> str:
    return day_words(day) if day else ""


def _consent(edition: Edition | None, side: Side, state: KeyState | None) -> str:
    key = next((one for one in reversed(list(edition.keys.all())) if one.side_id == side.pk), None) if edition else None
    if state is KeyState.TURNED and key and key.turned_at:
        return f"согласовано: {key.by}, {day_words(key.turned_at)}"
    if state is KeyState.RETURNED and key and key.returned_at:
        return f"возвращено {day_words(key.returned_at)}: {key.reason}"
    return "не согласовано"


def _own_first(draft: Draft, own: Side) -> list[Side]:
    return sorted(sides_of(draft), key=lambda side: side.pk != own.pk)


def _title(draft: Draft) -> str:
    with override("ru"):
        return full_title(draft.agreement)


def _text(edition: Edition | None) -> str:
    if edition is None:
        return "Текст проекта сторонам не направлялся."
    sent = day_words(edition.sent_at) if edition.sent_at else ""
    return f"Редакция № {edition.number}, направлена {sent}. Контрольная сумма файла (SHA-256): {edition.sha256}"
