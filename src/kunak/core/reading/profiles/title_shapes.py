"""Shapes of titles as legal sites print them: a day under the word, lines in capitals, the title above the word."""

from kunak.core.reading import later as re
from kunak.core.reading.context import Context

# «от 16 апреля 2004 года», «от 23.11.98 № 12», alone on its line under the word of the kind
DATED = re.compile(
    r"\s*от\s+(?:\d{1,2}\s+[а-я]{3,8}\s+\d{4}(?:\s*(?:года|г\.|г))?|\d{1,2}\.\d{1,2}\.\d{2,4}(?:\s*(?:года|г\.|г))?)"
    r"(?:\s*(?:№|n)\s*\S+)?[^\S\n]*(?=\n|$|[«\"])",
)
OPENS = re.compile(r"\s*(?:обо?|о|по|между|к)\s")


def after_day(context: Context, place: int) -> int:
    """Return where a title goes on behind the day and number of the act; the place itself where there are none."""
    lower = context.text.lower
    day = DATED.match(lower, place)
    if day is None:
        return place
    opening = OPENS.match(lower, day.end())
    return opening.end() - len(opening[0].lstrip()) if opening is not None else place


CAPITAL_WORDS = 3
WORD = re.compile(r"[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*")
KIND_AGAIN = re.compile(r"(?<=\S)\s+(?:СОГЛАШЕНИЕ|ДОГОВОР|ПРОТОКОЛ|МЕМОРАНДУМ|ПОСТАНОВЛЕНИЕ)\s+[А-ЯЁ]")


def end_of_capitals(context: Context, start: int, end: int) -> int:
    """Return where a title that is set in capitals ends: with them, or before the word of its kind said once more."""
    shadow = context.text.shadow
    place, count = start, 0
    for word in WORD.finditer(shadow, start, end):
        if not word[0].isupper() or (len(word[0]) == 1 and word[0] not in "ОВИСКУ"):
            break
        place, count = word.end(), count + 1
    else:
        place = end
    if count < CAPITAL_WORDS or GOES_ON.match(shadow, place):
        return end
    again = KIND_AGAIN.search(shadow, start, place)
    if again is not None:
        return again.start()
    while place < end and shadow[place] in '»")':
        place += 1
    return place


GOES_ON = re.compile(r"[\s)»\"]{1,4}(?!от\s+\d)[а-яё]")  # «ПЛАН МЕРОПРИЯТИЙ», and below it «по реализации …»


def title_above(context: Context, word: int) -> tuple[int, int] | None:
    """Return the lines above the word of the kind that begin with «между», «о»: «МЕЖДУ А И Б О МИРЕ / СОГЛАШЕНИЕ»."""
    shadow = context.text.shadow
    end = len(shadow[:word].rstrip())
    start = shadow.rfind("\n\n", 0, end) + 1
    for blank in BLANK_LINE.finditer(shadow, max(0, end - LONGEST_TITLE), end):
        start = max(start, blank.end())
    opening = OPENS.match(context.text.lower, start, end)
    if opening is None or end - start > LONGEST_TITLE:
        return None
    return opening.end() - len(opening[0].lstrip()), end


BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
LONGEST_TITLE = 700  # letters
# the whole head on one line: «МЕЖДУ А И Б О ТУРИЗМЕ СОГЛАШЕНИЕ ПРАВИТЕЛЬСТВО РФ 27 февраля …»
HEAD_IN_LINE = re.compile(
    r"\s*(?P<title>(?:МЕЖДУ|ОБ?)\s[А-ЯЁ .,()«»\"-]{20,500}?)[.\s]\s*(?P<word>СОГЛАШЕНИЕ|ДОГОВОР|ПРОТОКОЛ|МЕМОРАНДУМ)\s"
)
