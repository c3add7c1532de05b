"""Whether a piece is an undertaking: bare «развитие сотрудничества в сфере …» is none, hopes are none."""

from functools import reduce
from itertools import pairwise
from operator import or_

from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments.grammar import cases_of, top
from kunak.core.reading.clauses.commitments.no_deed import BRINGS, brings_to_a_place
from kunak.core.reading.clauses.commitments.pieces import Piece
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.text import Token

FEWEST_WORDS = 2
OBJECT_WITHIN = 5
GROUP_WITHIN = 5
PARTNER_WITHIN = 2
OPENING = 8


def is_undertaking(context: Context, piece: Piece) -> bool:
    """Tell whether a piece is more than a bare direction of co-operation or a step of the paper itself."""
    tokens = [token for token in context.text.tokens_in(piece.start, piece.end) if token.is_word]
    if len(tokens) < FEWEST_WORDS and "«" not in context.text.shadow[piece.start : piece.end]:
        return False
    if piece.verb and (_only_tells(context, piece, tokens) or _only_ties(piece, tokens)):
        return False
    return not (
        _is_bare_tie(tokens)
        or _is_field(tokens, by_verb=bool(piece.verb))
        or _is_of_the_paper(tokens)
        or _sets_up_a_group(tokens)
        or _names_who_answers(context, piece)
        or _is_person(context, piece)
        or INITIALS.search(context.text.shadow, piece.start, piece.end)
    )


def _only_tells(context: Context, piece: Piece, tokens: list[Token]) -> bool:
    """Tell whether a verb says what comes of the paper or is done to it, and not what the parties do."""
    if piece.verb in INFORMS and _is_about_a_thing(tokens):
        return False
    if piece.verb in TELLS and any(token.lower == "этом" for token in tokens[1:3]):
        return True  # how one leaves: «сказать об этом за год»
    if is_of(piece.verb, "paper"):  # «сообщать друг другу о паводках», «продлить на час работу поста» are deeds
        return not (
            any(token.lower == "друг" for token in tokens[1:])
            or (piece.verb in BRINGS and brings_to_a_place(tokens))
            or (piece.verb in LENGTHENS and _is_work(tokens))
            or (piece.verb in KEEPS and _is_kept(tokens))
        )
    if piece.verb in MEASURES:
        return COUNTED.search(context.text.lower, piece.start, piece.end) is not None
    if piece.verb == "работать":
        is_common = any(token.lower in ("над", "вместе") or is_of(token.lower, "joint") for token in tokens)
        return not (is_common or _works_somewhere(tokens))
    is_soft = is_of(piece.verb, "soft") and _is_about_the_paper(tokens)
    return is_soft and not (piece.verb in KEEPS_UP and _is_book(tokens))


KEEPS_UP = frozenset(("вести",))
BOOKS = (
    "журнал",
    "реестр",
    "карт",
    "календар",
    "базу",
    "баз",
    "каталог",
    "летопис",
    "учет",
    "кадастр",
    "список",
    "блог",
)


def _is_book(tokens: list[Token]) -> bool:
    """Tell whether what is kept is a book of things, «вести общую карту очагов», and no papers of the agreement."""
    told = [token.lower for token in tokens[1:] if top(token.lower).pos != "ADVB"]
    named = next((number for number, word in enumerate(told) if word.startswith(BOOKS)), -1)
    is_object = named >= 0 and all(top(word).pos in ("ADJF", "PRTF") for word in told[:named])
    return is_object and not any(is_of(word, "act", "tie", "running") for word in told[named + 1 :])


LENGTHENS = frozenset(("продлить", "продлевать"))


def _is_kept(tokens: list[Token]) -> bool:
    """Tell whether a thing is kept, «содержать зимник», and no paper holds its rules."""
    is_told = tokens[0].lower in ("содержать", "содержит", "содержат")
    stands_for_it = not any(token.lower.startswith("содерж") for token in tokens)  # «область содержит паром, край – …»
    return (is_told or stands_for_it) and not any(
        is_of(token.lower, "act", "tie", "part") or token.lower.startswith(("нормы", "положени", "правил", "страниц"))
        for token in tokens[1:OBJECT_WITHIN]
    )


def _is_work(tokens: list[Token]) -> bool:
    """Tell whether what is made longer is a thing that runs: «продлить на три часа работу поста», and no paper."""
    return any(is_of(token.lower, "running") or token.lower in RUNS for token in tokens[1:]) and not any(
        is_of(token.lower, "act", "tie") for token in tokens
    )


RUNS = frozenset(
    (
        *("работу", "смену", "маршрут", "линию", "рейс", "сезон", "навигацию", "приём", "прием", "дорогу", "рейсы"),
        *("электричку", "автобус", "поезд", "трамвай", "троллейбус", "ветку", "полосу", "тропу", "трассу", "перрон"),
        *("аренду", "квоту", "льготу", "льготы", "выставку", "гастроли", "канал", "газопровод", "водопровод"),
    )
)
KEEPS = frozenset(("содержать",))
TELLS = frozenset(("сказать", "говорить", "заявить", "заявлять", "объявить", "объявлять", "написать", "писать"))
TIES = frozenset(("сотрудничать", "взаимодействовать", "посотрудничать", "дружить"))
EFFORTS = frozenset(("приложить", "прилагать", "уделить", "уделять", "прорабатывать", "проработать"))


