"""Terms in the wordings that papers have: «сроком на пять лет», «действует в течение трёх лет», «бессрочно»."""

from collections.abc import Iterator

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.life import AGAIN
from kunak.core.reading.clauses.other_things import is_term_of_other
from kunak.core.reading.clauses.scan import agrees, scan, span_of
from kunak.core.reading.clauses.term.of_else import is_about, is_length_of_base, is_of_else
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.lexicon.numbers import NUMBER, UNIT, length_of, number_in

LENGTH = rf"(?P<number>{NUMBER}) (?:последующ\w+ |ближайш\w+ |календарн\w+ |полн\w+ )?(?P<unit>{UNIT})\b"
LENGTHS = (
    ("term.for", agrees(rf"сроком (?:действия )?на (?:ближайш\w+ |предстоящ\w+ )?{LENGTH}"), 1.0),
    (
        "term.acts",
        agrees(
            rf"действ(?:ует|овать|ие|ия|ителен|ительно)\b(?: [\w–]+){{0,4}}? "
            rf"(?:в течение |на протяжении )?{LENGTH}"
        ),
        1.0,
    ),
    ("term.during", agrees(rf"в течение {LENGTH}"), 0.95),
    (
        "term.concluded",
        agrees(
            rf"(?:заключ(?:ен|аем)\w*|заключается|рассчитан\w*|подписан\w*|принят\w*|заключили|подписали|утвержден\w*|"
            rf"закреплен\w*)(?: [\w–-]+){{0,9}}?,? (?:сроком )?на (?:срок )?(?:в )?(?:ближайш\w+ |предстоящ\w+ )?"
            rf"{LENGTH}"
        ),
        1.0,
    ),
    (
        "term.length",
        agrees(
            rf"срок(?:ом)?(?: (?:его |ее |сотрудничества|партнерства|взаимодействия|действия|нового|документа|"
            rf"соглашения|договора|настоящего|программы|"
            rf"плана)){{0,4}} (?:составляет|составит|–|:|равен|установлен|определен|в)? ?(?:в )?{LENGTH}"
        ),
        1.0,
    ),
    (
        # of a whole paper: «Срок выполнения – три года», but «срок исполнения поручения – два месяца»
        "term.carried_out",
        agrees(
            r"срок (?:выполнения|исполнения|реализации)(?: (?:его|ее|плана|программы|дорожной|карты|документа|"
            rf"соглашения)){{0,2}} (?:составляет|составит|–|:|равен)? ?(?P<number>{NUMBER}) (?P<unit>лет|года?)\b"
        ),
        0.9,
    ),
    (
        "term.stays",
        agrees(
            rf"(?:оста[её]тся в силе|сохран(?:яет|ит) (?:свою )?силу|"
            rf"имеет силу) (?:в течение )?{LENGTH}"
        ),
        0.95,
    ),
    ("term.makes", agrees(rf"срок\w*(?: [^.;]{{0,60}}?)? (?:составляет|составит) {LENGTH}"), 0.95),
    ("term.that_is", agrees(rf"\bто есть (?:ровно )?(?:на )?{LENGTH}"), 0.85),
    ("term.ahead", agrees(rf"\bна {LENGTH} вперед\b"), 0.85),
    (
        "term.whole",
        agrees(
            rf"\b(?:весь|всего|всем|целиком|полный) срок\w*(?: (?:его|ее|действия|соглашения|договора|документа|"
            rf"меморандума|"
            rf"партнерства|сотрудничества)){{0,2}}(?:, а это|, то есть| –| \() ?{LENGTH}"
        ),
        0.9,
    ),
    ("term.asked", agrees(rf"на какой срок ?[:?–] ?{LENGTH}"), 0.95),
    ("term.extended", agrees(rf"увеличен\w* с [а-я\d]+ (?:лет )?до {LENGTH}"), 0.9),
    (
        "term.settles",
        agrees(rf"(?:определя\w+|регулиру\w+|закрепля\w+)(?: \w+){{0,5}}? на (?:ближайш\w+|предстоящ\w+) {LENGTH}"),
        0.9,
    ),
    ("term.term_of", agrees(rf"на срок (?:в )?{LENGTH}"), 1.0),
    (
        "term.title",
        agrees(
            rf"(?:соглашени\w+|договор\w*|меморандум\w*|протокол\w*|план\w*|программ\w+|карт\w+|бумаг[аи]|документ)(?: "
            rf"[а-я,–-]+){{0,6}}? на (?:ближайш\w+ |предстоящ\w+ )?{LENGTH}"
        ),
        0.9,
    ),
)
ENDLESS = agrees(
    r"(?:(?:соглашение|договор|меморандум|протокол|документ|оно|он) )?(?:(?:заключен\w* |действует |является )?"
    r"(?:бессрочен\b|бессрочн(?:о|а|ы|ый|ое|ые|ых|ым|ого|ом|ую|ая|а)\b|на (?:неопределенн|неограниченн)\w+ срок|"
    r"без ограничения срок\w+|"
    r"не ограничен\w* (?:по "
    r")?(?:срок\w*|временными рамками)|не име(?:ет|ют|л|ла|ло|ли) (?:ограничени\w+ (?:по )?)?срок\w*|"
    r"(?:на )?(?:неопределенн|неограниченн)\w+ (?:время|период)|без срока\b(?! давност| годност)))|"
    r"срок\w* (?:действия )?(?:[а-я]+ ){0,2}?не ?ограничен\w*"
    r"|(?:действие|соглашение|договор|документ)(?: [а-я]+){0,2} не ограничен\w* (?:срок|времен)\w+(?: рамк\w+)?"
    r"|срок\w*(?: [а-я]+){0,3}? не (?:установлен|устанавлива|определен|определя|"
    r"ограничива|оговорен|указан|предусмотрен|прописан|обозначен)\w*"
    r"|срок\w*(?: [а-я]+){0,3}? ?[–:] ?без ограничени\w+|без (?:указания|определения|установления) срок\w+"
)
POSTPONED = agrees(r"(?:перенес|отлож|приостан|хран)\w+ |\b(?:считается|признается) $")
# «… на неопределённый срок»: what comes after the term
PROLONGED = re.compile(r"(?:пролонгируется|продлевается|продляется|возобновляется)\s(?:[а-я]+\s){0,2}$")


