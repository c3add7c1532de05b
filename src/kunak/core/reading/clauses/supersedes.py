"""The earlier acts that an agreement replaces, by their day or year.

Three ways one act follows another: the new one takes its place; the older one ends; the older one is told of as the
former. Which words say so are classes of verbs and prepositions; which act they are said of is told by its day
(`older_acts.py`): what is dated is older than the agreement and is an act itself.
"""

from collections.abc import Iterator
from typing import NamedTuple

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.older_acts import ACT, OlderAct, acts_in, dated_acts, may_be_of_act
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.entities.day import Day

# the new one takes the place of the older one, which stands behind these words
INSTEAD = agrees(
    r"\bвзамен\b|\bвместо\b|\bна смену\b|\b[вн]а? замену\b|\b(?:на|встал\w* на|вместо) (?:его |ее )?мест[ео]\b|, а не\b"
)
# … or beside them, before or behind
REPLACES = agrees(
    r"\b(?:за(?:мени|меня|менен|менивш|меща|мести(?:т(?!ел)|л))|смени|сменя|сменен|вытесн|отмен[ия]|отменен|"
    r"обнови|обновля(?!л[аио]?с)|обновлен[аоы]?\b|перепис|перезаключ|переподпис|переоформ|переработа|подмен|упраздн|аннулир|расторг|"
    r"денонсир|пересмотр)[а-я]*|"
    # what is swallowed is an act itself: not «вобрало опыт: договор …»
    r"\b(?:погло(?:т|щ)|вобра)[а-я]* (?:в себя )?(?:[а-я]+ )?(?:соглашени|договор|меморандум|протокол)[а-я]*|"
    r"\bмест[оа] (?:[а-я]+ ){0,3}?(?:зан[яи]|займ|при[хш]|заступ|вста)[а-я]*|"
    r"(?:зан[яи]|займ|заступ|вста)[а-я]* (?:на )?(?:(?:его|ее|их) место|"
    r"место (?=(?:[а-я]+ ){0,2}?(?:соглашени|договор|меморандум|протокол|документ|бумаг)))|"
    r"(?:написа|составл|подписа|заключ|оформл)[а-я]* (?:его |ее )?заново|"
    r"заново (?:написа|составл|подписа|заключ|оформл)[а-я]*|"
    r"\b(?:нов[а-я]+|друг[а-я]+|свеж[а-я]+) редакци[а-я]*|\bпреемни[кц][а-я]*|\bпредшественни[кц][а-я]*|\bнаследу[а-я]*"
)
# the older one ends: it loses what an act has, stops, goes where old things go, has done its work
LOSES = r"(?:у?трач|утрат|потеря|теря|лиш)[а-я]+"
WHAT_IS_LOST = r"(?:сил[уы]|действи[ея]|значени[ея]|смысла?|актуальност[ьи])\b"
PARTED_WITH = (
    r"(?:[а-я-]+ ){0,2}?(?:соглашени|договор|протокол|меморандум|документ|бумаг|план|программ)(?:ями|ами|ем|ом|ой)"
)
ENDS = agrees(
    rf"\b{LOSES} (?:[а-я]+ ){{0,2}}?{WHAT_IS_LOST}|\b{WHAT_IS_LOST} (?:[а-я]+ )?{LOSES}|"
    r"\bне име[а-я]+ (?:[а-я]+ ){0,2}сил[уы]|\bбез силы\b|"
    r"\b(?:прекращ|прекрат|заверш|законч|оканчив|оконч)[а-я]*(?: [^.;]{0,90}?)? "
    r"(?:действи[ея]|службу|жизнь|путь|век)\b|"
    r"\b(?:действи[ея]|служба|жизнь)(?: [^.;]{0,160}?)? (?:прекращ|прекрат|заверш|законч|окончен|оканчив|кончае)[а-я]*|"
    r"\b(?:прекращ|прекрат)(?:ена?|ено|ены|ается|аются|ился|илось|илась|яется|ает|ают|им|ил[аио]?)\b|"
    r"\b(?:прекращени|расторжени|отмен)[а-яе]* (?:[а-я]+ )?(?:соглашени|договор|меморандум|протокол)[а-я]*|"
    r"\b(?:считать|считается|считают|призна[а-я]+)(?: [^.;]{0,160}?)? (?:утратив|прекра|недейств|отмен|исполнен)[а-я]*|"
    r"\b(?:утративш|прекративш)[а-я]*|"
    r"\bнедейств[а-я]*|\bне (?:действ|применя|работа)[а-я]*|\bне указ\b|"
    r"\bперест[а-я]+ (?:быть |[а-я]+ )?(?:действ|применя|работа|отвеча|существ)[а-я]*|"
    r"\b(?:в|на) (?:архив|прошлое|историю|отставку|покой|пенсию|небытие|забвение|полку|хранение)\b|"
    r"\b(?:стал[аои]?|становится) (?:историей|прошлым)|"
    r"\b(?:уступ|устаре|отжи|отслуж|отработа)[а-я]*|\bисчерп[а-я]* (?:себя|сво[а-я]+)|"
    r"\b(?:выполни|исполни|сыгра)[а-я]* сво[а-я]+|"
    r"\bсво[а-я]+ (?:[а-я]+ )?(?:выполни|исполни|сыгра|отжи|отслуж|отработа)[а-я]*|"
    r"\bточк[ау] в (?:истори|судьб|жизни)[а-я]*|\bкрест на\b|\bчерту под\b|\bстраниц[аы] (?:в )?истории\b|"
    r"\bсн(?:ят|има)[а-я]* с (?:уч[е]та|действия|регистрации)\b|\bосвобожда[а-я]+ [^.;]{0,40}\bот обязательств|"
    r"\b(?:снят|списан|закрыт|свернут|погашен|выведен)[аоы]?\b|"
    r"\bне (?:станут |стали |будут |решено )?(?:продлева|продли)[а-я]*|"
    # «со старым протоколом распрощались»
    rf"\b(?:расста|распроща|попроща)[а-я]*(?: [а-я]+){{0,2}}? со? {PARTED_WITH}|"
    rf"\bсо? {PARTED_WITH}\b[^.;]{{0,80}}? (?:расста|распроща|попроща)[а-я]*"
)
# the older one is told of as the former
FORMER = agrees(
    r"\b(?:прежн|предыдущ|предшествующ|предшествовавш|стар)(?:ий|ее|яя|его|ему|ей|им|ем|юю|ое|ый|ого|ому|ая|ую)"
    rf"(?:(?: [а-я]+){{0,2}}? {ACT.pattern}\b(?!,? об? )"
    rf"|,? \d|, от |, (?:подпис|заключ)| –| (?:был[аои]? )?(?:действ|подпис|заключ|датир))|"
    rf"\bдействовавш[а-я]+|"
    r"\b(?:до сих пор|до этого|до того|прежде|раньше|ранее|"
    r"до (?:сего|нынешн|последн|настоящ|сегодняшн|вчерашн|недавн|прошл|подписания нов)[а-я]*|"
    r"(?:лет|года|десятилетие|десятилетия) (?=[а-я ]{0,60}(?:по|действ)))[^.;]{0,80}?"
    r"\b(?:действовал|жил|работал|сотруднича|"
    r"связыва|руководств|опирал|регулир|строил|определял|держал|вел(?:ись|ось|и\b))[а-я]*|"
    r"\b(?:действовал|жил|работал|сотруднича|руководств|опирал|регулир|строил|определял|держал|вел(?:ись|ось|и\b))[а-я]*"
    r"(?: [^.;]{0,60}?)? (?:до сих пор|до этого|до того|прежде|раньше|ранее|по (?:друг|ин|прежн|стар)[а-я]+)\b"
)
REPLACED = agrees("|".join(pattern.pattern for pattern in (INSTEAD, REPLACES, ENDS, FORMER)))
NEGATED = re.compile(r"\b(?:не|ни|нельзя|может|могут|вправе)\s+(?:будет\s+|будут\s+|был[аои]?\s+|быть\s+)?$")
# what leaves the older act as it is, or makes the end a thing that may come
STAYS = agrees(
    r"\bсохран[а-я]+ (?:[а-я]+ )?(?:силу|действие)|\bоста[а-я]+ (?:[а-я]+ )?(?:в силе|действующ)|"
    r"\bпродолж[а-я]+ (?:действовать|работать)|\bне (?:отмен[яеи]|замен[яеи]|упраздн|аннулир|расторга|прекраща)[а-я]*|"
    r"\bнаряду с\b|\bесли\b|\bв случае\b|\bмог(?:ут|ло) бы|\bдо истечения"
)
RAN_OUT = agrees(
    r"\bсрок\w*(?: [а-я]+){0,2}? (?:выш|истек|кончил|закончил)|\bистек|рассчитан|\bзаверш(?:ил[аои]?с[ья]|ен[оа]?)\b"
)  # of itself: nothing replaced it
PLAN_RAN_OUT = agrees(r"(?:прежн|предыдущ)\w+ (?:план|программ|дорожн)\w*")
NOT_ACT = (
    "действие настоящ",
    "прекращения действия",
    "стороны, не",
    "одной из сторон",
    "по истечении",
    "прекратившим действие в последний",
    "словами «",
    "цифрами «",
)
# the terms of an act may grow old with it: «… заключено в 2007 году, многие его положения потеряли актуальность»
ITS_TERMS = re.compile(r"\b(?:его|ее|их|котор[а-я]+) положени")
# one person comes after another: «сменил на посту предшественника»
OF_OFFICE = agrees(
    r"\b(?:(?:на|с|этом|том) посту?|поста|пост в|должност[ьи])\b|"
    r"\b(?:смену|вместо|взамен) (?:[а-я]+ )?(?:министр|губернатор|мэр|глав|директор|ректор|предшественник)|"
    r"\b(?:мо|наш|ваш)[а-я]{1,3} предшественник(?!ом|ами)|предшественник[а-я]* (?:на|губернатор|глав|мэр|министр)|"
    r"\bзамеща[а-я]+ (?:губернатор|мэр|глав|министр|председател|руководител|директор)"
)
WORDS_TO_ACT = re.compile(r"\s+(?:[а-я-]+[\s,«]+){0,5}?$")
POINTS_BACK = re.compile(
    r"\W*(?:[а-я]+\s+){0,5}?(?:обе|оба|обеих|обоих|он[оаи]?|их|его|ее|ему|ей|это|этот|эта|тот|то|та|прежн\w+|стар\w+)\b"
)
POINTER = re.compile(
    r"\b(?:обе|оба|обеих|обоих|т[уо][йт]?\s+и\s+друг[а-я]+|он[оаи]?|их|его|ее|ему|ей|тот|та|прежн\w+|предыдущ\w+|стар(?:ое|ый|ая|ого|ую))\b"
)
"""A sentence that goes on about the act of the one before: «Теперь он не действует», «Его заменил другой»."""


