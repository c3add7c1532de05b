"""Who is only present where others sign, speaks of it, or sent those who sign."""

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.scan import agrees, last_match
from kunak.core.reading.context import Context
from kunak.core.reading.entities.people import PersonMention

PRESENT = agrees(
    r"в присутствии|присутствова\w+|наблюдал\w*|приняли участие|принял[аи]? участие|участвова\w+|"
    r"свидетел\w+|по поручению|от имени|почетн\w+ гост\w+|среди гостей|гост[ьи] (?:форума|церемонии)|под "
    r"председательством|возглавит|возглавля(?!ющ)\w+|при участии|делегаци\w+ во главе|встретил\w+ с|в лице "
    r"которого|возложить|назначен\w*"
)


SAID = agrees(
    r"(?:сообщил|рассказал|отметил|пояснил|заявил|подчеркнул|сказал|уточнил|добавил|напомнил|пошутил|"
    r"прокомментировал|написал|заметил|передал|поблагодарил|признал\w*|считает|уверен|вручил|подарил|"
    r"запечатлел|снял|сфотографировал|процитировал|проинформировал|говорит|по словам|со слов|по данным|слова|по "
    r"мнению)(?:а|и|ось|ся|ет)?"
)


ACTIVE = agrees(
    r"подписал(?:и|а)?|подписант\w*|автограф\w*|подписыва\w+|заключил(?:и|а)?|утвердил(?:и|а)?|"
    r"поставил(?:и|а)?|скрепил(?:и|а)?|завизировал(?:и|а)?|подписани\w+|подпис\w+|подписан\w*|заключен\w*|"
    r"утвержден\w*|скреплен\w*|принял\w*|распис(?:ал|ывал)(?:ись|ась|ся)|расписавшись|расписаться|(?:завер|"
    r"удостовер)(?:ил|ен)\w*|"
    r"обменял\w+|засвидетельствова\w+|визирова(?:л|н)\w*|приложил\w*|оставил[аи]?"
)


# «за ними – губернатор А и министр Б»: who stands by in a picture
BEHIND = agrees(
    r"\b(?:за (?:ними|их спинами|их спиной)|рядом(?: с ними)?|позади|на (?:заднем|втором) плане|(?:справа|"
    r"слева) от них) – "
    r"[^.;]{0,90}$"
)
NEAR_BEHIND = 140  # characters
# «делегация во главе с вице-премьером А подписала …»: who leads it signs
LED_AND_SIGNED = agrees(r",? (?:подписал|заключил)[аи]?\b")


def only_present(lower: str, start: int, end: int) -> bool:
    """Tell whether the clause of a person says that he only attended, sent or will lead something."""
    clause_start = max(lower.rfind(mark, 0, start) for mark in (";", "(", " – "))
    before = lower[max(0, clause_start + 1) : start]
    for found in PRESENT.finditer(before):
        between = before[found.end() :]
        if found[0].startswith(("делегаци", "возглав")) and LED_AND_SIGNED.match(lower, end):
            continue
        if not ACTIVE.search(between) and len(between) < 220:
            return True
    after = lower[end : end + 45]
    if BEHIND.search(lower, max(0, start - NEAR_BEHIND), start):
        return True
    return (
        re.match(r"[^.;]{0,25}?\b(?:присутств|наблюда|возглав(?!ляющ)|поручил|уполномоч|доверил|делегировал)", after)
        is not None
    )


GOVERNS = agrees(r"по поручению|от имени|в присутствии|при участии|под председательством")


# «министра А, ушедшую в отпуск, подменил заместитель Б»
REPLACED = agrees(r",?(?: [а-я,-]+){0,5} (?:подменил|заменил|замещал|заместил)[аи]?\b")


def is_replaced(context: Context, person: PersonMention, sentence: Span) -> bool:
    """Tell whether a person is told only as the one whom another stood in for."""
    return person.case in ("gent", "accs") and REPLACED.match(context.text.lower, person.end, sentence.end) is not None


# «подписаны в ходе визита премьера А», «во время поездки делегации главы Б»: who came is told in the genitive
OF_VISIT = agrees(
    r"\b(?:в ходе|во время|в рамках|по итогам|в дни) (?:[а-я]+ ){0,3}?"
    r"(?:визит|поездк|пребывани|приезд|командировк)[а-я]+ [^.;]{0,120}$"
)


def is_of_visit(context: Context, person: PersonMention, sentence: Span) -> bool:
    """Tell whether a person is told only as the one whose visit it was."""
    start = person.post_start or person.start
    before = context.text.lower[sentence.start : min(start, person.start)]
    found = OF_VISIT.search(before) if person.case == "gent" else None
    return found is not None and ACTIVE.search(found[0]) is None


# «в исполнение указа президента А», «по приглашению губернатора Б»: whose paper or wish it was
OF_HIS = agrees(
    r"\b(?:указ|послани|распоряжени|приказ|инициатив|программ|приглашени|предложени|просьб|поручени|идеи|замысл|"
    r"памят|имени|юбиле|рождени|наследи|портрет|книг|выставк|доверенност)[а-я]* (?:[а-я-]+(?:ого|его|ой|ей|их|ых) )?$"
)


def is_of_his(context: Context, person: PersonMention, sentence: Span) -> bool:
    """Tell whether a person is only told as the one whose order, wish or memory it was."""
    start = min(person.start, person.post_start) if person.post else person.start
    return person.case in ("gent", "") and OF_HIS.search(context.text.lower, sentence.start, start) is not None


def is_after_present(context: Context, person: PersonMention, sentence: Span) -> bool:
    """Tell whether another one closes the phrase: «по поручению губернатора А глава Б», «в присутствии полпреда …»."""
    if person.case != "nomn":
        return False
    found = last_match(GOVERNS, context.text.lower[sentence.start : person.start])
    if found is None:
        return False
    start, end = sentence.start + found.end(), person.post_start or person.start
    if found[0].startswith("от") and FOR_SIDE.match(context.text.lower, start, end) is not None:
        return True
    return any(other.case not in ("nomn", "") for other in context.people.within(start, end)) or any(
        post.case not in ("nomn", "") for post in context.posts.within(start, end)
    )


# «от имени края свою подпись оставила вице-премьер А»: for a side, and not for a person
FOR_SIDE = agrees(
    r" ?(?:[а-я-]+(?:ого|его|ой|ей) )?(?:края|области|республики|округа|города|района|региона|правительства|стороны|"
    r"администрации|министерства|ведомства|муниципалитета|города|хозяев|гостей)\b"
)


def signs_too(lower: str, end: int) -> bool:
    """Tell whether the one who speaks is told to have signed: «сказал глава после того, как поставил подпись»."""
    return (
        re.search(
            r"(?:поставил[аи]?|скрепил[аи]?)\s+(?:свою\s+)?подпис|после того,? как[^.]{0,80}подписал", lower[end:]
        )
        is not None
    )


def only_speaks(lower: str, start: int, end: int) -> bool:
    """Tell whether a verb of speech stands right before the person or right after."""
    before = lower[max(0, start - 60) : start]
    found = last_match(SAID, before)
    if (
        found is not None
        and re.fullmatch(r"[\s,а-я-]{0,40}", before[found.end() :])
        and not ACTIVE.search(before[found.end() :])
    ):
        return True
    return re.match(rf"\s*(?:в свою очередь |также |при этом )?(?:{SAID.pattern})", lower[end : end + 40]) is not None
