"""What kind of document a text is, by its first lines and its form."""

from kunak.core.reading import later as re
from kunak.core.reading.morph import parses
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.profiles.likely_genre import weighed
from kunak.core.reading.profiles.paper_forms import is_minutes, is_report
from kunak.core.reading.record import Genre
from kunak.core.reading.text import Text

HEAD_LINES = 9
LONGEST_LETTER_HEAD, OPENING = 1800, 2500  # letters
# the rest of a line without a verb of several: «Правила пользования мостом обсудили А и Б» is news
NO_HEADLINE = r"(?![^\n]{0,200}[а-я](?:[аеиыя]ли|лись|[яюу]т(?:ся)?)\b)"
FORM = Guarded(
    r"типовая форма|^[^\S\n]*\(?образец\b|образец\s+(?:заполнени|заявлени|договор|соглашени|анкет|бланк|согласи)|"
    r"^[^\S\n]*форма\s*$|^[^\S\n]*(?:общие\s+|пользовательские\s+)?(?:условия|правила)\s+(?:использования|пользования|"
    r"обслуживания|предоставления\s+(?:услуг|доступа)|оказания\s+услуг|подключения|работы\s+с\s+сервисом)\b"
    rf"{NO_HEADLINE}|"
    r"примерн\w+ форма|____(?<!_____)_*\s+и\s+____|^[^\S\n]*(?:памятка|инструкция)\b|_{5}\s*\(наименование|"
    r"пользовательское соглашение|"
    r"соглашение о (?:пользовании|использовании) |"
    r"форма договора|проект "
    r"типового|политика конфиденциальности|публичная оферта",
    flags=re.MULTILINE,
)
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
# what only an act says, however its heading is set: «Правительство области постановляет:», «контроль … возложить на …»
ACT_SAYS = Guarded(
    r"\b(?:постановля(?:ет|ю|ют)|приказыва(?:ет|ю)|распоряжа(?:ется|юсь))\s*:|"
    r"^[^\S\n]*(?:\d{1,2}\.\s*)?(?:контроль за (?:исполнением|выполнением|реализацией|ходом) "
    r"(?!настоящего (?:плана|соглашени|договор|меморандум))[^.\n]{0,90}возложить\b|"
    r"настоящ\w+ (?:областной |краевой )?(?:распоряжение|постановление|приказ|закон|указ|решение) вступает)",
    flags=re.MULTILINE,
)
# what an act orders, where no title calls the text an agreement: «Одобрить проект соглашения …»
ACT_ORDERS = Guarded(
    r"^[^\S\n]*(?:\d{1,2}\.\s*)?(?:признать целесообразным |"
    r"(?:одобрить|утвердить|ратифицировать|заключить|прекратить действие|расторгнуть|признать утративш[а-я]+ силу) "
    r"(?:к подписанию )?(?:прилагаем[а-я]+ )?(?:проект )?"
    rf"(?:соглашени|договор|протокол|меморандум|распоряжени|постановлени){NO_HEADLINE})",
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
LETTER = Guarded(
    r"^[^\S\n]*уважаем(?:ый|ая|ые)\b|^[^\S\n]*коллеги[,!]|^[^\S\n]*(?:уведомление|извещение|нота|вербальная нота|"
    r"письмо(?!\s+о\s+намерени))(?:\s+об?\s[^.!?\n]*)?\s*$|"
    r"настоящим (?:[а-я ]{0,80}\s)?(?:уведомля|извеща|сообща)|^[^\S\n]*(?:на|в ответ на) (?:ваш|№|обращени|запрос|"
    r"письмо)|^[^\S\n]*(?:№\s*)?исх(?:\.|-)\s*(?:№|\d)|"
    r"^[^\S\n]*(?:господину|госпоже|телеграмма)\b[^.!?\n]*$|^[^\S\n]*искренне ваш|"
    r"^[^\S\n]*(?:кому|тема|копия):\s|имеет честь|свидетельствует (?:свое )?уважение|"
    r"^[^\S\n]*(?:просим|направляем|сообщаем|информируем|извещаем|уведомляем|напоминаем) "
    r"(?:вас|сообщить|подтвердить|направить|рассмотреть|согласовать|на согласование|обо?\b|что\b)|"
    r"^[^\S\n]*(?:здравствуйте|добрый день|дорог\w+|глубокоуважаем\w+)\b[^.?\n]{0,60}!\s*$|"
    r"^[^\S\n]*с (?:глубоким )?уважением,?\s*(?:$|[а-я])|"
    # «Юрий Осипович, добрый день!», «Анна Петровна!» alone on a line; who writes in the first person
    r"^[^\S\n]*[а-я]+ [а-я]+(?:ович|евич|ильич|овна|евна|ична)(?:!|, ?[^.?!\n]{0,30}!)\s*$|"
    r"^[^\S\n]*(?:обращаюсь|обращаемся|пишу вам|пишем вам|прилагаю|прилагаем|посылаю|прошу вас)\s",
    flags=re.MULTILINE,
)
# a notice that is published and sent to nobody: it is for all who read a newspaper or a site
NOTICE = re.compile(r"\s*(?:официальное\s+)?(?:извещение|объявление|уведомление|сообщение)[^\S\n]*\n")
IN_PRINT = Guarded(
    r"\bдовод(?:ит|ят|ится) до сведения|^[^\S\n]*(?:размещен|опубликован|напечатан)|"
    r"^[^\S\n]*(?:газета[^\S\n]+)?«[^»\n]{3,60}»,[^\n]{0,40}№",
    flags=re.MULTILINE,
)
# who a letter is for, alone on its line: «Министру культуры Рязанской области»
ADDRESSEE = Guarded(
    r"^[^\S\n]*(?:губернатору|министру|главе|председателю|руководителю|начальнику|директору|мэру|ректору|президенту|"
    r"правительству|министерству|департаменту|заместителю|в (?:министерство|правительство|департамент|администрацию|"
    r"управление|комитет|аппарат))\s[^.!?\n]{4,90}$",
    flags=re.MULTILINE,
)
PREDICATE = re.compile(r"\b[а-я]{2,}(?:ил|ал|ел|ила|ала|ела|или|али|ели|ило|ало|ят|ют|ут|ит|ет)\b")
TITLE = Guarded(
    r"^[^\S\n]*[«\"]?(?:изменени[ея]\s+(?:№\s*\d+\s+)?в\s+|(?:[а-я-]+(?:ое|ый|ий)\s+){0,2})(?:соглашение|договор|"
    r"меморандум|протокол\s+о\s+(?:намерениях|"
    r"сотрудничестве|внесении|взаимодействии|совместн\w+|побратим\w+|дружбе|партн[её]рстве)|"
    r"протокол(?=[^\S\n]*\n[^\S\n]*об?\s)|"
    r"письмо(?=\s+о\s+намерени)|совместное заявление|декларация)\b(?P<rest>[^\n]*)$",
    flags=re.MULTILINE,
)
PROGRAMME = Guarded(
    r"^[^\S\n]*(?:утвержд\w+.*)?(?:(?:совместный\s+|комплексный\s+)?план(?:\s*-\s*график)?|программа|рабочая "
    r"программа|дорожная карта|«дорожная карта»|комплексный план|"
    r"протокол\s+(?:совместных\s+)?(?:действий|мероприятий|работ)|(?:перечень|график|календарь)\s+(?:[а-я]+\s+){0,2}мероприятий)(?!\w)"
    r"(?!\s+(?:дней|недели|визита|пребывания|форума|концерта|праздника|фестиваля|конференции|поездки|торжеств)\b)"
    r"(?P<rest>[^\n]*)$",
    flags=re.MULTILINE,
)
# the head of a paper and of no news: the word of its kind alone on a line, or the whole title in capitals
HEAD_OF_PAPER = re.compile(
    r"^[^\S\n]*(?:(?i:соглашение|договор|меморандум|протокол)(?:[^\S\n]+№[^\S\n]*\S+)?[^\S\n]*\n(?:[^\S\n]*\n)?[^\S\n]*(?i:обо?|о|между)\s|"
    r"(?:С О Г Л А Ш Е Н И Е|Д О Г О В О Р|М Е М О Р А Н Д У М|СОГЛАШЕНИЕ|ДОГОВОР|МЕМОРАНДУМ)"
    r"(?:[^\S\n]+[А-ЯЁ«»–-]+)*[^\S\n]*$)",
    re.MULTILINE,
)
BODY = Guarded(
    r"заключили\s+(?:настоящ|договор|соглашени)|договариваемся|договорились о следующем|§\s*\d|\bв лице\b|"
    r"изложить в (?:следующей|новой) редакции|дополнить словами|считать утратившим|"
    r"заявляем|выражаем|выразили намерени|\bмы, нижеподписавши|"
    r"согласились о нижеследующ|договорились о нижеследующ|о нижеследующем|"
    r"(?:договорились|пришли к соглашению)\s*:|намерева(?:ются|емся)\s*:|решили\s*:|"
    r"вступает в силу|в дальнейшем|именуем|обязуются|"
    r"\b(?:желая|признавая|руководствуясь|стремясь|учитывая)\b|настоящее соглашение|стороны\s+\w+|статья\s+\d+|"
    r"далее\s+(?:–|"
    r"-)?\s*(?:совместно\s+)?(?:именуем|стороны)|настоящий (?:договор|меморандум|протокол)|стороны"
)
ARTICLE = Guarded(
    r"^[^\S\n]*(?:статья|раздел|глава|пункт|часть|параграф)\s+(?:\d+|[ivx]+)\b|^[^\S\n]*§\s*\d+|"
    r"^[^\S\n]*[ivx]{1,4}\.\s|настоящее\s+соглашение\s+вступает|"
    r"^[^\S\n]*(?:заключительные|завершающие|прочие)\s+(?:положения|условия)\s*$|"
    r"^[^\S\n]*\d{1,2}\.\s*(?:вступление в силу|заключительные|завершающие|прочие|иные|особые|"
    r"дополнительные|срок|действие)|"
    r"^[^\S\n]*ст\.\s*\d{1,2}(?:\s+(?:соглашени|договор|меморандум|протокол)|\.?[^\S\n]*$)",
    flags=re.MULTILINE,
)
OF_ITSELF = Guarded(
    r"настоящ|\b(?:соглашение|договор|меморандум|протокол)\s+(?:подлежит|вступает|заключ|подписан сторонами|"
    r"действует)|\bсторон"
)
VERB = Guarded(
    r"\b(?:подписал|подписан(?!и[еию]\b|ием\b)|состоял|прош(?:ло|ла|ел)|заключил|утвердил|продл|расторг|отложен|договорил|"
    r"будет|готовит)\w*"
)


PARTICIPLE = re.compile(r"\b(?:подписан|утвержден|продлен|заключен)н\w+")
SIGNING_TOLD = re.compile(
    r"\bподписал[аи]?\b|\bпоставил[аи]? (?:свои )?подпис|\bподписи поставил|\bподписание (?:прошло|состоялось)"
)


PLAN_TOLD = re.compile(r"\b(?:утвердил|подписал|подписан|поставил|договорил)(?:и|а|о|ись)?\b")
NOTED = re.compile(r"\s*\(?(?:подписан|утвержден)[аоы]?\s[^!?\n]{0,70}\)?$")  # a note of the paper itself
ROW = re.compile(r"\s*(?:[•*–|-]|\d+[.)])")


def genre_of(text: Text) -> Genre:
    """Return the genre, by rules and by weights; `release` for news, which has no form of its own."""
    head, end = _first_lines(text.lower, HEAD_LINES)
    if FORM.search(_closed_up(head), letters=text.letters_before(end)):
        return "other"  # to be filled in, whatever it looks like
    return weighed(text, by_rules(text))


def by_rules(text: Text) -> Genre:  # noqa: PLR0911  one answer a line
    """Return the genre that the first lines and words of a text tell."""
    lower = text.lower
    head, end = _first_lines(lower, HEAD_LINES)
    head = _closed_up(head)
    of_head, of_opening = text.letters_before(end), text.letters_before(OPENING)
    if NOTICE.match(lower) and IN_PRINT.search(lower, letters=text.letters) and not _is_addressed(head, of_head):
        return "other"
    if LETTER.search(lower[:LONGEST_LETTER_HEAD], letters=of_opening) or _is_addressed(head, of_head):
        return "letter"
    if is_minutes(text, head, of_head):
        return "minutes"
    if ACT.search(_first_lines(text.shadow, HEAD_LINES)[0]) and not _is_news(head):
        return "other"
    if is_report(text):
        return "report"
    if _enacts(text, of_opening):
        return "other"
    title = _title_in(TITLE, head, of_head)
    if (
        title
        and (
            BODY.search(lower, letters=text.letters)
            or _has_form_of_text(lower)
            or HEAD_OF_PAPER.search(_first_lines(text.shadow, HEAD_LINES)[0]) is not None
        )
        and not _is_headline(title["rest"], head, title.start())
        and not _tells(head, title)
    ):
        return "agreement"
    longer, end = _first_lines(lower, 2 * HEAD_LINES) if PROGRAMME.may_match(text.letters) else ("", 0)
    longer = _closed_up(longer)
    programme = _title_in(PROGRAMME, longer, text.letters_before(end))
    if (
        programme
        and not _is_headline(programme["rest"], longer, programme.start())
        and (programme.end() <= len(head) or "утвержд" in head)
        and not _tells_of_plan(longer, programme)
    ):
        return "programme"
    if ACT_ORDERS.search(lower[:OPENING], letters=of_opening) and not SPEAKS_OF_ITSELF.match(lower):
        return "other"
    if (
        ARTICLE.search(lower[:OPENING], letters=of_opening)
        and OF_ITSELF.search(lower[:OPENING], letters=of_opening)
        and not VERB.search(head.split("\n")[0])
    ):
        return "agreement"
    if _is_clauses_of_a_piece(lower):
        return "agreement"
    if SPEAKS_OF_ITSELF.match(lower) or PREAMBLE.search(lower[:OPENING], letters=of_opening):
        return "agreement"
    return "release"


# the preamble of a text: its title is cut off, or is none that a title is known by
PREAMBLE = Guarded(
    r"\bименуем\w*[\s(«\"-][^.;]{0,60}?\bсторон(?:ы|ами)\b|\b(?:согласились|договорились|условились)\s+о\s+нижеследующем"
)


def _enacts(text: Text, of_opening: int) -> bool:
    """Tell whether a text without the heading of an act on a line of its own says what an act says."""
    opening = text.lower[:OPENING]
    if ACT_SAYS.search(opening, letters=of_opening):
        return True
    if NUMBERED.match(opening) and RULES_ON.may_match(of_opening):
        rules = sum(1 for _ in RULES_ON.finditer(opening, letters=of_opening))
        if rules > 1 and "сторон" not in opening.replace("иностранн", ""):
            return True
    return (
        LAW_IN_LINE.search(text.shadow, 0, LAW_HEAD) is not None
        and ENACTS.search(opening, letters=of_opening) is not None
    )


NUMBERED = re.compile(r"\s*(?:статья\s+\d+[^\n]*\n\s*)?1\.")
LAW_HEAD = 400  # letters


SPACED_TITLES = {" ".join(word): word for word in ("соглашение", "договор", "меморандум")}


def _closed_up(head: str) -> str:
    """Return the first lines with a title that is spaced out, as typewriters did, closed up: «С О Г Л А Ш Е Н И Е»."""
    spaced = next((one for one in SPACED_TITLES if one in head), None)
    return head.replace(spaced, SPACED_TITLES[spaced], 1) if spaced is not None else head


# what the form of a text shows: its clauses by number or letter, and names with initials alone on their lines below
CLAUSE = re.compile(
    r"^[^\S\n]*(?:\d{1,2}\.(?:\d{1,2}\.?)?|(?:\d{1,2}|[а-я])\)|раздел\s+[ivx\d]+|ст\.\s*\d+\.?)\s", re.MULTILINE
)
SIGNED_NAME = r"(?:[а-я]\.[^\S\n]?){1,2}[^\S\n]?[а-я-]{3,}"
SIGNED_NAMES = re.compile(
    rf"^[^\S\n]*(?:_+[^\S\n]*)?{SIGNED_NAME}(?:[^\S\n]{{3,}}(?:_+[^\S\n]*)?{SIGNED_NAME})?[^\S\n]*$", re.MULTILINE
)
LAST_LINES = 400  # letters


def _has_form_of_text(lower: str) -> bool:
    """Tell whether a text that its title calls an agreement has clauses and signatures, whatever their words are."""
    tail = max(0, len(lower) - LAST_LINES)
    signed = sum(found[0].count(".") > 0 for found in SIGNED_NAMES.finditer(lower, tail))
    columns = any("   " in found[0].strip() for found in SIGNED_NAMES.finditer(lower, tail))
    return (signed > 1 or columns) or sum(1 for _ in CLAUSE.finditer(lower)) > 2


def _first_lines(words: str, count: int) -> tuple[str, int]:
    """Return the first lines that are not empty, and where they end."""
    lines: list[str] = []
    place = 0
    for line in words.split("\n"):
        place += len(line) + 1
        if line and not line.isspace():
            lines.append(line)
            if len(lines) == count:
                break
    return "\n".join(lines), place


# a piece of a text without its number: it begins with what only a text says of itself
SPEAKS_OF_ITSELF = re.compile(r"\s*настоящ\w+\s+(?:соглашени|договор|меморандум|протокол|план|программ)")


def _title_in(pattern: Guarded, head: str, letters: int) -> re.Match[str] | None:
    """Return the first line that opens as a title does and has no finite verb: «План … подпишут заочно» is none."""
    found = pattern.search(head, letters=letters)
    while found is not None and _has_verb(found["rest"]):
        found = pattern.search(head, found.end(), letters=letters)
    return found


WORDS = re.compile(r"[а-я-]+")
NAMED = re.compile(r"«[^»\n]{0,300}»")  # with a bound: many marks may be open that nothing closes


def _has_verb(line: str) -> bool:
    """Tell whether a line has a finite verb outside of names in marks."""
    words = (parses(word[0])[0] for word in WORDS.finditer(NAMED.sub(" ", line)))
    return any(word.pos == "VERB" and word.is_known for word in words)


# «7. Порядок применения», «7.1. Договорённости Меморандума …»: clauses of one section that is not the first
SUBCLAUSE = re.compile(r"^[^\S\n]*(?P<section>\d{1,2})\.\d{1,2}\.?\s+(?P<words>[^\n]+)", re.MULTILINE)
ACT_NAMED = re.compile(r"\b(?:соглашени|договор|меморандум|протокол)\w*")


def _is_clauses_of_a_piece(lower: str) -> bool:
    """Tell whether a text is numbered clauses of a later section that speak of their act and its sides."""
    found = list(SUBCLAUSE.finditer(lower, 0, OPENING))
    sections = {one["section"] for one in found}
    if len(found) < 2 or "1" in sections:
        return False
    return (
        sum(ACT_NAMED.search(one["words"]) is not None for one in found) > 1
        and re.search(r"\b(?:сторон|участник)\w*|\bнастоящ", lower[:OPENING]) is not None
    )


def _is_addressed(head: str, letters: int) -> bool:
    """Tell whether one of the first lines names an addressee, and is no headline."""
    found = ADDRESSEE.search(head, letters=letters)
    if found is None or PREDICATE.search(found[0]) is not None or _is_news(head):
        return False
    # «Исполнение поручается:» and the rows below, each with its body: a list and no address
    return not (found[0].endswith((",", ";")) or head[: found.start()].rstrip().endswith((":", ",", ";")))


def _is_headline(rest: str, head: str, place: int) -> bool:
    """Tell whether a first line that opens with «Соглашение» is a headline or a sentence of news."""
    if len(rest) > 140 and "." in rest:
        return True
    if VERB.search(rest) or PREDICATE.match(rest.lstrip()):
        return True  # «Соглашение действует до …»
    before = head[:place].strip()
    return bool(before) and VERB.search(before.split("\n")[-1]) is not None


def _tells(head: str, title: re.Match[str]) -> bool:
    """Tell whether the lines after a title tell of a signing, as news does and no agreement of itself."""
    if SIGNING_TOLD.search(head[: title.start()]):
        return True
    body = "\n".join(line for line in head[title.end() :].split("\n") if not CLAUSE.match(line))
    return SIGNING_TOLD.search(body) is not None and "настоящ" not in body and "в лице" not in body


def _tells_of_plan(head: str, title: re.Match[str]) -> bool:
    """Tell whether the first lines after «План …» tell of its signing instead of listing its rows."""
    following = head[title.end() :].strip().split("\n")[:2]
    return any(PLAN_TOLD.search(line) and not ROW.match(line) and not NOTED.match(line) for line in following)


def _is_news(head: str) -> bool:
    """Tell whether the first line tells of something: «подписанного в 2015 году» does not."""
    return VERB.search(PARTICIPLE.sub("", head.split("\n", maxsplit=1)[0])) is not None