class Replaced(NamedTuple):
    """An older act and the number of the sentence that dates it."""

    sentence: int
    act: OlderAct


def replaced_acts(context: Context) -> tuple[Replaced, ...]:
    """Return the dated acts of a text that others replace, found once."""
    known: tuple[Replaced, ...] | None = context.memo.get("replaced")
    if known is None:
        known = context.memo["replaced"] = tuple(_find(context))
    return known


def _find(context: Context) -> Iterator[Replaced]:
    last = len(context.text.sentences) - 1
    taken: set[int] = set()
    older = [day for day in context.days if may_be_of_act(day) and _is_older(context, day, None)]
    dating = {context.text.sentence_index(day.start) for day in older}
    near = {index + step for index in dating for step in (-1, 0, 1)}  # elsewhere there is nothing to replace
    for index in sorted(context.text.may_hold(REPLACED) & near) if near else ():
        told = list(_told_in(context, index))
        dated = [act for act in dated_acts(context, index) if _is_older(context, act.day, None)] if told else []
        for act in dated:
            relation = next((one for one in told if _is_meant(context, index, act, one)), None)
            if relation is not None and act.day.start not in taken:
                taken.add(act.day.start)
                yield Replaced(index, act)
        if dated or not told:
            continue
        if (rows := _rows_below(context, index)) is not None:
            for row in rows:
                for act in dated_acts(context, row):
                    if act.day.start not in taken and _is_older(context, act.day, None):
                        taken.add(act.day.start)
                        yield Replaced(row, act)
            continue
        for other in (index - 1, index + 1):
            if not 0 <= other <= last or next(_told_in(context, other), None) is not None:
                continue
            for act in dated_acts(context, other):
                if act.day.start not in taken and _goes_on(context, min(index, other), max(index, other), told[0]):
                    taken.add(act.day.start)
                    yield Replaced(other, act)


