"""Wordings as news and texts have them, one a line in a table: undertakings, sectors, events ahead, speech, terms.

A line of `wordings_of_news.txt` is what is to be read, a bar, and the words, which follow news of a signing; after
«T:» they follow the head of a text. Where the words to be read are marked with ‹ ›, the value is only what goes with
them: the time of an event, the speaker.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.core.reading.given import source_of
from tests.core.reading.marked import unmark

from kunak.core.reading import read
from kunak.core.reading.record import Agreement

NEWS = (
    "Губернатор Тверской области Иван Волжанинов и глава Республики Коми Пётр Печорин подписали соглашение о "
    "сотрудничестве.\n\n"
)
TEXT = (
    "СОГЛАШЕНИЕ\nмежду Правительством Тверской области и Правительством Республики Коми о сотрудничестве\n\n"
    "г. Тверь 12 мая 2023 г.\n\nПравительство Тверской области в лице Губернатора Волжанинова Ивана Петровича и "
    "Правительство Республики Коми в лице Главы Печорина Петра Ильича, далее – Стороны, заключили настоящее "
    "Соглашение о нижеследующем.\n\n"
)
Told = list[tuple[str, str]]  # value and words of each thing read


def table() -> dict[str, list[tuple[str, str]]]:
    """Return the lines of the table by field."""
    out: dict[str, list[tuple[str, str]]] = {}
    for line in (Path(__file__).parent / "wordings_of_news.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            lines = out.setdefault(line[1:], [])
        elif line:
            value, _, words = line.partition("|")
            lines.append((value.strip(), words.strip()))
    return out


TABLE = table()
TELL: dict[str, Callable[[Agreement], Told]] = {
    "commitments": lambda one: [("", item.text) for item in one.commitments],
    "sectors": lambda one: [(" ".join(sorted(item.value for item in one.sectors)), "")],
    "planned": lambda one: [(item.when or "-", item.text) for item in one.planned],
    "quotes": lambda one: [(item.speaker or "-", item.text) for item in one.quotes],
    "term": lambda one: [(one.term.value if one.term else "-", "")],
    "in_force": lambda one: [(one.in_force.value if one.in_force else "-", "")],
}


@pytest.mark.parametrize("field", TELL)
def test_each_wording_of_the_table_is_read(field: str) -> None:
    wrong = []
    for value, words in TABLE[field]:
        lead = TEXT if words.startswith("T:") else NEWS
        text, spans = unmark(lead + words.removeprefix("T:").strip().replace("\\n", "\n") + "\n")
        [agreement] = [one for one in read(source_of(text)).agreements if one.event == "signed"]
        marked = [text[span.start : span.end] for span in spans]
        wanted = [(value, words) for words in marked] if spans else [(value, "")][: bool(value)]
        if (told := TELL[field](agreement)) != wanted:
            wrong.append((words, told))

    assert wrong == []
