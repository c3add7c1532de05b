"""A notice in words that no rule knows is told by what stands around a length of time."""

import pytest
from tests.core.reading.given import source_of
from tools import train_likely_notice as trainer
from tools.learning import checksum

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import read, reader
from kunak.core.reading.clauses import likely_notice
from kunak.core.reading.record import Agreement, Meta
from kunak.documents.flatten import SURE

OPENING = (
    "Губернатор Тульской области Иван Плавский и губернатор Калужской области Пётр Тарусский подписали 5 марта 2024 "
    "года в Туле соглашение о пчеловодстве. "
)
PAPER = (
    "Соглашение\nо пчеловодстве\n\nг. Тула                       5 марта 2024 года\n\n"
    "Тульская область и Калужская область договорились о следующем:\n"
)
LEAVING = (
    "Расписались стороны на пять лет, а за полгода до срока каждая из них вправе написать соседу, что с неё довольно."
)


def agreement_of(words: str) -> Agreement:
    """Return the agreement of news that closes with words."""
    return read(source_of(OPENING + words)).agreements[0]


@pytest.mark.parametrize(
    ("words", "value", "shown"),
    [
        (LEAVING, "P6M", "полгода"),
        ("Кому надоест, тот шлёт соседу письмо за два месяца до срока.", "P2M", "два месяца"),
    ],
)
def test_a_notice_in_words_of_no_rule_is_found_and_waits_for_a_person(
    words: str, value: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = agreement_of(words).notice

    assert told is not None
    assert (told.value, told.rule) == (value, likely_notice.RULE)
    assert told.confidence < SURE
    (span,) = told.spans
    assert (OPENING + words)[span.start : span.end] == shown
    monkeypatch.setattr(reader, "likely_notice", lambda *_: None)
    assert agreement_of(words).notice is None


@pytest.mark.parametrize(
    "words",
    [
        "За девять лет построят три пасеки.",
        "За три месяца до ярмарки пасеки проверит ветеринар.",
        "Пасечнику восемьдесят лет, и сорок лет из них он разводит пчёл.",
        "Заявки на ярмарку подают за две недели до открытия, не позднее чем за десять дней.",
        "О приезде делегации сторона сообщает соседу за пять дней.",
        "Хоккеист передумал и сказал об этом за год до турнира.",
        "Журналистам об этом сказали за час до подписания.",
    ],
)
def test_lengths_before_other_things_are_no_notice(words: str) -> None:
    assert agreement_of(words).notice is None


@pytest.mark.parametrize(
    "words",
    [
        "О смене реквизитов Сторона сообщает другой Стороне.\n2. Предложения об изменении рассматриваются за месяц.",
        "Соглашение может быть расторгнуто по решению суда.\n2. При расторжении стороны рассчитываются за 30 дней.",
        "Каждая из сторон отвечает на письмо соседа за десять дней.",
    ],
)
def test_what_an_answer_takes_is_no_notice_of_a_paper(words: str) -> None:
    text = f"{PAPER}1. {words}\n2. Соглашение действует до исполнения обязательств.\n"

    assert read(source_of(text)).agreements[0].notice is None


def test_what_another_field_has_taken_is_no_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likely_notice, "likelihood", lambda *_: 0.9)
    context = reader.survey(source_of(f"{OPENING}Жить бумаге шесть лет."), Meta())
    (scope,) = reader.find_scopes(context)
    start = context.text.raw.index("шесть лет")
    taken = Sourced("P6Y", (Span(start, start + len("шесть лет")),), 1.0, "term.lasts")

    assert likely_notice.likely_notice(context, scope, (taken,)) is None
    found = likely_notice.likely_notice(context, scope, (None,))
    assert found is not None
    assert (found.value, found.spans) == ("P6Y", taken.spans)


def test_of_very_many_lengths_only_the_first_are_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(likely_notice, "likelihood", lambda *_: asked.append(1) or 0.0)
    agreement_of("Строить будут три года. " * 60)

    assert len(asked) == likely_notice.MOST


def test_signs_are_of_the_words_around() -> None:
    context = reader.survey(source_of(f"{OPENING}Спорят недолго. Уйти можно, сказав за 70 дней соседу. Всё."), Meta())
    (index,) = [number for number, words in enumerate(context.text.sentence_words) if words.startswith("уйти")]
    (told,) = likely_notice.stretches(context, context.text.sentences[index])
    found = set(likely_notice.signs(context, index, told))

    assert {"<1 за", "<2 сказать", ">1 сосед", "in уйти", "previous спорить", "next все", "unit D", "is_ahead"} <= found


def test_weights_are_those_learnt_from_the_documents_as_they_are() -> None:
    head = trainer.PATH.read_text(encoding="utf-8").partition("\n")[0]

    assert checksum() in head, "documents have changed: run tools/train_likely_notice.py"