def _goes_on(context: Context, first: int, second: int, relation: re.Match[str]) -> bool:
    """Tell whether a sentence goes on about the act of the one before it: «Теперь он не действует»."""
    words = context.sentence_words(second)
    if relation.string is not words:
        return POINTS_BACK.match(words) is not None and _names_act(context, first)
    start = max(
        [0, relation.start() - 40, *(found.end() for found in OTHER_CLAUSE.finditer(words, 0, relation.start()))]
    )
    return POINTER.search(words, start, relation.end() + 16) is not None


OTHER_CLAUSE = re.compile(r"[:;–]")
ROW = re.compile(r"[а-я]\)|[–•-]\s|\d{1,2}\)")


def _rows_below(context: Context, index: int) -> range | None:
    """Return the rows of a list that a sentence announces: «Прекращаются: а) протокол …; б) …»; None of no list."""
    shadow, sentences = context.text.shadow, context.text.sentences
    if shadow[sentences[index].end - 1] != ":":
        return None
    end = index + 1
    while end < len(sentences) and ROW.match(context.text.lower, sentences[end].start):
        end += 1
    return range(index + 1, end) if end > index + 1 else None


def _names_act(context: Context, index: int) -> bool:
    return ACT.search(context.sentence_words(index)) is not None


def _told_in(context: Context, index: int) -> Iterator[re.Match[str]]:
    """Yield the words of a sentence that say an act is replaced."""
    words, letters = context.sentence_words(index), context.text.sentence_letters[index]
    if PLAN_RAN_OUT.search(words) or any(reason in words for reason in NOT_ACT):
        return
    if "положени" in words and not ITS_TERMS.search(words):
        return
    if STAYS.search(words) or OF_OFFICE.search(words):
        return
    for pattern in (INSTEAD, REPLACES, ENDS, FORMER):
        for found in pattern.finditer(words, 0, len(words), letters):
            if NEGATED.search(words, 0, found.start()):
                continue
            if pattern is INSTEAD and not _is_of_act(context, index, found.end()):
                continue
            if pattern in (ENDS, FORMER) and RAN_OUT.search(words, *_part_of(words, found)):
                continue
            yield found