def endless(context: Context, scope: Scope) -> Iterator[Sourced[str]]:
    """Yield the words that a paper has no term: «бессрочно», «на неопределённый срок»."""
    for found, sentence in scan(ENDLESS, context, scope):
        if (
            is_about(context, found.start())
            and not POSTPONED.search(context.text.lower, max(0, found.start() - 40), found.start())
            and not is_term_of_other(context, sentence, found.end())
            and not PROLONGED.search(context.text.lower, sentence.start, found.start())
            and not AGAIN.search(context.text.lower, sentence.start, found.start())  # «второго срока не предусмотрено»
            and not _is_denied(context, sentence)
        ):
            yield Sourced("indefinite", (span_of(found),), 1.0, "term.endless")


NO = re.compile(r"\W*(?:о\W+|ответ\W+)?нет\b")


def _is_denied(context: Context, sentence: Span) -> bool:
    """Tell whether a sentence asks and the next one says no: «– Протокол бессрочный? – Нет, четыре года»."""
    lower = context.text.lower
    return lower[sentence.end - 1] == "?" and NO.match(lower, sentence.end) is not None


GROUND = re.compile(r"\b(?:по|согласно|благодаря|в\s+рамках|в\s+соответствии\s+с|по\s+условиям)\s+(?:[а-я]+\s+)?$")


def lengths(context: Context, scope: Scope) -> Iterator[Sourced[str]]:
    """Yield the lengths that a wording of the table states."""
    for rule, pattern, confidence in LENGTHS:
        for found, sentence in scan(pattern, context, scope):
            value = _whole_length(context, found)
            if value is None or value.endswith("D") or is_of_else(context, sentence, found):
                continue
            if rule == "term.title" and GROUND.search(context.text.lower, sentence.start, found.start()):
                continue  # «по соглашению вуз на пять лет получает …»
            if rule in ("term.during", "term.that_is", "term.ahead") and not is_about(context, found.start()):
                continue
            if is_length_of_base(context, scope, sentence, found.start()):
                continue
            start = _phrase_start(context, found.start(), found.start("number"))
            yield Sourced(value, (Span(start, found.end("unit")),), confidence, rule)


AND_MONTHS = agrees(r" (?:и )?(?P<number>\d{1,2}|[а-я]+) месяц(?:а|ев)?\b")


def _whole_length(context: Context, found: re.Match[str]) -> str | None:
    """Return the length of a match, with the months that follow its years: «7 лет и 6 месяцев»."""
    value = length_of(found["number"], found["unit"])
    months = AND_MONTHS.match(context.text.lower, found.end("unit"))
    if value is None or months is None or not value.endswith("Y") or (number := number_in(months["number"])) is None:
        return value
    return f"{value}{number}M"


def _phrase_start(context: Context, start: int, number: int) -> int:
    """Return where the words of the length begin: at «сроком», «действует», «составляет» or the number itself."""
    words = context.text.lower[start:number]
    for opening in ("составляет", "составит", "сроком", "на срок", "в течение", "на "):
        place = words.find(opening)
        if place >= 0:
            return number if opening.startswith("состав") else start + place
    return number if len(words) > 30 or words.startswith("срок") else start
