"""Lists of what was signed: «подписаны три документа: 1) …; 2) …», «Первое – с …», each row an act of its own."""

from collections import Counter
from typing import NamedTuple

from kunak.core.reading import later as re
from kunak.core.reading.clauses.event import is_background, tells_signing
from kunak.core.reading.clauses.kind import WORD
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context

# a number, a letter, an hour, or any one sign that is no mark of a sentence: «–», «•», a picture
MARKER = re.compile(
    r"\s*(?:\d{1,2}[.)]|[a-zа-я]\)|\d{1,2}[:.]\d\d(?:\.|\s–)?|[^\w\s.,:;!?…«»\"'“”„()\[\]/№#@+%&|→›>]{1,2})\s"
)
# a row told in words, that names the partner at once: «Второе – с …», «Ещё одно соглашение заключено с …»
ORDINAL = agrees(
    r"\W{0,9}(?:(?:перв|втор|трет|четверт|пят|шест)(?:ое|ый|ой|ая|ье|ий|ья)|(?:и )?еще(?= со? )|(?:еще )?од\w+|"
    r"друг\w\w|"
    r"последн\w\w|аналогичн\w\w|так\w\w же|подобн\w\w)"
    r"(?: (?:документ|соглашение|договор|меморандум|протокол))?"
    r"(?:(?:,? (?:–|был[оа]?|подписан[оа]?|заключен[оа]?|скреплен[оа]?))*(?: и)? (?=со? )|"
    r" ?[:–] (?=между |республика |[а-я-]+(?:ая|ий) (?:област|кра|республик|округ|район)))|"
    # a day or a town for each: «2 июня в Чите – с …», «В Омске – с …», «Назавтра – с …»
    r"\W{0,9}(?:\d{1,2} [а-я]{3,8}(?: \d{4} года)?(?: (?:там же|во? [а-я-]+(?: [а-я-]+)?))?|"
    r"во? [а-я-]+(?: \d{1,2} [а-я]{3,8})?|"
    r"(?:во? )?(?:перв|втор|трет|последн|следующ)[а-я]+ (?:день|дня)|на следующий день|назавтра|затем|потом|"
    r"следом),? – (?=со? )|"
    # a card for each: «Бумага первая.»
    r"\W{0,9}(?:бумага|документ|подпись|папка) (?:№ ?)?(?:(?:перв|втор|трет|четверт|пят|шест)[а-я]{2}|\d)(?=[.:])"
)
# a line that is nothing but a pair: «Азов – Кемь»
PAIR_OF_LINE = re.compile(r"[А-ЯЁ][^\n.:;!?–]{2,60}\s–\s[А-ЯЁ][^\n.:;!?–]{2,60}[;,.]?(?=\s*(?:\n|$))")
NEXT_PAIR = re.compile(rf"\s*\n\s*{PAIR_OF_LINE.pattern}")
OPENS = agrees(
    r"\bчто (?:подписа[лн]|заключ[еи][лн])\w*|"
    r"подпис\w+ (?:[^.:]{0,80} )?(?:документ|соглашени|договор|бумаг)\w*|подписан[ыо] ?:?$|(?:документ|"
    r"соглашени|договор)\w*,? "
    r"(?:[^.:]{0,80} )?(?:подписа[лн]|заключ[еи][лн])\w*|заключ\w+ (?:[^.:]{0,80} )?(?:документ|соглашени|договор)\w*"
)


class Items(NamedTuple):
    """The rows of the lists of a text.

    Args:
        row: of the number of a sentence, the number of the sentence that opens its row.
        opening: of a row, the number of the first sentence of its list.
        signed: the rows of lists that a sentence opens which tells of signing.
    """

    row: dict[int, int]
    opening: dict[int, int]
    signed: frozenset[int]


def items_of(context: Context) -> Items:
    """Return the rows of the lists of a text, found once."""
    if "items" not in context.memo:
        context.memo["items"] = _items(context)
    items: Items = context.memo["items"]
    return items


