"""The life of a paper by the roles of the words that tell it, whatever the words are.

A final clause says how long the paper lives, what comes when nobody speaks, how one leaves, and from when it binds.
Lawyers and reporters say so in a hundred verbs; but the roles are few: the paper, a stretch of time, «again», going on,
leaving, beginning, silence, consent, a negation. Here those are told that several fields ask for.
"""

from collections.abc import Iterator
from typing import NamedTuple

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, Scope, found_once
from kunak.core.reading.lexicon.numbers import NUMBER, STEMS, UNIT, length_of
from kunak.core.reading.marks import Mark
from kunak.core.reading.patterns import Guarded

PAPERS = (
    *("соглашени", "меморандум", "протокол", "документ", "бумаг", "обязательств", "обязанност", "программ", "карта"),
    *("карте", "карту", "карты", "картой", "заявлени", "хартии", "побратимств", "написанн", "поправк", "измененно"),
)
PRONOUNS = frozenset(["оно", "он", "она", "ему", "его", "ей", "ее", "нее", "нему", "него", "ней", "ним"])


def _is_paper(word: str) -> bool:
    """Tell whether a word names the paper itself, what it binds to, or is a pronoun for it."""
    if word.startswith("договор"):
        return not word.startswith("договори")  # «договорились»
    return word.startswith(PAPERS) or word in PRONOUNS or (word.startswith("план") and word[4:6] not in ("ир", "ет"))


PAPER = Mark(_is_paper, (*PAPERS, *PRONOUNS, "договор", "план"))
STEM = r"(?:дву|двух|трех|четырех|пяти|шести|семи|восьми|девяти|десяти|пятнадцати|двадцати|\d{1,2}-)"
# «три года», «трёхлетний срок», «трёхлетие», «год»
STRETCH = agrees(
    rf"(?<!\w)(?P<number>{NUMBER}) (?:[а-я]+(?:их|ых|ие|ые|ий|ый) )?(?P<unit>{UNIT})\b"
    rf"|\b(?P<stem>{STEM})(?:лет(?:и[а-я]+|к[а-я]+|н[а-я]+(?: (?:срок|период|этап|отрез)\w*)?))"
    r"|(?<!\d\s)(?<!\bв\s)(?<!год\sза\s)\b(?P<bare>год|году|года|годом|годам|полгода|полугодие|квартал|месяц|"
    r"полтора месяца)\b(?! \d)",
    "лет", "год", "месяц", "недел", "дн", "день", "суток", "квартал", "полугод",
)  # fmt: skip
BARE = {"полг": "P6M", "полу": "P6M", "квар": "P3M", "меся": "P1M", "полт": "P45D"}
# the same stretch once more
SAME = re.compile(
    r"\b(?:(?:на|по)\s+(?:тот|такой|такое|прежн[а-я]+|равн[а-я]+|аналогичн[а-я]+|одинаков[а-я]+)(?:\s+же)?|(?:тот|такой)\s+же)(?:\s+[а-я]+)?\s+"
    r"(?:срок|период|время|промежуток|отрезок|этап)\b|\bстолько\s+же\b"
)
AGAIN_STEM = r"(?:следующ|очередн|последующ|дальнейш|\bнов(?:ы|о|у)|втор(?:ой|ого|ом|ое)|повторн|прибавочн)[а-я]*"
# right before a stretch, or in it: it comes after the first
AGAIN = re.compile(rf"(?:{AGAIN_STEM}|\bеще|\bкажд[а-я]+)(?:\s+(?:на|по|раз|один|[а-я]+(?:их|ых|ие|ые|ий|ый)))*\s*$")
EACH = re.compile(r"\bпо\s*$")
# how long before something: «за три месяца», «не позднее 60 дней»
AHEAD = re.compile(r"(?:\bза|не\s+(?:позднее|позже|менее|меньше|ранее)(?:,?\s+чем)?(?:\s+за)?)\s*$")
AFTER = re.compile(
    r"\b(?:через|спустя|по\s+(?:истечении|прошествии)|(?:истечени|окончани|завершени)[а-я]+|"
    r"(?:минует|минуют|минет|пройдет|пройдут|истечет|истекут)(?:\s+еще)?)\s*$"
)
AT_MOST = re.compile(
    r"(?:\bдо|не\s+(?:более|больше|свыше|долее|дольше|длиннее)(?:\s+чем)?(?:\s+на)?|не\s+(?:[а-я]+\s+)?превыша[а-я]+|максимум|"
    r"предельно|самое\s+большее|(?:максимальн|предельн|наибольш)[а-я]+\s+(?:[а-я]+\s+){1,3}?(?:[–:]|составля[а-я]+|равен)?)\s*$"
)
# «не на три года, а на пять», «вместо привычных пяти лет – шесть»
NOT_THIS = re.compile(r"\b(?:не|вместо)\s+(?:на\s+)?(?:[а-я]+(?:их|ых)\s+)?$")
# «в течение последнего года», «работает седьмой год»
OF_ONE_YEAR = re.compile(
    r"\b(?:предпоследн|последн|текущ|эт|прошл|нынешн|будущ|заключительн)(?:ого|его)\s+$|"
    r"\b(?:трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят)(?:ый|ий|ой)\s+$"
)
# «три года после прекращения», «месяца со дня получения»
AFTER_ANOTHER = re.compile(
    r"\s+(?:после\s+(?!подписан|заключен|вступлен)|(?:со?\s+)(?:дня|даты|момента)\s+(?:[а-я]+\s+)?(?:прекращ|"
    r"расторж|получен|поступл|"
    r"окончан|поставк|ввод|сдач|обращен|запрос))"
)
LONG_AGO = re.compile(r"\s*(?:назад|подряд|спустя|тому\b|до\s+н|ран(?:ее|ьше)\b|позже\b|позднее\b)")