def _part_of(words: str, found: re.Match[str]) -> tuple[int, int]:
    """Return the part of a sentence between semicolons in which a match stands."""
    end = words.find(";", found.end())
    return words.rfind(";", 0, found.start()) + 1, end if end >= 0 else len(words)


def _is_of_act(context: Context, index: int, place: int) -> bool:
    """Tell whether the words behind a preposition name an act: «взамен договора», not «вместо старых автобусов»."""
    start = context.text.sentences[index].start + place
    lower = context.text.lower
    return any(act[0] >= start and WORDS_TO_ACT.match(lower[start : act[0]]) for act in acts_in(context, index))


def _is_meant(context: Context, index: int, act: OlderAct, relation: re.Match[str]) -> bool:
    """Tell whether the day is of the act and not of its end: «с 1 мая 2012 года утрачивает силу»."""
    start = context.text.sentences[index].start
    if FORMER_ONE.match(relation[0]) and act.day.start < start + relation.start():
        return False  # «соглашение подписали в 2013 году, предыдущий протокол действовал с 2017 года»
    left, right = sorted((relation.start(), act.start - start))
    if ";" in relation.string[left:right] and THIS_ACT.search(relation.string, 0, relation.start()):
        return False  # «настоящее Соглашение прекращается …; Протокол от 3 июня остаётся его частью»
    before = context.text.lower[max(start, act.day.start - 40) : act.day.start].rstrip()
    return ITS_END.search(before) is None or THAT_LIVES.search(before) is not None


# «от того, что действует с 2014 года и будет заменён»
THAT_LIVES = re.compile(r"\b(?:что|котор[а-я]+)\s+(?:[а-я]+\s+)?действует(?:\s+с)?$")
THIS_ACT = re.compile(r"\bнастоящ[^;]*$")
FORMER_ONE = re.compile(r"прежн|предыдущ")
ITS_END = re.compile(
    r"(?:(?:прекра(?:ща|т)|утра[тч])[а-я]+\s+(?:свое\s+)?(?:действие|силу)|\bсилу|\bдействует)(?:\s+с)?$"
)


