"""Where sentences end in official Russian: abbreviations, initials, broken lines, headings without a full stop."""

from collections.abc import Iterator

from kunak.core.reading import later as re

OPENS_END = re.compile(r"[.!?…]+|\n")  # a run of stops is looked at once, not once for each of its stops
ENDS = re.compile(r"[.!?…]+[»)\]]*(?=\s|$)|(?<=[а-яё»])\.(?=[А-ЯЁ][а-яё])|\n[ ]*(?:\n[ ]*)*")
ABBREVIATIONS = frozenset(
    [
        "г",
        "гг",
        "ул",
        "им",
        "т",
        "д",
        "п",
        "пп",
        "ст",
        "руб",
        "коп",
        "млн",
        "млрд",
        "тыс",
        "тел",
        "стр",
        "см",
        "др",
        "пр",
        "проф",
        "акад",
        "обл",
        "р",
        "пос",
        "дер",
        "с",
        "ч",
        "просп",
        "пл",
        "корп",
        "кв",
        "наб",
        "н",
        "э",
        "о",
        "ред",
        "рис",
        "табл",
        "л",
        "экз",
        "авт",
        "мин",
        "макс",
        "кол",
        "янв",
        "фев",
        "мар",
        "апр",
        "июн",
        "июл",
        "авг",
        "сен",
        "сент",
        "окт",
        "ноя",
        "нояб",
        "дек",
        "исп",
        "зам",
        "нач",
        "пред",
        "гл",
    ]
)
LONGEST = 4_000  # letters of a sentence; a page of a table without full stops has fewer
LONGEST_WORD = 200  # letters; what is longer is none (`text.NO_WORD`)
LAST_WORD = re.compile(r"([А-Яа-яЁёA-Za-z]+)$")
JOINING = frozenset(
    [
        "и",
        "или",
        "а",
        "но",
        "в",
        "во",
        "на",
        "о",
        "об",
        "от",
        "до",
        "по",
        "с",
        "со",
        "к",
        "ко",
        "из",
        "у",
        "за",
        "для",
        "при",
        "между",
        "над",
        "под",
        "через",
        "без",
        "не",
        "что",
        "чтобы",
        "как",
        "который",
        "которая",
        "которое",
        "которые",
        "правительством",
        "правительства",
        "администрацией",
    ]
)
# «подпунктом\nа) пункта 2» goes on
BEFORE_LETTER = JOINING | frozenset(("подпункт", "подпункта", "подпункте", "подпунктом", "подпункту", "подпункты"))
ROMAN = frozenset(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"])
ITEM_NUMBER = re.compile(r"\s*(?:(?:§ ?)?(?:\d+\.)*\d+|[IVX]{1,5})")
SETTLEMENT_TYPE = re.compile(r"\b[рднкс]\.\s?$")  # «р.п.», «р. п.», «д.п.», «н.п.», «к.п.»
ONLY_A_DAY = re.compile(r"(?:^|\n)\s*\d{1,2} [а-я]+ \d{4} ?г$")  # «19 июля 2022 г. Область заключила …»
YEAR_BEFORE = re.compile(r"\d\s*г{1,2}$")


def split_sentences(shadow: str, cells: tuple[tuple[int, int], ...] = ()) -> Iterator[tuple[int, int]]:
    """Yield `[start, end)` of each sentence without blanks around it.

    Args:
        shadow: the folded text.
        cells: spans of table cells, in order; a sentence never crosses a cell's edge.
    """
    edges = {edge for cell in cells for edge in cell}
    start = reach = 0
    for opening in OPENS_END.finditer(shadow):
        place = opening.start()
        found = ENDS.match(shadow, place) if place >= reach else None
        if found is None:
            continue
        reach = found.end()
        is_line = found[0][0] == "\n"
        if is_line:
            if not (place in edges or found.end() in edges) and _goes_on(shadow, start, place, found.end()):
                continue
            end = place
        else:
            if not _is_end(shadow, place, found.end()):
                continue
            end = found.end()
        yield from _trimmed(shadow, start, end)
        start = end
    yield from _trimmed(shadow, start, len(shadow))


def _trimmed(shadow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence without blanks around it; one that never ends in parts, so that no rule looks through a book."""
    while end - start > LONGEST:
        cut = shadow.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or _before_word(shadow, start + LONGEST)
        yield from _trimmed(shadow, start, cut)
        start = cut
    words = shadow[start:end]
    left, right = len(words) - len(words.lstrip()), len(words.rstrip())
    if right > left:
        yield start + left, start + right


def _before_word(shadow: str, place: int) -> int:
    """Return a place, or where the word begins that it would cut."""
    cut = place
    while place - cut < LONGEST_WORD and all(letter.isalnum() or letter == "-" for letter in shadow[cut - 1 : cut + 1]):
        cut -= 1
    return cut


def _is_end(shadow: str, place: int, end: int) -> bool:  # noqa: PLR0911  one answer a line
    """Tell whether a full stop ends a sentence."""
    after = shadow[end : end + 40].lstrip(" ")
    if not after or after[0] == "\n":
        return bool(after) and _line_end_is_end(shadow, place, end)
    if shadow[end - 1] == "»" and shadow[place] != "." and after[0].islower():
        return False  # «на форуме „Путешествуй!“ в Москве»
    if shadow[place] != "." or (place + 1 < end and shadow[place + 1] == "."):
        return after[0].isupper() or after[0].isdigit() or after[0] in "«–(•[" or shadow[place] in "!…"
    word = LAST_WORD.search(shadow[max(0, place - 12) : place])
    letters = word[1] if word else ""
    if len(letters) == 1 and letters.isupper():
        return False
    if letters.lower() in ABBREVIATIONS and shadow[end - 1] == ".":
        if letters == "г" and ONLY_A_DAY.search(shadow[max(0, place - 30) : place]):
            return False
        if letters in ("г", "гг") and YEAR_BEFORE.search(shadow[max(0, place - 8) : place]):
            return after[0].isupper() and not _is_name_after_year(after)
        if letters == "п" and SETTLEMENT_TYPE.search(shadow[max(0, place - 4) : place - 1]):
            return False
        if letters in ("руб", "тыс", "млн", "млрд", "др", "экз", "п", "л"):
            return after[0].isupper()
        return False
    if (not letters or letters in ROMAN) and _is_number_of_item(shadow, place):
        return False
    return after[0].isupper() or after[0].isdigit() or after[0] in "«–(•[№"


def _is_name_after_year(after: str) -> bool:
    return False if not after else after.startswith("№")


def _is_number_of_item(shadow: str, place: int) -> bool:
    """Tell whether the full stop belongs to a number that opens a line: `1.`, `2.3.`."""
    line = shadow.rfind("\n", 0, place) + 1
    return ITEM_NUMBER.fullmatch(shadow[line:place][-14:]) is not None and place - line < 14


def _line_end_is_end(shadow: str, place: int, end: int) -> bool:
    """Tell whether a full stop at a line's end closes a sentence and not an abbreviation."""
    word = LAST_WORD.search(shadow[max(0, place - 12) : place])
    following = shadow[end : end + 200].lstrip()
    if (
        shadow[place] == "."
        and word
        and (word[1].lower() in ABBREVIATIONS or (len(word[1]) == 1 and word[1].isupper()))
    ):
        return not following[:1].islower() and "\n\n" in shadow[end : end + 60]
    return True


def _is_row(shadow: str, before: str, place: int) -> bool:
    """Tell whether a letter in small opens a row: «Обязательства Общества\\nа) построить …»."""
    is_marked = shadow.startswith(") ", place + 1) and LAST_WORD.search(before[-20:]) is not None
    return is_marked and before.rpartition(" ")[2] not in BEFORE_LETTER


def _goes_on(shadow: str, start: int, place: int, end: int) -> bool:
    """Tell whether the sentence goes on after a line break."""
    before = shadow[start:place].rstrip()
    if not before:
        return True
    following = shadow[end : end + 1]
    if not following:
        return True
    if before[-1] in ".!?…:;" or following in "•–*-":
        return False
    if following.islower():
        is_place = shadow.startswith("г. ", end) and shadow.count("\n", place, end) > 1  # a line of place and day
        return not (is_place or _is_row(shadow, before, end))
    if before[-1] == ",":
        return shadow.count("\n", place, end) == 1
    word = LAST_WORD.search(before[-20:])
    return bool(word) and word[1].lower() in JOINING and word[1].islower()  # type: ignore[index]
