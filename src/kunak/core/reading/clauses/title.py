"""The title of an agreement: the words after the word that names it, up to where the title ends."""

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.title_end import LONG_YEARS, OTHER_NAME, YEARS, title_end
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import words_of
from kunak.core.reading.morph import parses
from kunak.core.reading.record import Kind
from kunak.core.reading.text import Token

OPENERS = ("о", "об", "обо", "по", "к")


PLAN_OPENERS = (
    "мероприятий",
    "совместных",
    "сотрудничества",
    "действий",
    "развития",
    "работы",
    "взаимодействия",
    "реализации",
    "на",
    "основных",
    "дел",
    "первоочередных",
)


PRONOUNS = ("нем", "ней", "них", "нам", "нему", "этом", "котором", "которой")
NO_SUBJECT = (  # «по итогам встречи», «соглашения по ряду направлений»
    *("итогам", "видеосвязи", "словам", "поручению", "инициативе", "которому", "этому", "видео-конференц-связи"),
    *("ряду", "нескольким", "многим", "разным", "различным", "целому"),
)
QUOTED_TITLE = re.compile(r"\s*«(?P<title>обо?\s[^»\n]{4,200}|о\s[^»\n]{4,200})»")
NUMBER = re.compile(r"\s*№\s*[\d-]+")


PLAN_KINDS = ("programme", "roadmap", "protocol")


def title_after(context: Context, place: int, kind: Kind, *, plan_word_start: int = -1) -> Sourced[str] | None:  # noqa: PLR0911  one answer a line
    """Return the title that begins right after a place, None where none does.

    Args:
        place: end of the word that names the act.
        kind: of the act; plans and road maps may go on in the genitive and keep their years.
        plan_word_start: for «план мероприятий …», where the genitive begins; -1 otherwise.
    """
    text = context.text
    numbered = NUMBER.match(text.lower, place) if plan_word_start < 0 else None
    place = numbered.end() if numbered else place
    name = OTHER_NAME.match(text.lower, place) if kind in PLAN_KINDS and plan_word_start < 0 else None
    place = name.end() if name else place  # «дорожная карта (план мероприятий) по развитию …»
    index = text.token_index(plan_word_start if plan_word_start >= 0 else place)
    if plan_word_start < 0 and text.shadow.startswith("»", place):
        index += 1  # «дорожная карта» in quotation marks of its own
    index = _over_parties(context, index)
    quoted = QUOTED_TITLE.match(text.lower, place) if plan_word_start < 0 else None
    if quoted is not None:
        span = Span(*quoted.span("title"))
        return Sourced(text.clean(span.start, span.end), (span,), 1.0, "title.quoted")
    if (
        index + 1 < len(text.tokens)
        and text.tokens[index].text == ","
        and text.tokens[index + 1].lower in ("о", "об")
        and plan_word_start < 0
    ):
        index += 1
    if index >= len(text.tokens):
        return None
    first = text.tokens[index]
    sentence = text.sentence_at(max(0, place - 1))
    if first.start >= sentence.end:
        return None
    is_plan = kind in PLAN_KINDS
    if first.lower in OPENERS and index + 1 < len(text.tokens) and text.tokens[index + 1].lower in PRONOUNS:
        return None
    is_opened = first.lower in OPENERS or (is_plan and _opens_plan(context, index, is_map=kind == "roadmap"))
    if not is_opened and plan_word_start < 0:
        return None
    if first.lower == "на" and not YEARS.match(text.lower, first.start):
        return None
    if (
        first.lower in ("по", "к")
        and index + 1 < len(text.tokens)
        and text.tokens[index + 1].lower.startswith(NO_SUBJECT)
    ):
        return None
    end = title_end(
        context, index, sentence.end, is_plan=is_plan or kind == "amendment", in_quotes=_quote_end(context, place)
    )
    if end <= first.end and first.lower in OPENERS:
        return None
    if "следующем" in text.lower[first.start : end]:
        return None
    if not is_plan:
        end = _without_parties(context, first.start, end)
    return Sourced(text.clean(first.start, end), (Span(first.start, end),), 1.0, "title.after")