def _only_ties(piece: Piece, tokens: list[Token]) -> bool:
    """Tell whether a verb says no more than that the parties work together, or try: «будут сотрудничать в культуре»."""
    if piece.verb in EFFORTS:
        return any(token.lower.startswith(("усили", "внимани", "вопрос", "тем", "возможност")) for token in tokens)
    return piece.verb in TIES and not any(is_of(token.lower, "action", "event", "light") for token in tokens)


def _is_about_a_thing(tokens: list[Token]) -> bool:
    """Tell whether «сообщать о …» goes on with a thing that happens: «о паводках», and not «о ходе выполнения»."""
    for number, token in enumerate(tokens[:-1]):
        if token.lower in ("о", "об"):
            told = tokens[number + 1 : number + 3]
            return told[0].lower != "этом" and not any(is_of(near.lower, "act", "tie", "running") for near in told)
    return False


def _works_somewhere(tokens: list[Token]) -> bool:
    """Tell whether people «работают в одном вагоне», and not «в этом направлении», «в сфере туризма»."""
    nouns = [token.lower for token in tokens if top(token.lower).pos == "NOUN"]
    has_place = any(token.lower in ("в", "во", "на") for token in tokens)
    return has_place and len(nouns) > 1 and not any(is_of(noun, "field", "part", "tie", "running") for noun in nouns)


INFORMS = frozenset(("сообщать", "сообщить", "извещать", "известить", "предупреждать", "предупредить", "оповещать"))


def _is_bare_tie(tokens: list[Token]) -> bool:
    """Tell whether a piece only says that ties in some sphere are developed."""
    number = 0
    while number < len(tokens) and (
        is_of(tokens[number].lower, "growth", "manner")
        or top(tokens[number].lower).pos in ("ADJF", "ADVB", "PRCL", "PREP")
    ):
        number += 1
    if number >= len(tokens) or not is_of(tokens[number].lower, "tie"):
        return False
    if number + 1 >= len(tokens):
        return True
    following = tokens[number + 1].lower
    if following in ("между", "с", "со"):
        return any(
            is_of(token.lower, "ours", "act", "lands") for token in tokens[number + 2 : number + 2 + PARTNER_WITHIN]
        )
    if following in ("и", "в", "во", "по", "на"):
        return True
    if top(following).lemma in ("сторона", "регион", "субъект", "участник"):
        return True
    return not cases_of(following, nouns=True) and not cases_of(following, nouns=False)


def _is_field(tokens: list[Token], *, by_verb: bool) -> bool:
    """Tell whether a piece only names a direction: «культура», «развитие туризма и торговли»."""
    nouns = [token for token in tokens if top(token.lower).pos == "NOUN"]
    if by_verb and any(_names_people(token.lower) for token in tokens[1:]):
        return False
    if not nouns:  # «тушить их будут вместе» has an object, too
        return not (by_verb and any(token.lower == "их" for token in tokens))
    if by_verb and any(top(token.lower).pos == "ADJF" for token in tokens):
        return False
    rest = [token for token in nouns if not is_of(token.lower, "growth", "part")]
    if is_of(tokens[0].lower, "joint") and all(is_of(token.lower, "ours", "joint_thing") for token in rest):
        return True  # «совместную работу двух регионов»
    return all(is_of(token.lower, "field", "tie") for token in rest)


def _names_people(word: str) -> bool:
    """Tell whether a word that is no noun stands for one: «кормить бездомных», «обмениваться служащими», «зубров»."""
    parse = top(word)
    if parse.pos in ("ADJF", "PRTF"):
        is_of_many = parse.number == "plur" and parse.case == "gent"
        return len(word) > FEWEST_LETTERS and (is_of_many or "Subx" in parse.grammemes)
    return parse.pos == "ADJS" and bool(cases_of(word, nouns=True))


FEWEST_LETTERS = 5


def _is_about_the_paper(tokens: list[Token]) -> bool:
    """Tell whether «координировать», «представить» is done to the co-operation itself and not to a thing."""
    objects = (token.lower for token in tokens[:OBJECT_WITHIN])
    if len(tokens) > FEWEST_WORDS and tokens[1].lower != "друг":
        objects = (word for word in objects if word not in ONE_ANOTHER)  # «признавать льготы друг друга»
    return any(is_of(word, "act", "tie", "running") for word in objects)


ONE_ANOTHER = frozenset(("друг", "друга", "другу"))


# «документ действует пять лет», «в пределах полномочий», «доля составит 60 процентов» tell no deed
MEASURES = frozenset(("действовать", "составить", "составлять"))
COUNTED = agrees(
    r"\b(?:лет|года?|месяц[а-я]*|момента|дня|даты|бессрочно|срока?|процент[а-я]*|рубл[а-я]*|пределах)\b|\d"
)
INITIALS = re.compile(r"[А-ЯЁ]\. ?[А-ЯЁ]\. ?[А-ЯЁ]")  # a line of signatures


