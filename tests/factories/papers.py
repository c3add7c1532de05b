"""Plans as papers have them, without a database."""

from datetime import date
from typing import Any

from kunak.papers.content import Consent, Edition, PartyOnPaper, PlanOnPaper, RowOnPaper, SectionOnPaper, StepsOnPaper

HASH = "4f5d" * 16
TATARSTAN = PartyOnPaper(
    "Республика Татарстан",
    "Татарстан",
    "Республики Татарстан",
    "Республикой Татарстан",
    Consent("Координатор, Татарстан", "24 ноября 2026 г., 14:05"),
)
INGUSHETIA = PartyOnPaper(
    "Республика Ингушетия",
    "Ингушетия",
    "Республики Ингушетия",
    "Республикой Ингушетия",
    Consent("Координатор, Ингушетия", "25 ноября 2026 г., 9:30"),
)
DAGESTAN = PartyOnPaper("Республика Дагестан", "Дагестан", "Республики Дагестан", "Республикой Дагестан")


def a_row(**changes: Any) -> RowOnPaper:
    """Return a measure with everything entered."""
    fields: dict[str, Any] = {
        "number": "1.1",
        "text": "Проведение встречи заказчиков двух республик по вопросам закупок",
        "executors": (
            ("Министерство промышленности и торговли", "Государственный комитет по закупкам"),
            ("Министерство экономического развития",),
        ),
        "term": "20\u00a0марта 2026\u00a0г.",
        "expected_result": "Перечень общих закупок",
        "indicator": "2 закупки в год",
        "money": "Бюджеты сторон",
        "commitment": "обмениваться опытом закупок",
    }
    return RowOnPaper(**fields | changes)


def a_plan(**changes: Any) -> PlanOnPaper:
    """Return the plan in force of an agreement of two republics."""
    fields: dict[str, Any] = {
        "kind": "Соглашения",
        "title": "о сотрудничестве",
        "dated": "от 29\u00a0мая 2025\u00a0г.",
        "parties": (TATARSTAN, INGUSHETIA),
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2028, 12, 31),
        "edition": an_edition(),
        "sections": (SectionOnPaper("I", "Закупки", (a_row(),)),),
        "steps": (StepsOnPaper("1.1", a_row().text, (("Повестка согласована", "10\u00a0февраля 2026\u00a0г."),)),),
    }
    return PlanOnPaper(**fields | changes)


def an_edition(**changes: Any) -> Edition:
    """Return the edition in force."""
    fields: dict[str, Any] = {
        "number": 2,
        "made_on": date(2026, 11, 24),
        "in_force_on": date(2026, 11, 25),
        "content_hash": HASH,
    }
    return Edition(**fields | changes)