UNITS = ("лет", "год", "полгод", "полугод", "месяц", "недел", "дн", "день", "суток", "квартал")
# a word that may be, or end, a length of time
LENGTH_WORD = Mark(lambda word: word.startswith(UNITS) or (word[0] in "дтчпшсв" and "лет" in word))


class Stretch(NamedTuple):
    """A length of time in a sentence and what the words round it make of it."""

    start: int
    end: int
    value: str
    is_again: bool
    is_ahead: bool
    is_after: bool
    is_bound: bool

    @property
    def is_plain(self) -> bool:
        """Tell whether it may be how long something lasts."""
        return not (self.is_again or self.is_ahead or self.is_after or self.is_bound)

    def span(self) -> Span:
        """Return where it stands."""
        return Span(self.start, self.end)


REACH_BEFORE = 45


@found_once
def stretches(context: Context, sentence: Span) -> tuple[Stretch, ...]:
    """Return the lengths of time in a sentence, each with its role."""
    return tuple(_stretches(context, sentence))


def _stretches(context: Context, sentence: Span) -> Iterator[Stretch]:
    lower = context.text.lower
    for found in _lengths(context, sentence):
        value = _value(found)
        before = lower[max(sentence.start, found.start() - REACH_BEFORE) : found.start()]
        if found["bare"] and OF_ONE_YEAR.search(before):
            continue
        if value is None or LONG_AGO.match(lower, found.end()) or NOT_THIS.search(before):
            continue
        is_again = bool(AGAIN.search(before) or EACH.search(before) or AGAIN_INSIDE.search(found[0]))
        yield Stretch(
            found.start(),
            found.end(),
            value,
            is_again,
            bool(AHEAD.search(before)),
            bool(AFTER.search(before)),
            bool(AT_MOST.search(before)),
        )


NUMBER_BEFORE, REST_AFTER = 42, 12  # letters that a number, «лет» and «срок» may take


def _lengths(context: Context, sentence: Span) -> Iterator[re.Match[str]]:
    """Yield the matches of `STRETCH` round the words of length: so no sentence is searched from end to end."""
    text, last = context.text, sentence.start
    index = text.sentence_index(sentence.start)
    for number in text.places_of(LENGTH_WORD, index):
        token = text.tokens_of(index)[number]
        start, end = max(last, token.start - NUMBER_BEFORE), min(sentence.end, token.end + REST_AFTER)
        found = STRETCH.search(text.lower, start, end)
        if found is not None:
            last = found.end()
            yield found


AGAIN_INSIDE = re.compile(rf"\s{AGAIN_STEM}|лет(?:ия|ки|ками|иями|иям|кам)$")  # «трёхлетками» is one after another


def _value(found: re.Match[str]) -> str | None:
    if found["unit"]:
        return length_of(found["number"], found["unit"])
    if found["bare"]:
        return BARE.get(found["bare"][:4], "P1Y")
    stem = found["stem"].rstrip("-")
    if stem.isdigit() and "лети" in found[0]:
        return None  # «в год 85-летия края»
    years = int(stem) if stem.isdigit() else STEMS.get(stem)
    return f"P{years}Y" if years else None


def tells_of_paper(context: Context, sentence: Span) -> bool:
    """Tell whether a sentence names the paper, or a pronoun that may stand for it."""
    return context.text.sentence_index(sentence.start) in sentences_with(context, PAPER)


@found_once
def sentences_with(context: Context, mark: Mark) -> frozenset[int]:
    """Return the numbers of the sentences that have a word with a mark."""
    text = context.text
    return frozenset([text.sentence_index(text.tokens[number].start) for number in text.places(mark)])


def scan_marked(pattern: Guarded, context: Context, scope: Scope, *marks: Mark) -> Iterator[tuple[re.Match[str], Span]]:
    """Yield the matches in those of the scope's sentences that have a word with each mark, with the sentence."""
    text, numbers = context.text, sentences_with(context, marks[0])
    for mark in marks[1:]:
        numbers &= sentences_with(context, mark)
    for index in sorted(numbers.intersection(scope.sentences)) if numbers else ():
        sentence = text.sentences[index]
        for found in pattern.finditer(text.lower, sentence.start, sentence.end, text.sentence_letters[index]):
            yield found, sentence


def holds(pattern: Guarded, context: Context, sentence: Span) -> bool:
    """Tell whether a pattern has a match in a sentence."""
    letters = context.text.sentence_letters[context.text.sentence_index(sentence.start)]
    return pattern.search(context.text.lower, sentence.start, sentence.end, letters) is not None
