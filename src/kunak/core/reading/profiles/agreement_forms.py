"""Texts of agreements and plans, known by their titles, their articles and what they call themselves."""

from kunak.core.reading import later as re
from kunak.core.reading.morph import parses
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.profiles.act_forms import SPEAKS_OF_ITSELF
from kunak.core.reading.profiles.first_lines import HEAD_LINES, VERB, FirstLines
from kunak.core.reading.profiles.letter_forms import PREDICATE

TITLE = Guarded(
    r"^[^\S\n]*[«\"]?(?:изменени[ея]\s+(?:№\s*\d+\s+)?в\s+|(?:[а-я-]+(?:ое|ый|ий)\s+){0,2})(?:соглашение|договор|"
    r"меморандум|протокол\s+о\s+(?:намерениях|"
    r"сотрудничестве|внесении|взаимодействии|совместн\w+|побратим\w+|дружбе|партн[её]рстве)|"
    r"протокол(?=(?:[^\S\n]+№[^\S\n]*\S+)?[^\S\n]*\n[^\S\n]*об?\s)|"
    r"письмо(?=\s+о\s+намерени)|совместное заявление|декларация)\b(?P<rest>[^\n]*)$",
    flags=re.MULTILINE,
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
# the head of a paper and of no news: the word of its kind alone on a line, or the whole title in capitals
HEAD_OF_PAPER = re.compile(
    r"^[^\S\n]*(?:(?i:соглашение|договор|меморандум|протокол)(?:[^\S\n]+№[^\S\n]*\S+)?[^\S\n]*\n(?:[^\S\n]*\n)?[^\S\n]*(?i:обо?|о|между)\s|"
    r"(?:С О Г Л А Ш Е Н И Е|Д О Г О В О Р|М Е М О Р А Н Д У М|СОГЛАШЕНИЕ|ДОГОВОР|МЕМОРАНДУМ)"
    r"(?:[^\S\n]+[А-ЯЁ«»–-]+)*[^\S\n]*$)",
    re.MULTILINE,
)


def is_titled_agreement(head: FirstLines) -> bool:
    """Tell whether a title calls a text an agreement, and it has the words or the form of one."""
    text, title = head.text, _title_in(TITLE, head)
    if title is None:
        return False
    has_form = (
        BODY.search(text.lower, letters=text.letters) is not None
        or _has_form_of_text(text.lower)
        or HEAD_OF_PAPER.search(head.as_written) is not None
    )
    return has_form and not _is_headline(title["rest"], head.words, title.start()) and not _tells(head.words, title)


PROGRAMME = Guarded(
    r"^[^\S\n]*(?:утвержд\w+.*)?(?:(?:совместный\s+|комплексный\s+)?план(?:\s*-\s*график)?|программа|рабочая "
    r"программа|дорожная карта|«дорожная карта»|комплексный план|"
    r"протокол\s+(?:совместных\s+)?(?:действий|мероприятий|работ)|(?:перечень|график|календарь)\s+(?:[а-я]+\s+){0,2}мероприятий)(?!\w)"
    r"(?!\s+(?:дней|недели|визита|пребывания|форума|концерта|праздника|фестиваля|конференции|поездки|торжеств)\b)"
    r"(?P<rest>[^\n]*)$",
    flags=re.MULTILINE,
)


def is_programme(head: FirstLines) -> bool:
    """Tell whether a title calls a text a plan or a programme."""
    if not PROGRAMME.may_match(head.text.letters):
        return False
    longer = FirstLines(head.text, 2 * HEAD_LINES)
    title = _title_in(PROGRAMME, longer)
    return (
        title is not None
        and not _is_headline(title["rest"], longer.words, title.start())
        and (title.end() <= len(head.words) or "утвержд" in head.words)
        and not _tells_of_plan(longer.words, title)
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
# the preamble of a text: its title is cut off, or is none that a title is known by
PREAMBLE = Guarded(
    r"\bименуем\w*[\s(«\"-][^.;]{0,60}?\bсторон(?:ы|ами)\b|\b(?:согласились|договорились|условились)\s+о\s+нижеследующем"
)


def is_untitled_agreement(head: FirstLines) -> bool:
    """Tell whether a text without a title is of an agreement: by its articles, its clauses, what it calls itself."""
    opening, letters = head.opening, head.letters_of_opening
    has_articles = (
        ARTICLE.search(opening, letters=letters) is not None
        and OF_ITSELF.search(opening, letters=letters) is not None
        and VERB.search(head.words.split("\n")[0]) is None
    )
    return (
        has_articles
        or _is_clauses_of_a_piece(opening)
        or SPEAKS_OF_ITSELF.match(head.text.lower) is not None
        or PREAMBLE.search(opening, letters=letters) is not None
    )


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


def _title_in(pattern: Guarded, head: FirstLines) -> re.Match[str] | None:
    """Return the first line that opens as a title does and has no finite verb: «План … подпишут заочно» is none."""
    found = pattern.search(head.words, letters=head.letters)
    while found is not None and _has_verb(found["rest"]):
        found = pattern.search(head.words, found.end(), letters=head.letters)
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


def _is_clauses_of_a_piece(opening: str) -> bool:
    """Tell whether a text is numbered clauses of a later section that speak of their act and its sides."""
    found = list(SUBCLAUSE.finditer(opening))
    sections = {one["section"] for one in found}
    if len(found) < 2 or "1" in sections:
        return False
    return (
        sum(ACT_NAMED.search(one["words"]) is not None for one in found) > 1
        and re.search(r"\b(?:сторон|участник)\w*|\bнастоящ", opening) is not None
    )


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
    lines = head[title.end() :].split("\n")
    body = "\n".join(line for line in lines if not CLAUSE.match(line) and not LISTS_HANDS.match(line))
    return SIGNING_TOLD.search(body) is not None and "настоящ" not in body and "в лице" not in body


LISTS_HANDS = re.compile(
    r"\s*подписали\s*(?:(?:в|на)\s[^\n]{3,80})?:"
)  # a paper lists who signs it: «Подписали: от края – …»
SIGNING_TOLD = re.compile(
    r"\bподписал[аи]?\b|\bпоставил[аи]? (?:свои )?подпис|\bподписи поставил|\bподписание (?:прошло|состоялось)"
)


def _tells_of_plan(head: str, title: re.Match[str]) -> bool:
    """Tell whether the first lines after «План …» tell of its signing instead of listing its rows."""
    following = head[title.end() :].strip().split("\n")[:2]
    return any(PLAN_TOLD.search(line) and not ROW.match(line) and not NOTED.match(line) for line in following)


PLAN_TOLD = re.compile(r"\b(?:утвердил|подписал|подписан|поставил|договорил)(?:и|а|о|ись)?\b")
NOTED = re.compile(r"\s*\(?(?:подписан|утвержден)[аоы]?\s[^!?\n]{0,70}\)?$")  # a note of the paper itself
ROW = re.compile(r"\s*(?:[•*–|-]|\d+[.)])")
