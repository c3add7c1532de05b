"""Acts of authorities, known by their headings and by what only they say and order."""

from kunak.core.reading import later as re
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.profiles.first_lines import FirstLines, is_news

# the rest of a line without a verb of several: «Правила пользования мостом обсудили А и Б» is news
NO_HEADLINE = r"(?![^\n]{0,200}[а-я](?:[аеиыя]ли|лись|[яюу]т(?:ся)?)\b)"
ACT_WORD = (
    r"(?:распоряжение|постановление|указ|приказ|(?:(?:федеральный|областной|краевой|республиканский)\s*)?закон|решение)"
)
# an act's word in capitals, alone on its line, or with its number, day or giver; «Решение о …» opens news
SPACED = "|".join(" ?".join(word) for word in ("ПОСТАНОВЛЕНИЕ", "ПРИКАЗ", "УКАЗ", "РЕШЕНИЕ", "РАСПОРЯЖЕНИЕ"))
ACT = re.compile(
    rf"^[^\S\n]*(?:(?:{SPACED}|(?:ФЕДЕРАЛЬНЫЙ |ОБЛАСТНОЙ )?ЗАКОН)\b|"
    rf"(?i:{ACT_WORD})\s*$"
    rf"|(?i:{ACT_WORD}\s+(?:от\s+\d|№|губернатора|правительства|главы|президента|законодательн|"
    rf"государственн|министерства|администрации|городской думы))"
    rf"|(?i:{ACT_WORD})\s+"
    r"(?:[А-ЯЁ][а-яё]+ск[а-яё]+\s+(?:области|края|республики|округа|думы)|Республики))",
    re.MULTILINE,
)


def is_act(head: FirstLines) -> bool:
    """Tell whether a text is an act of an authority, by its heading."""
    return ACT.search(head.as_written) is not None and not is_news(head.words)


# what only an act says, however its heading is set: «Правительство области постановляет:», «контроль … возложить на …»
ACT_SAYS = Guarded(
    r"\b(?:постановля(?:ет|ю|ют)|приказыва(?:ет|ю)|распоряжа(?:ется|юсь))\s*:|"
    r"^[^\S\n]*(?:\d{1,2}\.\s*)?(?:контроль за (?:исполнением|выполнением|реализацией|ходом) "
    r"(?!настоящего (?:плана|соглашени|договор|меморандум))[^.\n]{0,90}возложить\b|"
    r"настоящ\w+ (?:областной |краевой )?(?:распоряжение|постановление|приказ|закон|указ|решение) вступает)",
    flags=re.MULTILINE,
)
# a law whose heading stands on one line with its body: «… ДУМА ЗАКОН ПЕНЗЕНСКОЙ ОБЛАСТИ О РАТИФИКАЦИИ … Принят …»
LAW_IN_LINE = re.compile(r"(?:[А-ЯЁ]\w*\s|\d\s|^[^\S\n]*)ЗАКОН\s+[А-ЯЁ -]{4,120}?\sОБ?\s[А-ЯЁ]{4}", re.MULTILINE)
# a rule about agreements in general: «Решение о расторжении соглашения принимается Губернатором области»
RULES_ON = Guarded(
    r"\b(?:соглашени|договор)[а-я]*[^.]{0,200}?\b(?:принимается|утверждается|вносятся|осуществляется|согласовывается|"
    r"подписывается|готовится|направляется)\b"
)
ENACTS = Guarded(r"\bратифицировать\b|\bутвердить\b|\bпринят\s|\bодобрить\b")


def enacts(head: FirstLines) -> bool:
    """Tell whether a text without the heading of an act on a line of its own says what an act says."""
    text, opening, of_opening = head.text, head.opening, head.letters_of_opening
    if ACT_SAYS.search(opening, letters=of_opening):
        return True
    if NUMBERED.match(opening) and RULES_ON.may_match(of_opening):
        rules = sum(1 for _ in RULES_ON.finditer(opening, letters=of_opening))
        if rules > 1 and "сторон" not in opening.replace("иностранн", ""):
            return True
    return (
        ENACTS.search(opening, letters=of_opening) is not None
        and LAW_IN_LINE.search(text.shadow, 0, LAW_HEAD) is not None
    )


NUMBERED = re.compile(r"\s*(?:статья\s+\d+[^\n]*\n\s*)?1\.")
LAW_HEAD = 400  # letters
# what an act orders, where no title calls the text an agreement: «Одобрить проект соглашения …»
ACT_ORDERS = Guarded(
    r"^[^\S\n]*(?:\d{1,2}\.\s*)?(?:признать целесообразным |"
    r"(?:одобрить|утвердить|ратифицировать|заключить|прекратить действие|расторгнуть|признать утративш[а-я]+ силу) "
    r"(?:к подписанию )?(?:прилагаем[а-я]+ )?(?:проект )?"
    rf"(?:соглашени|договор|протокол|меморандум|распоряжени|постановлени){NO_HEADLINE})",
    flags=re.MULTILINE,
)


def orders(head: FirstLines) -> bool:
    """Tell whether a text orders something of a paper, and does not speak of itself as of one."""
    found = ACT_ORDERS.search(head.opening, letters=head.letters_of_opening)
    return found is not None and not SPEAKS_OF_ITSELF.match(head.text.lower)


# a piece of a text without its number: it begins with what only a text says of itself
SPEAKS_OF_ITSELF = re.compile(r"\s*настоящ\w+\s+(?:соглашени|договор|меморандум|протокол|план|программ)")
