"""Cases as a lawyer reads them: Markdown tables in Russian words, turned into terms, acts and the expected standing."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kunak.core.terms import BadTerms, Duration
from kunak.core.terms import acts as a
from kunak.core.terms import terms as t
from kunak.core.terms.standing import Standing, standing
from kunak.core.terms.terms import Terms

FOLDER = Path(__file__).parent / "cases"
UNITS = {"год": 12, "года": 12, "лет": 12, "месяц": 1, "месяца": 1, "месяцев": 1}
DAYS = {"день": 1, "дня": 1, "дней": 1, "неделю": 7, "неделя": 7, "недели": 7, "недель": 7}
STATES = {
    "draft": "проект",
    "signed": "подписано",
    "in_force": "действует",
    "lapsing": "заканчивается",
    "suspended": "приостановлено",
    "expired": "истекло",
    "terminated": "прекращено",
    "superseded": "заменено",
    "void": "не вступило",
}
REASONS = {"expiry": "срок", "notice": "уведомление", "termination": "расторжение", "supersession": "замена"}
BAD = "отказ"


@dataclass(frozen=True)
class Case:
    """One row: the agreement, what happened, the day, what is expected in words, and the rule that it rests on."""

    place: str
    agreement: str
    acts: str
    on: date
    expected: tuple[str, ...]
    rule: str


def cases(file: Path) -> Iterator[Case]:
    """Yield the rows of a file; a cell with a ditto mark says what the cell above says."""
    above: list[str] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.startswith("| ") or line.startswith(("| Соглашение", "| ---")):
            continue
        row = [cell.strip() for cell in line.strip("|").split("|")]
        row = [above[place] if cell == "″" else cell for place, cell in enumerate(row)]
        above = row
        agreement, acts, on, *expected, rule = row
        yield Case(f"{file.stem}:{number}", agreement, acts, day(on), tuple(expected), rule)


def told(case: Case) -> tuple[str, ...]:
    """Return what the standing is, in the words of the tables."""
    try:
        return in_words(standing(terms(case.agreement), acts(case.acts), case.on))
    except BadTerms:
        return (BAD, "", "", "", "", "", "", "")


def in_words(found: Standing) -> tuple[str, ...]:
    """Return the cells: state, since, period, its last day, notice by, advised by, renewal, last day."""
    state = STATES[found.state] + (f": {REASONS[found.reason]}" if found.reason else "")
    advised = found.notice_advised_by if found.notice_advised_by != found.notice_deadline else None
    dates = [found.period_end, found.notice_deadline, advised, found.renews_on, found.ends_on]
    number = "" if found.period is None else str(found.period)
    return (state, dotted(found.since), number, *map(dotted, dates))


def dotted(value: date | None) -> str:
    return f"{value:%d.%m.%Y}" if value else ""


def day(text: str) -> date:
    number, month, year = map(int, text.split("."))
    return date(year, month, number)


def length(text: str) -> Duration:
    """Return «1 год 6 месяцев», «30 дней»."""
    months = days = 0
    for count, unit in re.findall(r"(\d+) (\w+)", text):
        months += int(count) * UNITS.get(unit, 0)
        days += int(count) * DAYS.get(unit, 0)
        assert unit in UNITS or unit in DAYS, text
    return Duration(months, days)


def terms(text: str) -> Terms:
    """Return «подписано 29.05.2025; срок 5 лет; продлевается на 1 год 2 раза; уведомление за 6 месяцев»."""
    signed, begins, notice = None, t.OnSigning(), None
    term, renewal = None, t.NoRenewal()
    for part in text.split("; "):
        if part.startswith("подписано "):
            signed = day(part.split()[1])
        elif part.startswith("в силе"):
            begins = _begins(part)
        elif part.startswith("уведомление за "):
            notice = length(part)
        elif (found := _renewal(part)) is not None:
            renewal = found
        elif (said := _term(part)) is not None:
            term = said
        else:
            assert part == "не подписано", part
    assert term is not None, text
    return Terms(signed, begins, term, renewal, notice)  # type: ignore[arg-type]


def _begins(part: str) -> t.InForce:
    if part == "в силе с обмена уведомлениями":
        return t.OnAct()
    if found := re.fullmatch(r"в силе через (\d+) дн\w+", part):
        return t.AfterSigning(int(found[1]))
    return t.OnDate(day(part.rsplit(maxsplit=1)[-1]))


def _term(part: str) -> t.Term | None:
    if part == "бессрочно":
        return t.Indefinite()
    if part.startswith("до "):
        return t.Until(day(part.split()[1]))
    return t.ForPeriod(length(part)) if part.startswith("срок ") else None


def _renewal(part: str) -> t.Renewal | None:
    if part in {"не продлевается", "по согласию"}:
        return t.NoRenewal() if part == "не продлевается" else t.ByConsent()
    if not part.startswith("продлевается"):
        return None
    times = re.search(r"(\d+) раза?$", part)
    period = re.search(r"на (.+?)(?: \d+ раза?)?$", part)
    return t.Automatic(length(period[1]) if period else None, int(times[1]) if times else None)


def acts(text: str) -> list[a.Act]:
    """Return «29.11.2029 уведомление А; 01.12.2029 отзыв А»; an empty cell is no act."""
    return [_act(*part.split(" ", 1)) for part in text.split("; ") if part]


SIMPLE: dict[str, Callable[[date, str], a.Act]] = {
    "вступило": lambda on, _: a.EntryIntoForce(on),
    "уведомление": a.Notice,
    "отзыв": a.NoticeWithdrawn,
    "расторжение": lambda on, last: a.Termination(on, day(last)),
    "замена": lambda on, last: a.Supersession(on, "новое соглашение", day(last)),
    "приостановка": lambda on, _: a.Suspension(on),
    "возобновление": lambda on, _: a.Resumption(on),
}


def _act(on: str, said: str) -> a.Act:
    when, word, last = day(on), said.split(maxsplit=1)[0], said.rsplit(maxsplit=1)[-1]
    if word in SIMPLE:
        return SIMPLE[word](when, last)
    if word == "изменение":
        return _amendment(when, said)
    return a.RenewalAgreed(when, until=day(last)) if " до " in said else a.RenewalAgreed(when, period=length(said))


def _amendment(on: date, said: str) -> a.Amendment:
    """Return «изменение с 01.03.2026: срок 3 года, продлевается на 1 год, без срока уведомления»."""
    head, _, changed = said.partition(": ")
    parts = changed.split(", ")
    notice = next((length(part) for part in parts if part.startswith("уведомление за ")), None)
    return a.Amendment(
        on,
        day(head.split()[-1]),
        term=next((found for part in parts if (found := _term(part))), None),
        renewal=next((found for part in parts if (found := _renewal(part))), None),
        notice=notice,
        drops_notice="без срока уведомления" in parts,
    )