def list_start(context: Context, place: int) -> int:
    """Return where the list begins that a place lies in, the place itself where it lies in none."""
    items = items_of(context)
    row = items.row.get(context.text.sentence_index(place), -1)
    return context.text.sentences[items.opening[row]].start if row in items.signed else place


def _items(context: Context) -> Items:
    row: dict[int, int] = {}
    opening: dict[int, int] = {}
    signed: set[int] = set()
    first = last = -1
    for index, sentence in enumerate(context.text.sentences):
        if _opens_row(context, sentence.start):
            first = first if last >= 0 else index
            last = index
            opening[index] = first
            if first and _is_announced(context, first):
                signed.add(index)
        elif _opens_line(context, sentence.start) and index and context.text.shadow.rfind("\n", 0, sentence.start) > 0:
            last = -1
        if last >= 0:
            row[index] = last
    told = signed | _rows_that_tell(context, opening) | _rows_of_acts(context, row, opening)
    return Items(row, opening, frozenset(told))


def _is_announced(context: Context, first: int) -> bool:
    """Tell whether the sentence above a list tells that what follows was signed, or the one above that leads on."""
    if _tells_of_list(context, first - 1):
        return True
    if first < BACK or not _tells_of_list(context, first - BACK):
        return False
    words = context.sentence_words(first - 1)
    if LEADS_ON.fullmatch(words) or OF_THE_REST.match(words):
        return True
    return OF_ALL.match(words) is not None and tells_signing(words)


BACK = 2  # sentences
OF_ALL = re.compile(r"\W*(?:их|все|оба|обе|документы|соглашения|подписи)\b")  # «Их 6 июня подписал губернатор …»
# «Четыре из них – с компаниями. Пятое – с Псковской областью»
OF_THE_REST = re.compile(
    r"\W*(?:(?:два|две|три|четыре|пять|шесть|\d+|большинство|часть|несколько)\s(?:из\s(?:них|соглашений|документов)|"
    r"других|прочих)|остальные|прочие)\b"
)
# what stands between the signing and its list and tells nothing: «Рассказываем коротко.», «Среди них:»
LEADS_ON = re.compile(r"[^.:]{1,40}[.:]?")


def _rows_that_tell(context: Context, opening: dict[int, int]) -> set[int]:
    """Return the rows of lists of which two or more tell of a signing themselves."""
    telling = [index for index in opening if tells_signing(context.sentence_words(index))]
    lists = Counter(opening[index] for index in telling)
    return {index for index in telling if lists[opening[index]] > 1}


# above a list of acts: «Что увезла делегация», «Итоги форума», «Кто с чем разъехался»
RESULTS = agrees(
    r"\b(?:что|с чем|какие|сколько) (?:[^.!?]{0,60} )?(?:прив[ео]з|ув[ео]з|верну|уех|разъех|догов|услов|подпис)[а-я]*|"
    r"\b(?:итог|результат|урожай)[а-я]* |"
    r"\b(?:две|три|четыре|пять|шесть|семь|\d|несколько) (?:[а-я-]+ )?(?:бумаг|подпис|документ|соглашени|договор|"
    r"папк|меморандум)[а-я]*"
)
TO_COME = agrees(
    r"\b(?:проект|повестк|подготов|готов|предстоит|предложен|планиру|намерен|обсуд|обсужд|будет|будут)[а-я]*\b"
)


def _rows_of_acts(context: Context, row: dict[int, int], opening: dict[int, int]) -> set[int]:
    """Return the rows that open with the word of an act, where one of them or the line above tells of signings."""
    acts = {index for index in opening if _names_act(context, index)}
    lists = Counter(opening[index] for index in acts)
    several = {first for first, count in lists.items() if count > 1}
    if not several:
        return set()
    words = context.text.sentence_words
    told = {
        opening[of]
        for index, of in row.items()
        if of in acts and opening[of] in several and tells_signing(words[index]) and not is_background(words[index])
    }
    above = {first: words[first - 1] for first in several if first}
    told |= {first for first, line in above.items() if RESULTS.search(line) and not TO_COME.search(line)}
    return {index for index in acts if opening[index] in told}


