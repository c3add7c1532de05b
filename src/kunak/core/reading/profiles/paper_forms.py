"""Reports and minutes, known by their heading and by the parts that such papers have."""

from kunak.core.reading import later as re
from kunak.core.reading.morph import parses
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.profiles.first_lines import FirstLines
from kunak.core.reading.text import Text

PROTOCOL = Guarded(
    # but «ПРОТОКОЛ № 7» and below it «о порядке перевозок между …» is an act
    r"^[^\S\n]*протокол\s*№\s*\S+[^\S\n]*$(?!\n\s*об?\s(?!(?:[а-я]+\s){0,2}(?:заседани|совещани|встреч|переговор|собрани|консультаци)))|^[^\S\n]*протокольн\w+\s+решени\w+|"
    r"^[^\S\n]*(?:итоговый\s+|совместный\s+|рабочий\s+)?протокол\s*(?:№\s*\S+)?\s*(?:от\s+[\d.]+\s+)?"
    r"(?:\d+-?\w*\s+|[а-я]+(?:ого|его|ей|ой)\s+){0,2}(?:заседани|совещани|встречи|рабочей|совместного|переговоров|консультаций|очередного|итогов|"
    r"видеоконференци|собрани|комисси|совета\b)|"
    r"^[^\S\n]*(?:выписка |извлечение )?из протокола|\(\s*протокол\s*(?:№\s*\S+)?\s*\)|"
    r"^[^\S\n]*(?:решение|резолюция)\s+(?:[а-я]+ного\s+|[а-я]+ой\s+)?(?:координационн|рабоч|совместн|межрегиональн|"
    r"межмуниципальн|смешанн|заседани)\w*|"
    r"^[^\S\n]*(?:запись|итоги|мемо\w*|памятная записка|резюме)\s+(?:[а-я-]+\s+){0,3}?(?:переговоров|беседы|"
    r"заседани\w+|совещани\w+|встречи)\b[^.!?\n]*$",
    flags=re.MULTILINE,
)
# what only the secretary of a meeting writes, whatever the heading; two of them are enough
PARTS_OF_MINUTES = tuple(
    Guarded(rf"^[^\S\n]*(?:\d+[.)]\s*)?(?:{words})", flags=re.MULTILINE)
    for words in (
        r"слушали|выступили|докладчик",
        r"повестка",
        r"присутству\w+\s*:|присутствовали|участники\s*:|участвовали\s*:|председательств\w+",
        r"(?:[а-я]+\s){0,4}?(?:решил[аи]?|постановил[аи]?|договорились|решени[ея]|договоренности)\s*:",
    )
)
NEEDED_PARTS = 2
# «ПРОТОКОЛ № 3 / о порядке …» that is an agreement says of itself what only an agreement does
TITLED = re.compile(r"\s*протокол(?:[^\S\n]+№[^\S\n]*\S+)?[^\S\n]*\n\s*о(?:бо?)?\s")
OF_ACT = Guarded(r"\bпротокол (?:заключен|заключён|действует|вступает|применяется|бессрочен)|\bсрок действия протокола")
GIVER = r"(?:из\s+)?(?:(?:[а-я-]+(?:ый|ой|ая|ий|ные|ный)|само)\s*){0,2}?"
REPORT = re.compile(
    rf"\s*{GIVER}(?:само)?(?:отч[е]т\w{{0,2}}|доклад\w{{0,2}}|сводк[аи])\b(?!\s+о\s+(?:поездк|визит|встреч))|"
    rf"\s*{GIVER}(?:исполнение|выполнение|ход|статус|показатели|мониторинг|обзор|паспорт)\b[^.!?:]{{0,60}}?(?:реализаци|выполнени|"
    r"исполнени|соглашени|сотрудничеств|взаимодействи|связ|дорожн|плана?\b)|"
    rf"\s*{GIVER}(?:информаци[яи]|справка|сведения|записка)\b[^.!?:]{{0,60}}?(?:реализаци|выполнени|исполнени|"
    r"сотрудничеств|взаимодействи|связях|ходе\b|работе\s+по)|"
    r"\s*(?:итоги|результаты)\s+(?:[а-я]+\s+)?(?:реализаци|выполнени|исполнени|сотрудничеств|взаимодействи)|"
    r"\s*(?:аналитическ\w+\s+)?обзор\b|"
    r"\s*об?\s+(?:ходе|итогах|результатах|состоянии)\s+(?:[а-я]+\s+)?(?:реализаци|выполнени|исполнени|сотрудничеств|"
    r"взаимодействи)"
)
# the word of a report alone on the first line, and below it what it is about: «СПРАВКА / о том, как выполнялось …»
HEADED = re.compile(
    rf"\s*{GIVER}(?:информаци[яи]|справка|сведения|записка|отч[её]т|доклад|сводка)[^\S\n]*\n[^\S\n]*"
    r"(?:об?|по|к)\s[^.!?]{0,200}(?:соглашени|договор|меморандум|протокол|план|дорожн|сотрудничеств|взаимодейств)"
)
LONGEST_HEADING = 320
HEADINGS = 3  # paragraphs: who gives it may stand before what it is


def is_minutes(head: FirstLines) -> bool:
    """Tell whether a text is minutes: by its heading, or by two of the parts that minutes have."""
    text = head.text
    if PROTOCOL.search(head.words, letters=head.letters):
        return not (TITLED.match(head.words) and OF_ACT.search(text.lower, letters=text.letters))
    parts = [part for part in PARTS_OF_MINUTES if part.may_match(text.letters)]
    return (
        len(parts) >= NEEDED_PARTS
        and sum(bool(part.search(text.lower, letters=text.letters)) for part in parts) >= NEEDED_PARTS
    )


def is_report(head: FirstLines) -> bool:
    """Tell whether one of the first headings is of a report: it names one, and no verb tells of anything in it."""
    place, text = 0, head.text
    for paragraph in re.split(r"\n\s*\n", text.lower[: 4 * LONGEST_HEADING])[:HEADINGS]:
        start = text.lower.index(paragraph, place)
        place = start + len(paragraph)
        if not start and len(paragraph) <= LONGEST_HEADING and HEADED.match(paragraph):
            return True
        note = paragraph.find("(")  # «Доклад о связях за год (утверждён 30 января)»
        if len(paragraph) > LONGEST_HEADING or _tells(text, start, place if note < 0 else start + note):
            return False
        if any(REPORT.match(line) for line in (paragraph, *paragraph.split("\n")[1:])):
            return True
        if TIES.match(paragraph) and UPDATED.search(text.lower, letters=text.letters):
            return True
    return False


# a page of a site that is kept up to date: «Межрегиональные связи Республики Адыгея … Обновлено 1 июля»
TIES = re.compile(
    r"\s*(?:межрегиональн|международн|внешн|побратимск|межмуниципальн|внешнеэкономическ)[а-я]+\s+"
    r"(?:и\s+[а-я]+\s+)?(?:связи|сотрудничество|отношения|контакты|партнерство|соглашения)\b[^.!?:]{0,80}$"
)
UPDATED = Guarded(
    r"^[^\S\n]*(?:(?:страница|информация|данные|раздел|последнее|дата)[^\S\n]+)?(?:последн[а-я]+[^\S\n]+)?обновл[а-я]+",
    flags=re.MULTILINE,
)


def _tells(text: Text, start: int, end: int) -> bool:
    """Tell whether a heading has a finite verb, as headlines and sentences of news have."""
    for token in text.tokens_in(start, end):
        parse = parses(token.lower)[0] if token.is_word else None
        if parse is not None and parse.is_known and parse.pos in ("VERB", "PRTS"):
            return True
    return False