# what a plan of co-operation is of, after any adjectives: «план приграничного взаимодействия», «культурных обменов»
OF_COOPERATION = frozenset(
    (
        "взаимодействие",
        "сотрудничество",
        "обмен",
        "связь",
        "действие",
        "мероприятие",
        "работа",
        "партнерство",
        "кооперация",
        "добрососедство",
        "соседство",
        "дружба",
        "побратимство",
        "взаимопомощь",
        "взаимовыручка",
        "интеграция",
    )
)
MOST_ADJECTIVES = 6  # with the commas and «и» between them


# what a road map is of, by the ending of what is done: «дорожной картой сближения соседних территорий»
OF_ACTION = ("ние", "тие", "ция", "дело")
NO_ACTION = frozenset(
    str.split(
        "управление отделение учреждение правление собрание объединение поселение предприятие "
        "организация администрация ассоциация корпорация федерация агломерация"
    )
)


def _opens_plan(context: Context, number: int, *, is_map: bool = False) -> bool:
    """Tell whether a plan's title begins at a token: with a usual word, or with what co-operation is made of."""
    tokens = context.text.tokens
    if tokens[number].lower in PLAN_OPENERS:
        return True
    joint = False
    for place, token in enumerate(tokens[number : number + MOST_ADJECTIVES + 1]):
        if place and token.lower in ("и", ","):  # «научного и кадрового партнёрства»
            continue
        found = parses(token.lower)[0]
        if found.pos == "ADJF":  # «научных» is first of all of another case
            found = next((one for one in parses(token.lower) if (one.pos, one.case) == ("ADJF", "gent")), found)
        if found.case != "gent" or found.pos not in ("NOUN", "ADJF"):
            return False
        if found.pos == "NOUN":
            is_action = is_map and found.lemma.endswith(OF_ACTION) and found.lemma not in NO_ACTION
            return found.lemma in OF_COOPERATION or joint or is_action
        joint = joint or found.lemma in words_of("joint")
    return False


# «о шефской помощи городу Дебальцево», «о содействии Бердянскому округу»: to whom, at the end
TO_WHOM = re.compile(
    r"о(?:б|бо)?\s+(?:[а-я-]+\s+){0,2}(?:помощи|содействии|поддержке)(?=\s+(?P<rest>(?:городу|району|округу|селу|поселку|"
    r"области|краю|республике|[а-я-]+(?:скому|цкому|ской|цкой)\s+(?:[а-я]+\s+)?(?:городу|району|округу|краю|области))\b))"
)
WITH_PARTIES = re.compile(
    r"обо?\s+[^,]*?(?:сотрудничестве|взаимодействии|дружбе|партнерстве|побратимстве|шефстве|намерениях|"
    r"взаимопонимании)(?=\s+(?P<rest>\S))"
    r"|о\s+[^,]*?(?:сотрудничестве|взаимодействии|дружбе|партнерстве|побратимстве|шефстве|намерениях|"
    r"взаимопонимании)(?=\s+(?P<other>\S))"
)


INSIDE = re.compile(r"\sв\s+(?:сфер|област|част|отрасл)[а-я]+\s|\sпо\s+вопросам\s")  # «о дружбе А и Б в сфере вина»


def _without_parties(context: Context, start: int, end: int) -> int:
    """Return the end of a title without the parties that close it: «о сотрудничестве Котласского района с …»."""
    to = TO_WHOM.match(context.text.lower, start, end)
    if to is not None and not INSIDE.search(context.text.lower, to.start("rest"), end):
        return to.end()
    found = WITH_PARTIES.match(context.text.lower, start, end)
    if found is None:
        return end
    rest = found.start("rest") if found["rest"] else found.start("other")
    if not context.text.shadow[rest].isupper() or INSIDE.search(context.text.lower, rest, end):
        return end
    return found.end()


# «Соглашение о сотрудничестве с ними мы подписали»: what somebody says is no title
SPEECH = re.compile(r"\s(?:мы|я|вы|нами|нам|у нас|подписали)\s")


def _quote_end(context: Context, place: int) -> int:
    """Return where the quotation that holds a place closes, 0 where the place is in none."""
    for pair in context.text.quotes:
        if pair.start > place:
            break
        if (
            place < pair.end
            and pair.end - pair.start < 600
            and not context.text.lower[pair.start : place].strip(" ").count(" ")
        ):
            return 0 if SPEECH.search(context.text.lower, place, pair.end) else pair.end
    return 0