def find_supersedes(context: Context, scope: Scope, signed_on: Sourced[str] | None = None) -> tuple[Sourced[str], ...]:
    """Return the days or years of the acts replaced, in the order of the text; the year of an act, not of its end.

    Args:
        signed_on: the day of the agreement itself; what is replaced is older.
    """
    out: list[Sourced[str]] = []
    for replaced in sorted(replaced_acts(context), key=lambda one: one.act.day.start):
        day = replaced.act.day
        if replaced.sentence not in scope.sentences or not _is_older(
            context, day, signed_on if scope.event in DATED else None
        ):
            continue
        if (
            _ended_before(context, replaced, signed_on)
            or _is_with_another(context, scope, replaced)
            or _ended_by_another(context, scope, replaced)
            or any(day.iso == other.value for other in out)
        ):
            continue
        sureness = 1.0 if day.exactness == "day" else 0.9
        out.append(Sourced(day.iso, (Span(day.start, day.end),), sureness, "supersedes.replaced"))
    return tuple(out)


DATED = ("signed", "in_force", "prolonged", "terminated")  # events of an act whose own day the text tells


def _is_older(context: Context, day: Day, signed_on: Sourced[str] | None) -> bool:
    """Tell whether a day may be of an older act than the agreement, or than the text where that has none."""
    reference = signed_on.value if signed_on is not None else context.published.value if context.published else ""
    reference = reference or context.reference_day or ""
    length = min(len(day.iso), len(reference))
    return day.iso[:length] < reference[:length] if length else True


ENDED_IN = re.compile(
    r"\b(?:прекра|утра|потеря|законч|заверш)[а-я]+\s+(?:свое\s+)?(?:действие|силу)\s+(?:ещ?е\s+)?в\s+(?P<year>(?:19|20)\d\d)"
)


# «оно давно не применяется», «протоколу, утратившему силу в декабре прошлого года»: nothing is left to replace
LONG_SINCE = agrees(
    r"\bдавно (?:уже )?не (?:применя|действу|работа|исполня)[а-я]*|\bуже (?:много|несколько|\d+|[а-я]+) лет не "
    r"(?:применя|действу|работа)[а-я]*|"
    r"\b(?:утратил|утративш|прекратил|прекративш|потеря)[а-я]* (?:свое )?(?:силу|действие) (?:еще )?"
    r"(?:в (?:[а-я]+ )?прошл(?:ого|ом|ым)|прошл(?:ой|ым) (?:зимой|весной|осенью|летом)|год назад)\b"
)


def _ended_before(context: Context, replaced: Replaced, signed_on: Sourced[str] | None) -> bool:
    """Tell whether an older act ended in a year before the new one: «протокол, он прекратил действие в 2014-м»."""
    if LONG_SINCE.search(context.sentence_words(replaced.sentence)):
        return True
    found = ENDED_IN.search(context.sentence_words(replaced.sentence))
    return found is not None and signed_on is not None and found["year"] < signed_on.value[:4]


NEAR = 60  # letters: «соглашение с Омской областью, подписанное в 2013 году»
WITH = re.compile(r"\bсо?\s+(?:[а-я]+\s+)?$")


def _is_with_another(context: Context, scope: Scope, replaced: Replaced) -> bool:
    """Tell whether the older act was with somebody who is no side of this agreement: «соглашение с Омской областью»."""
    sides = {party.code for party in scope.parties}
    start, end = sorted((replaced.act.start, replaced.act.day.start))
    start = max(context.text.sentences[replaced.sentence].start, start - NEAR)
    named = context.territories.within(start, end)
    return any(WITH.search(context.text.lower, start, item.start) and item.code not in sides for item in named)


ONLY_WHERE = re.compile(r"\bв(?:о|\sгороде)?\s$")
LEFT = re.compile(r"\b(?:денонсир|расторг|аннулир|вышел|вышл|отказал)")


def _ended_by_another(context: Context, scope: Scope, replaced: Replaced) -> bool:
    """Tell whether one who is no side left the older act: another line of a digest, «округ денонсировал соглашение»."""
    if len(scope.parties) < 2 or not LEFT.search(context.sentence_words(replaced.sentence)):
        return False
    sentence = context.text.sentences[replaced.sentence]
    sides = {party.code for party in scope.parties}
    return any(
        item.code not in sides and not ONLY_WHERE.search(context.text.lower, sentence.start, item.start)
        for item in context.territories.within(sentence.start, sentence.end)
    )
