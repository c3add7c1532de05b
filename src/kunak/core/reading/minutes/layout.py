"""The parts of minutes by the words that open them: who chaired, who was there, agenda, heard, spoke, decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kunak.core.reading import later as re
from kunak.core.reading.text import Text

Name = Literal["chairs", "secretary", "present", "agenda", "question", "heard", "spoke", "decided", "date", "other"]
ORDINALS = ("перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят")
# «2. », «I) », «по III »
_NUMBER = r"(?:(?P<by>по\s(?:вопросу\s)?)?(?P<number>\d{1,2}|[ivx]{1,4})(?P<mark>[.)])?\s*)?"
CHAIRS = (
    r"со-?председател[ьия](?:\sзаседания|\sрабочей группы|\sкомиссии)?|председательств\w+(?:\sна заседании)?|"
    r"вел[аи]? (?:заседание|встречу|совещание)|ведущ\w+|"
    r"(?:заседание|встречу|совещание) (?:вел[аи]?|провел[аи]?|открыл[аи]?)|"
    r"руководил\w*|председател[ьи](?:\sзаседания|\sрабочей группы|\sкомиссии)?|под председательством"
)
SECRETARY = (
    r"(?:ответственн\w+\s)?секретар[ьи](?:\sзаседания|\sрабочей группы|\sкомиссии)?|протокол вел[аи]?|"
    r"записыва\w+|записал[аи]?|протоколировал[аи]?"
)
PRESENT = (
    r"присутств\w+|участник\w*(?:\sзаседания|\sвстречи|\sсовещания)?|участвова\w+|принимали участие|приняли участие|"
    r"приглашенн\w+|члены (?:рабочей группы|комиссии)|в заседании (?:участвовали|приняли участие)"
)
DECIDED = (
    r"решили|постановили|условились|определили|решение|решения|принят\w+\sрешени\w+|приняли решени\w+|договорились|"
    r"по итогам (?:обсуждения |заседания |встречи |совещания )?(?:решили|принято решение|договорились)"
)
OTHER = r"особое мнение|информация, принятая к сведению|отметили|отметить|голосова\w+|приложени[ея]|формат"
OPENINGS: tuple[tuple[Name, str], ...] = (
    ("chairs", CHAIRS),
    ("secretary", SECRETARY),
    ("present", PRESENT),
    ("agenda", r"повестка(?:\sдня)?(?:\sзаседания)?|рассматривал\w*|обсуждал\w*|темы|вопросы|разбирали"),
    ("heard", r"слушали|заслушали|рассмотрели|докладчики?|докладывал[аи]?|доложил[аи]?|сообщил[аи]?"),
    ("spoke", r"выступили?|выступал\w+|высказал\w+|добавил[аи]?|в обсуждении (?:участвовали|приняли участие)"),
    ("decided", DECIDED),
    ("date", r"дата(?:\s(?:проведения|заседания|встречи))?"),
    ("other", OTHER),
)
LINE = re.compile(
    r"^[ ]*"
    + _NUMBER
    + "(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in OPENINGS)
    + r")\b(?P<after>[^\n:–]{0,60})",
    re.MULTILINE,
)
CAPITALS = re.compile(r"(?<=[.;:)] )(?P<word>СЛУШАЛИ|ВЫСТУПИЛИ|РЕШИЛИ|ПОСТАНОВИЛИ)\b:?")
# in the middle of a line: «… (министр). Протокол вёл Ким И. И. Присутствовали: …»
MIDDLE = re.compile(
    r"(?<=[.;)] )(?P<word>Протокол в[её]л[аи]?|Записывал[аи]?|Присутствовали|Участвовали|"
    r"Высказал(?:ся|ась|ись)|Постановили|Решили)\b:?"
)
OF_MIDDLE: dict[str, Name] = {
    "Прот": "secretary", "Запи": "secretary", "Прис": "present", "Учас": "present", "Выск": "spoke", "Пост": "decided",
    "Реши": "decided",
}  # fmt: skip
OF_CAPITALS: dict[str, Name] = {"С": "heard", "В": "spoke", "Р": "decided", "П": "decided"}
QUESTION = re.compile(
    r"^[ ]*(?:вопрос\s)?(?P<number>\d{1,2}|[ivx]{1,4})[.:)]\s+(?P<text>обо?\s[^\n]+|о\s[^\n]+)$", re.MULTILINE
)
PLAIN_QUESTION = re.compile(r"^[ ]*(?P<text>обо?\s[^\n]{3,160}|о\s[^\n]{3,160})$(?=\n+[ ]*\d{1,2}[.)]\s)", re.MULTILINE)
BY_QUESTION = re.compile(
    r"^[ ]*по\s+(?:(?P<ordinal>[а-я]+)\s+(?:вопросу|пункту)|(?:вопросу|пункту)\s+(?:№\s?)?(?P<number>\d{1,2}))\b",
    re.MULTILINE,
)
NEEDS_COLON = frozenset(("chairs", "secretary", "present", "decided", "date", "heard"))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of minutes.

    Args:
        name: what it holds; ``question`` for the heading of one.
        start: where its opening words begin.
        words: where what it holds begins.
        end: where the next part begins.
        number: `[start, end)` of the number before its opening words, None where there is none.
        value: the number as it is counted: «3» for «по третьему вопросу»; empty without one.
    """

    name: Name
    start: int
    words: int
    end: int
    number: tuple[int, int] | None = None
    value: str = ""


