"""Draw by which day an assignment is done: the rules of all regions that are known, and the days off of theirs."""

import csv
from collections.abc import Iterator
from importlib import resources

from kunak.core.assignments import DueRules, rules_for
from kunak.core.registration import Limit
from kunak.core.terms.regional_days import known_days

HEADS = {
    "en": [
        "# By which day an assignment is done",
        "",
        (
            "Drawn from `core/assignments/data/due_rules.csv` and `core/terms/data/regional_days.csv` by `make docs`. "
            "What they are for: [assignments](../how-to/assignments.md)."
        ),
    ],
    "ru": [
        "# К какому дню исполняют поручение",
        "",
        "Составлено командой `make docs`. Как с этим работать: [поручения](../how-to/assignments.ru.md).",
    ],
}
WORDS = {
    "en": {
        "usual": "Usual rules",
        "rule": "| what the paper says | the day |\n|---|---|",
        "stated": "a day | that day",
        "month": "nothing | {n} month(s) from the signing: the same number of the month, else its last day",
        "at_once": "at once, very urgent | {n} from the registration",
        "urgent": "urgent, without delay | {n} from the registration",
        "promptly": "promptly | {n} from the registration",
        "report": "monthly, quarterly, half-yearly, yearly | by day {n} of the month after the period",
        "constantly": "constantly | yearly, by {n}",
        "working": "{n} working day(s)",
        "calendar": "{n} day(s)",
        "after": "A day off gives way to the working day before it; where none is left since the paper, or since "
        "the end of the period that is reported, to the next one: no report is due before its period is over. Without "
        "a day of registration urgent terms run from the signing.",
        "days": "Days off of regions that are known",
        "day": "| region | day | what | source |\n|---|---|---|---|",
        "source": "Source",
    },
    "ru": {
        "usual": "Обычные правила",
        "rule": "| что сказано в документе | срок |\n|---|---|",
        "stated": "день | этот день",
        "month": "ничего | {n} мес. со дня подписания: то же число, а если его нет, последний день месяца",
        "at_once": "немедленно, весьма срочно | {n} со дня регистрации",
        "urgent": "срочно, незамедлительно | {n} со дня регистрации",
        "promptly": "оперативно | {n} со дня регистрации",
        "report": "ежемесячно, ежеквартально, раз в полугодие, ежегодно | до {n} числа месяца после периода",
        "constantly": "постоянно | каждый год, до {n}",
        "working": "{n} раб. дн.",
        "calendar": "{n} календ. дн.",
        "after": "Если день нерабочий, срок — предшествующий рабочий день; если со дня документа или с конца "
        "отчётного периода такого не осталось, следующий: отчёт не нужен раньше, чем кончится его период. Если дата "
        "регистрации не указана, срочные сроки считаются со дня подписания.",
        "days": "Известные нерабочие дни регионов",
        "day": "| регион | день | что за день | источник |\n|---|---|---|---|",
        "source": "Источник",
    },
}


def due_rules(language: str) -> str:
    """Return the page of a language."""
    return "\n".join([*HEADS[language], "", *_rules(WORDS[language], language), *_days(WORDS[language])])


def _codes(folder: str, file: str) -> list[str]:
    with resources.files(folder).joinpath(f"data/{file}").open(encoding="utf-8") as lines:
        return list(dict.fromkeys(row["code"] for row in csv.DictReader(lines)))


def _rules(words: dict[str, str], language: str) -> Iterator[str]:
    from django.utils import translation

    from kunak.assignments.term_words import source_words

    for code in _codes("kunak.core.assignments", "due_rules.csv"):
        rules = rules_for(code)
        yield from (f"## {code or words['usual']}", "", words["rule"])
        yield from (f"| {row} |" for row in _rows(rules, words))
        with translation.override(language):
            yield from ("", f"{words['source']}: {source_words(rules.source)}.", "")
    yield from (words["after"], "")


def _rows(rules: DueRules, words: dict[str, str]) -> Iterator[str]:
    month, day = rules.standing_on
    yield words["stated"]
    yield words["month"].format(n=rules.months)
    for name in ("at_once", "urgent", "promptly"):
        yield words[name].format(n=_length(getattr(rules, name), words))
    yield words["report"].format(n=rules.report_day)
    yield words["constantly"].format(n=f"{day:02}.{month:02}")


def _length(limit: Limit, words: dict[str, str]) -> str:
    return words["working" if limit.is_working else "calendar"].format(n=limit.days)


def _days(words: dict[str, str]) -> Iterator[str]:
    yield from (f"## {words['days']}", "", words["day"])
    for code in _codes("kunak.core.terms", "regional_days.csv"):
        for one in known_days(code):
            day = f"{one.day:02}.{one.month:02}{f'.{one.year}' if one.year else ''}"
            yield f"| {code} | {day} | {one.name} | {one.source} |"
    yield ""
