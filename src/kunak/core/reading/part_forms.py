"""By what a document shows that it is more than its agreements: an amendment, a notice, minutes, a report.

Asked of every document, and so apart from what reads such papers: that is loaded with the first of them.
"""

from kunak.core.reading import later as re
from kunak.core.reading.context import Context
from kunak.core.reading.morph import parses
from kunak.core.reading.patterns import Guarded

AMENDMENT_HEAD = 1_500
CHANGES_TO = (  # «Изменения в Соглашение …», «Дополнение № 2 к Договору …», «Дополнительный протокол к Меморандуму …»
    r"дополнительный\s+протокол(?=\s+к\s)|"
    r"(?:изменени[ея]|дополнени[ея]|поправк[аи])(?:\s+и\s+(?:изменения|дополнения))?\s+(?:№\s*\S+\s+|\(протокол\)\s+)?"
    r"(?=[вк]\s+(?:соглашени|договор|меморандум|протокол))"
)
AMENDMENT_TITLE = re.compile(
    rf"^[^\S\n]*(?:дополнительное\s+соглашение|{CHANGES_TO}|соглашение\s+(?:№\s*\S+\s+)?о\s+(?:внесении\s+изменени|изменени|продлени|пролонгаци|"
    r"прекращени|расторжени|приостановлени|возобновлени)|протокол\s+о\s+(?:внесении\s+изменени|продлени|прекращени|"
    r"приостановлени|возобновлени))",
    re.MULTILINE,
)
AMENDMENT_BODY = re.compile(
    r"(?:договорились|согласились|решили)\s(?:внести|продлить|прекратить|считать|о\s(?:следующем|нижеследующем))|"
    r"заключили\sнастоящ|изменени[ея]\sвступа\w+\sв\sсилу|настоящее\sдополнительное\sсоглашение\s(?:вступает|является|составлено)"
)
PROTOCOL_TO = re.compile(
    r"^[^\S\n]*протокол\s+(?:№\s*\S+\s+)?к\s+(?:соглашени|договор|меморандум|протокол)", re.MULTILINE
)
CHANGES_IT = re.compile(
    r"(?<!вправе\s)(?<!могут\s)(?<!может\s)\bвнести\s(?:[^.;\n]{0,80}\s)?(?:изменени|дополнени|поправк)|"
    r"\b(?:дополнить|изложить|заменить|исключить)\s(?:[^.;\n]{0,60}\s)?"
    r"(?:соглашени|договор|меморандум|протокол|стать|пункт|раздел|абзац|слов|цифр|в\s+следующей\s+редакции)"
)
NOTICE_HEAD = 2_000
NOTICE = r"(?m:^)\s*(?:официальное\s)?уведомление\b"
NOTICE_HEAD_WORDS = Guarded(
    rf"{NOTICE}|(?m:^)\s*(?:нота|письмо)\s*(?m:$)|(?m:^)\s*уважаем(?:ый|ая|ые)\b|(?m:^)\s*исх\.|"
    r"\bв\sответ\sна\sваше?\s(?:письмо|обращение)"
)
NOTICE_WORD = Guarded(NOTICE)
MINUTES_TITLE = re.compile(
    r"^[ ]*(?:выписка\s+из\s+)?протокол[а]?\b(?:[^\n]{0,120}\n)?[^\n]{0,120}?"
    r"(?:заседани|совещани|встречи|переговор|комисси|групп)",
    re.MULTILINE,
)
MINUTES_TITLE_REACH = 700
DECIDES = re.compile(r"^[ ]*(?:[\divx.]+\s*)?(?:решил|постановил|решени|слушали|повестка|договорились)", re.MULTILINE)
REPORT_HEAD = re.compile(
    r"\s*(?:(?:годовой|ежегодный|сводный|квартальный|полугодовой|итоговый|информационн\w+|аналитическ\w+)\s)?"
    r"(?:отчет|справка|доклад|информация\sо\s(?:ходе|выполнении|реализации|работе))\b[^\n]{0,140}(?:\n|$)"
)


def is_amendment(context: Context) -> bool:
    """Tell whether a text is signed by the parties to change, prolong, end or suspend an agreement."""
    if context.genre not in ("agreement", "release"):
        return False
    if context.genre == "agreement" and is_protocol_of_changes(context):
        return True
    title = AMENDMENT_TITLE.search(context.text.lower, 0, AMENDMENT_HEAD)
    return title is not None and (context.genre == "agreement" or AMENDMENT_BODY.search(context.text.lower) is not None)


def is_protocol_of_changes(context: Context) -> bool:
    """Tell whether a text is headed «Протокол к Соглашению …» and says what is changed in that."""
    head = PROTOCOL_TO.search(context.text.lower, 0, AMENDMENT_HEAD)
    return head is not None and CHANGES_IT.search(context.text.lower, head.end()) is not None


def is_notice(context: Context) -> bool:
    """Tell whether a document is a notice or a letter by its head."""
    return context.genre == "letter" or has_in_head(context, NOTICE_HEAD_WORDS)


def has_in_head(context: Context, pattern: Guarded) -> bool:
    """Tell whether a pattern has a match in the head of what may be a notice."""
    letters = context.text.letters_before(NOTICE_HEAD)
    return pattern.search(context.text.lower, 0, NOTICE_HEAD, letters) is not None


def is_minutes(context: Context) -> bool:
    """Tell whether a document is minutes: by its genre, or by its title and the words that open its parts."""
    if context.genre == "minutes":
        return True
    if context.genre != "release" or MINUTES_TITLE.search(context.text.lower, 0, MINUTES_TITLE_REACH) is None:
        return False
    return DECIDES.search(context.text.lower) is not None


def is_report(context: Context) -> bool:
    """Tell whether a document is a report by its genre, or by a first line that only says so."""
    if context.genre == "report":
        return True
    head = REPORT_HEAD.match(context.text.lower)
    return head is not None and not has_past(context, *head.span())


def has_past(context: Context, start: int, end: int) -> bool:
    """Tell whether any word between two places is a verb in the past."""
    return any(is_past(token.lower) for token in context.text.tokens_in(start, end))


def is_past(word: str) -> bool:
    """Tell whether a word is most likely a verb or short participle in the past."""
    found = parses(word)[:1] if word[:1].isalpha() else ()
    return any(parse.pos in ("VERB", "PRTS") and "past" in parse.grammemes for parse in found)