def parts_of(text: Text) -> tuple[Part, ...]:
    """Return the parts in order; what stands before the first one is the head."""
    found = sorted([*_lines(text), *_capitals(text), *_questions(text)], key=lambda part: part.start)
    kept = [part for place, part in enumerate(found) if not place or part.start > found[place - 1].start]
    if not kept:
        return ()
    ends = [*(part.start for part in kept[1:]), len(text.lower)]
    return tuple(
        Part(part.name, part.start, part.words, end, part.number, part.value)
        for part, end in zip(kept, ends, strict=True)
    )


def _lines(text: Text) -> Iterator[Part]:
    for found in LINE.finditer(text.lower):
        name: Name = next(name for name, _ in OPENINGS if found[name])
        colon = text.shadow[found.end() : found.end() + 3].lstrip(" ")[:1]
        is_shouted = text.shadow[found.start(name) : found.end(name)].isupper()
        is_signature = text.shadow.startswith("   ", found.end(name))
        is_free = is_shouted or is_signature or found[name].startswith(("протокол", "записыва", "записал"))
        if found["number"] and not (found["mark"] or found["by"]):
            continue  # «5 участников»
        is_stopped = found[name] == "решение" and text.shadow.startswith(". ", found.end(name))
        if name == "agenda" and not found[name].startswith("повестк") and colon != ":":
            continue
        if name == "heard" and found[name].startswith(("доклад", "долож", "сообщ")):
            is_free = True
        if name in NEEDS_COLON and colon not in (":", "–") and not (is_free or is_stopped):
            continue
        has_mark = not is_stopped and colon in (":", "–") and not found[name].startswith("протокол")
        words = text.shadow.find(colon, found.end()) + 1 if has_mark else found.end(name) + is_stopped
        number = found.span("number") if found["number"] else None
        yield Part(name, found.start(), words, 0, number, found["number"] or "")


def _capitals(text: Text) -> Iterator[Part]:
    for found in MIDDLE.finditer(text.shadow):
        yield Part(OF_MIDDLE[found["word"][:4]], found.start(), found.end(), 0)
    for found in CAPITALS.finditer(text.shadow):
        yield Part(OF_CAPITALS[found["word"][0]], found.start(), found.end(), 0)


def _questions(text: Text) -> Iterator[Part]:
    for found in QUESTION.finditer(text.lower):
        yield Part("question", found.start(), found.start("text"), 0, found.span("number"), found["number"])
    for found in PLAIN_QUESTION.finditer(text.lower):
        yield Part("question", found.start(), found.start("text"), 0)
    for found in BY_QUESTION.finditer(text.lower):
        if found["number"]:
            yield Part("question", found.start(), found.end(), 0, found.span("number"), found["number"])
        elif number := _ordinal(found["ordinal"]):
            yield Part("question", found.start(), found.end(), 0, found.span("ordinal"), number)


def _ordinal(word: str) -> str:
    return next((str(number) for number, stem in enumerate(ORDINALS, 1) if word.startswith(stem)), "")