def _over_parties(context: Context, index: int) -> int:
    """Return the number of the token after «между А и Б», «с А» or «Омской области и Тывы», where they stand before."""
    tokens = context.text.tokens
    if index >= len(tokens):
        return index
    is_opened = tokens[index].lower in BEFORE_PARTIES or _is_agent(context, tokens[index].start)
    if not is_opened and not _is_owner(context, index):
        return index
    start = tokens[index].start
    sentence = context.text.sentence_at(start)
    for number in range(index + 1, min(index + 70, len(tokens))):
        token = tokens[number]
        if token.start >= sentence.end or token.text in ".;" or (not is_opened and _parts(token)):
            return index
        if token.lower in ("о", "об") and not _inside_entity(context, token.start):
            return number
        if token.lower in ("подписали", "подписано", "подписал", "заключили", "заключено"):
            return index
    return index


def _is_agent(context: Context, place: int) -> bool:
    """Tell whether who signs stands at a place, in the instrumental: «соглашение главой А и мэром Б о дружбе»."""
    return any(
        place in (person.start, person.post_start) and person.case == "ablt"
        for person in context.people.within(place, place + FAR)
    )


FAR = 120  # letters from a post to the name


# «соглашение администраций Ельца и Задонского района „О …“», «меморандум городов Миасса и Каттакургана о …»
OWNERS = frozenset(str.split("администраций городов районов округов правительств министерств областей республик мэрий"))
PREDICATES = frozenset(("VERB", "PRTS", "PRED"))
BEFORE_PARTIES = frozenset(("между", "с", "со", "правительства", "правительств"))


def _is_owner(context: Context, index: int) -> bool:
    """Tell whether a party in the genitive begins at a token: «соглашение министерств культуры А и Б о …»."""
    token = context.text.tokens[index]
    body = context.bodies.holding(token.start)
    if body is not None:
        return body.start == token.start and body.case == "gent"
    following = context.text.tokens[index + 1 : index + 2]
    if token.lower in OWNERS and following and following[0].is_capital:
        return True
    item = context.territories.holding(token.start)
    return item is not None and item.start == token.start and item.case in ("gent", "")


def _parts(token: Token) -> bool:
    """Tell whether a word or mark cannot stand among parties: a verb, a dash, a colon."""
    return token.text in "–:" or (token.is_word and parses(token.lower)[0].pos in PREDICATES)


def _inside_entity(context: Context, place: int) -> bool:
    return context.bodies.holding(place) is not None


def without_years(context: Context, title: Sourced[str]) -> Sourced[str]:
    """Return the title of an agreement named inside a plan's: the years at its end are the plan's."""
    span = title.spans[0]
    found = LONG_YEARS.search(context.text.lower, span.start, span.end)
    if found is None or found.end() < span.end:
        return title
    end = span.start + len(context.text.shadow[span.start : found.start()].rstrip())
    return Sourced(context.text.clean(span.start, end), (Span(span.start, end),), title.confidence, title.rule)


# «Протокол о внесении изменений в Договор между А и Б о дружбе от 5 мая 2001 года», up to the day of what is changed
OF_CHANGES = re.compile(
    r"\s(?P<title>о\s+внесении\s+изменени[а-я]*(?:\s+и\s+дополнени[а-я]*)?\s+(?:в|к)\s+(?:[а-я]+\s+к\s+)?"
    r"(?:соглашени|договор|меморандум|протокол)[^;»\n]*?(?:\n[^;»\n]+){0,6}?)"
    r"(?P<day>\s+от\s+\d{1,2}(?:\s+[а-я]{3,8}\s+|\.\d\d\.)(?:19|20)\d\d(?:\s*(?:года|г\.|г))?)?"
    r"(?=\s*(?:[»;]|\((?:подписан|заключен|вместе)|,\s*(?:подписан|заключен|совершен|сообщ)|\.(?:\s|$)|\n\s*\n|$))"
)
LONGEST_CHANGES = 700  # letters


def title_of_changes(context: Context, start: int, end: int) -> Sourced[str] | None:
    """Return the title of a paper that changes another, with what it changes; the mention lies between the places."""
    place = context.text.lower.find(" о ", start, end)
    found = OF_CHANGES.match(context.text.lower, place, place + LONGEST_CHANGES) if place >= 0 else None
    if found is None:
        return None
    span = Span(found.start("title"), found.end("day") if found["day"] else found.end("title"))
    return Sourced(context.text.clean(span.start, span.end), (span,), 0.95, "title.of_changes")