def _names_act(context: Context, row: int) -> bool:
    """Tell whether a row opens with the word of an act, or its card does below: «Бумага первая. Договор …»."""
    sentences, lower = context.text.sentences, context.text.lower
    place = row_opening(context, sentences[row].start)
    if place < 0:
        return False
    if lower[place : sentences[row].end].strip(" .:") == "" and row + 1 < len(sentences):
        place = sentences[row + 1].start
    return WORD.match(lower, place) is not None


def _opens_row(context: Context, place: int) -> bool:
    """Tell whether a sentence opens a row: by a mark at the beginning of a line, or by a word of counting."""
    if _opens_line(context, place) and (
        MARKER.match(context.text.shadow, place) or is_pair(context, place) or _opens_partner(context, place)
    ):
        return True
    return ORDINAL.match(context.text.lower, place) is not None


# a paragraph for each partner: «С Мордовией …», «С Карачаево-Черкесией …», where others open so, too
WITH_PARTNER = re.compile(r"Со?\s(?=[А-ЯЁ])")


def _opens_partner(context: Context, place: int) -> bool:
    """Tell whether a line opens with a partner, as another line of the text does."""
    found = WITH_PARTNER.match(context.text.mixed, place)
    if found is None or context.territories.at(found.end()) is None:
        return False
    if "paragraphs with" not in context.memo:
        context.memo["paragraphs with"] = len(PARAGRAPH_WITH.findall(context.text.mixed)) > 1
    return bool(context.memo["paragraphs with"])


PARAGRAPH_WITH = re.compile(r"\nСо?\s(?=[А-ЯЁ])")


def row_opening(context: Context, place: int) -> int:
    """Return where the mark or the words end that open a row and its partner follows, -1 where none does."""
    found = MARKER.match(context.text.shadow, place) or ORDINAL.match(context.text.lower, place)
    if found is None and _opens_line(context, place) and _opens_partner(context, place):
        return place
    return found.end() if found is not None else place if is_pair(context, place) else -1


def is_pair(context: Context, place: int) -> bool:
    """Tell whether a line is one of several in a row that only name a pair each."""
    shadow = context.text.mixed
    found = PAIR_OF_LINE.match(shadow, place)
    if found is None:
        return False
    return (
        NEXT_PAIR.match(shadow, found.end()) is not None
        or PAIR_OF_LINE.match(shadow, _line_above(shadow, place)) is not None
    )


def _line_above(shadow: str, place: int) -> int:
    """Return where the last line before a place begins that is not empty."""
    end = shadow.rfind("\n", 0, place)
    while end > 0 and shadow[end - 1] == "\n":
        end -= 1
    return shadow.rfind("\n", 0, max(0, end)) + 1


def _opens_line(context: Context, place: int) -> bool:
    return not context.text.shadow[context.text.shadow.rfind("\n", 0, place) + 1 : place].strip()


def _tells_of_list(context: Context, index: int) -> bool:
    """Tell whether a sentence before a list says that what follows was signed."""
    words = context.sentence_words(index)
    if SIGNING_OF.fullmatch(words):
        return True
    opens = words.endswith(":") or OPENS.search(words) is not None
    return opens and tells_signing(words) and not is_background(words)


# a heading: «Подписание соглашений о дружбе на съезде (Плёс, 14 сентября):»
SIGNING_OF = re.compile(
    r"\W*(?:(?:торжественн\w+\s)?церемония\s)?подписани[ея]\s(?:соглашений|договоров|меморандумов|документов)\b[^:]{0,200}:"
)