def _sets_up_a_group(tokens: list[Token]) -> bool:
    """Tell whether a piece sets up a joint body: that is a fact of its own and no undertaking."""
    for number, token in enumerate(tokens):
        if is_of(token.lower, "set_group"):
            return any(
                is_of(other.lower, "group")
                and (top(before.lower).pos == "ADJF" or (before is token and token.lower.endswith("ся")))
                for before, other in pairwise(tokens[: number + GROUP_WITHIN])
            )
    return False


def _names_who_answers(context: Context, piece: Piece) -> bool:
    """Tell whether a piece only says which body is meant: «со стороны Твери – комитет экономики»."""
    if piece.verb and top(context.text.tokens_in(piece.start, piece.end)[0].lower).pos == "INFN":
        return False  # «содержать зимник Усть-Нера – Сусуман»
    dash = context.text.shadow.find("–", piece.start, piece.end)
    return dash >= 0 and context.bodies.holding(dash + 2) is not None


def _is_person(context: Context, piece: Piece) -> bool:
    """Tell whether a piece without a verb is a body, or ends with a person's name: «мэр Рязани Софья Касимова»."""
    body = None if piece.verb else context.bodies.holding(piece.start)
    if (
        body is not None
        and context.text.lower.startswith(AUTHORITIES, piece.start)
        and not context.text.shadow[body.end : piece.end].strip(" .,;")
    ):
        return True  # «исполнителями записаны Министерство транспорта и …»
    if not piece.verb and context.posts.holding(piece.start) is not None:
        return True
    return not piece.verb and any(
        not context.text.shadow[person.end : piece.end].strip(" .,;")
        for person in context.people.within(piece.start, piece.end)
    )


AUTHORITIES = ("министерств", "комитет", "управлени", "департамент", "администраци", "правительств", "агентств")


PAPER = agrees(
    r"\b(?:проект\w* (?:соглашени|договор|план)|"
    r"(?:подпис|заключ|подготов|доработ|согласова|утверд)\w+ (?:[а-я\d]+ ){0,3}?(?:соглашени|договор|меморандум|план))|"
    r"^(?:[а-я]+ )?(?:соглашени|договор[аеу]?м?\b|меморандум|протокол|план мероприятий|подписани)|"
    r"\b(?:продлени|пролонгаци)[а-я]*|\bсрок действия\b|\bвозможност[а-я]+ (?:автоматической )?пролонгаци|"
    r"\bсто(?:ят|ит) (?:[а-я]+ )?подпис|\bоставля[а-я]+ за собой право\b|\bне имеется\b|"
    r"\bпродл\w+ (?:срок\w* )?(?:действи|соглашени|договор|меморандум)|"
    r"^(?:пункт|подпункт|раздел|стать|абзац|приложени)[а-я]* (?:дополнить|изложить|исключить|заменить|считать)|"
    r"^план работ|^(?:[а-я]+ом )?порядке (?:работы|действий|взаимодействия)\b|"
    r"^(?:(?:весь|полный|сам) )?текст(?:ы|а)? (?:[а-я]+ )?(?:документ|соглашени|договор|меморандум|"
    r"протокол|проект)|^статус |"
    r"^(?:дополнить|изложить|исключить) |^(?:заменить|перенести) (?:[а-я]+ ){0,2}?(?:слов|срок|дат|пункт|абзац|"
    r"цифр|числ|стат|раздел|приложен|подпис|заседан|встреч|текст|сторон|соглашен|договор|день|церемони|\d)|"
    r"^считать (?:утрат|прекра|действ|продл|недейств|настоящ|пункт|стат|его|ее|приложени|соглашени|договор|неотъемл)|"
    r"^(?:пункт|подпункт|раздел|стать|абзац|приложени|слов)[а-я]* (?:\d|«|об? )|"
    r"^программ[аы] (?:[а-я]+ )?(?:сотрудничеств|шагов|партнерств|взаимодействи|"
    r"(?:действий|мер|мероприятий)(?:$| на | до ))|"
    r"^(?:\d+|[а-я]+) (?:стат(?:ей|ьи)|пункт(?:ов|а)|раздел(?:ов|а)|страниц[ы]?|глав[ы]?) |"
    r"^(?:координаци[яюи]|секретариат|контроль за|прежн)[а-я]*|"
    r"\bвый(?:ти|дет|дут) из (?:соглашени|договор|меморандум|протокол|него)|"
    r"\b(?:сохраня[а-я]+ силу|прекратится|возобновля[а-я]+)\b"
)


def _is_of_the_paper(tokens: list[Token]) -> bool:
    """Tell whether the object of what is done is the agreement itself: «подготовить проект соглашения»."""
    opening = tokens[:OPENING]
    letters = reduce(or_, [token.letters for token in opening], 0)
    return PAPER.may_match(letters) and PAPER.search(" ".join([token.lower for token in opening])) is not None
