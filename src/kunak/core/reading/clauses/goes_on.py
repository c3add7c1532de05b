"""Renewal by roles: what goes on, and on what it hangs: nobody's word, everybody's word, or nothing at all."""

from typing import NamedTuple

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.lasts import LASTS_WORD
from kunak.core.reading.clauses.life import (
    AGAIN_STEM,
    LENGTH_WORD,
    PAPER,
    SAME,
    STEM,
    STRETCH,
    holds,
    sentences_with,
    stretches,
    tells_of_paper,
)
from kunak.core.reading.clauses.other_things import is_of_other
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.lexicon.numbers import NUMBER, STEMS, number_in
from kunak.core.reading.marks import Mark
from kunak.core.reading.patterns import Guarded

# said of a paper these alone mean renewal
PROPER = r"(?:продл|пролонг|возобнов|возобновл|перезаключ|переподпис)\w+"
# «соглашение продолжат», but «соглашение продолжит работу»
KEPT = agrees(
    r"\b(?:соглашение|договор|меморандум|протокол|программу|его|ее) (?:[а-я]+ ){0,2}?"
    r"продолж(?:ат|ить|ится|ено|ен|ают)\b|"
    r"продолж(?:ат|ить|ают) (?:[а-я]+ )?(?:соглашение|договор|меморандум|программу)\b|"
    r"\b(?:соглашение|договор|меморандум|протокол|оно|он) (?:[а-я]+ )?продолжа?(?:ется|ится)\b|"
    # the count begins anew
    r"\bпродолж(?:ать|ить) ли\b|"
    r"\b(?:отсчет|срок\w*|счет|период)(?: [а-я]+){0,4}? (?:заново|сначала|снова|вновь|опять)\b|"
    r"\b(?:заново|сначала|снова|вновь|опять)(?: [а-я]+){0,3}? (?:отсчет|срок|счет|период)\b"
)
# these mean it beside «again», «further» or a stretch
GOING = (
    r"(?:продолж|переход|переш|перейд|перенес|перенос|перев[ое]д|прираст|присоедин|прибав|добав|удлин|нараст|наращ|"
    r"повтор|обнов|наступ|назнач|откры|подтверд|подтвержд|оста[её]тся|останется|остаться|останутся|сохран|"
    r"жив[её]т|жить|живут|"
    r"работа|действ|служ|следов|польз|соблюд|исполня|применя|руководств|пребы|существ|катит|длит|тянет|идти|"
    r"ид[её]т|пойд[её]т|договор(?:ятся|иться)|услов)\w*"
)
COUNT = "дв|тр|четыр|пят|шест|сем|вос|дев|дес|одн|один|пол"
NEW_STAGE = r"этап(?! (?:[а-я]+ )?(?:сотруд|взаимо|отнош|партн|диалог|развит|в ))"  # of a term, not of friendship
ANEW = (
    rf"(?:{AGAIN_STEM} (?:[а-я]+(?:[ыи][йхем]|ое|ее|ую|юю|ого|его) )?"
    rf"(?:срок|период|раз\b|{NEW_STAGE}|{STEM}лет|\d|{COUNT})|"
    r"\b(?:дву|двух|трех|четырех|пяти|шести|семи|восьми|девяти|десяти)лет(?:к|и[еяйю])|"
    r"(?:следующ|очередн|последующ)\w+ (?:[а-я]+ )?(?:год|квартал)|"
    rf"\bеще на\b|\bеще (?:\d|год|{COUNT})|на (?:тот|такой|прежн\w+|равн\w+) (?:же )?срок|столько же|"
    r"на более поздн\w+|"
    r"на (?:дальнейшее|новое|новый|будущее)\b|\bо новом сроке|второго срока|\bпо (?:год|полгод|дв|тр|четыр|пят|\d))"
)
FURTHER = (
    r"\b(?:дальше|далее|(?<!не\s)дольше|впредь|потом|затем|в дальнейшем(?! [а-я]+(?:ии|ве|ении|аньи)\b)|по-прежнему|"
    r"и после)\b"
)
HANDS_ON = r"(?:повтор[яи]|переход|переш|перейд|перев[ое]д|перене|перенос|прираст|прибав|удлин|наращ|возобнов)\w*"
LENGTHENS = ("прираст", "прибав", "удлин", "наращ", "возобнов")  # the others move anything: «сроки могут перенести»
CONTINUES = r"(?:продолжени|переход)\w+"
GO_STEMS = tuple(
    str.split(
        "продл пролонг возобн перезаключ переподпис продолжа следующ очередн последующ дальнейш новый новое "
        "новую нового новых "
        "новые новом второ повторн прибавочн тако прежн равн переход переш перейд перевод переве перене "
        "прираст прибав удлин наращ повтор тянет продолж будущее"
    )
)
GO_WORDS = frozenset(
    str.split(
        "еще дальше дольше заново сначала снова вновь опять далее впредь потом затем по-прежнему столько тот после"
    )
)
CONDITION_STEMS = tuple(
    str.split(
        "молч промолч отсутств разве против сам автомат умолчан соглас обе оба обо все взаимн совместн общ "
        "отдельн дополнительн особ письменн протокол обмен подтвер ведома решени согласован договор мож "
        "могут вправе допуск исключ кто нельзя невозможно покуда достаточно жить решат решит вдвоем втроем "
        "сообща вместе"
    )
)
CONDITIONS = frozenset(["не", "нет", "без", "по", "если"])


def _may_go_on(word: str) -> bool:
    return word.startswith(GO_STEMS) or word in GO_WORDS or ("лети" in word and word.startswith(tuple(STEMS)))


# a word of each a sentence must have to be looked at
GOES_WORD = Mark(_may_go_on)
CONDITION_WORD = Mark(lambda word: word in CONDITIONS or word.startswith(CONDITION_STEMS))
HAS_PROPER, HAS_ANEW, HAS_FURTHER = agrees(PROPER), agrees(ANEW), agrees(FURTHER)
HAS_GOING, HAS_HAND, HAS_NOUN = agrees(GOING), agrees(HANDS_ON), agrees(CONTINUES)

OBJECTS = (
    r"(?:возраз|возраж|откаж|отказ|заяв|уведом|извест|извещ|сообщ|выраз|пожел|желает|захо[чт]|реш[аи]т|расторг|"
    r"выйд|выйт|"
    r"выш|поступ|последу|приш|присл|скаж|сказ|подад|подал|остан|напис|напиш|получ|предупр|потреб|направ|изъяв|"
    r"выскаж|объяв|посла|пошл|отоз[вы]|сверн|примет|примут)\w*"
)
SILENT = (
    rf"\b(?:про)?молч\w+|\bне (?:[а-я]+ )?{OBJECTS}|\bне против\b|\bнет (?:[а-я]+ )?возраж\w+|"
    r"отсутстви\w+ (?:[а-я]+ ){0,2}(?:возраж|отказ|заявл|писем|письм|уведомл|обращ)\w*|без возраж\w+|разве что|"
    rf"\bкто против\b|\bесли (?:[а-я]+ )?(?:возраж|отказ)\w+ (?:[а-я]+ ){{0,2}}не\b"
)
INFORMAL = (
    r"\bбез (?:[а-я]+ ){0,2}?(?:формальност|бумаг|решени|документ|оформлени|подпис|процедур|переподпис|согласовани|"
    r"соглашени|заявлени|уведомлени|обращени|хлопот|проволоч|переговор|напоминани|оговор|обсужден|визит|встреч|"
    r"участи)\w*"
)
PAPERWORK = (
    r"(?:(?:пере)?подписани|формальност|бумаг|документ|решени|заявлени|оформлени|письм|процедур|переговор|"
    r"подпис(?=ей|и|ь))\w*"
)
NO_NEED = r"не (?:нужн|треб|надо|понадоб|необходим)\w*"
UNNEEDED = rf"\b{PAPERWORK} (?:[а-я]+ ){{0,3}}?{NO_NEED}|\b{NO_NEED} (?:[а-я]+ ){{0,2}}?{PAPERWORK}"
# whatever the verb: «если палаты не отвергнут его», «разве что её оспорят»; but for those of a word that is needed
IF_NOT = (
    r"\b(?:если|пока|коль|коли)(?: [а-я]+){0,4}? не (?!(?:будет |будут |стан[еу]т )?(?:его |ее )?"
    r"(?:подтверд|соглас|договор|продл|пролонг|возобн|перезаключ|реш[аи]т (?:[а-я]+ ){0,2}(?:продл|возобн|пролонг)))"
    r"[а-я]+(?:[еи]т|[уюая]т|л[аио]?)(?:ся)?\b|\bчтобы (?:этого|так|такого) (?:[а-я]+ )?не\b|"
    r"\b(?:достаточно|хватит)(?: [а-я]+){0,3}? (?:возраж|отказ|протест)\w+"
)
SELF = r"\bавтомат\w+|по умолчанию|\bсам[оаи]?\b (?:собо[йю]|по себе)"
BY_ITSELF = agrees(rf"{SILENT}|{INFORMAL}|{SELF}|{IF_NOT}|{UNNEEDED}")
UNASKED = agrees(rf"{SILENT}|{SELF}|{IF_NOT}")  # what suffices where only «дальше» tells of going on
ITSELF = agrees(r"\bсам[оаи]?\b")  # «переходит сам», but «сам губернатор»
NOT_BY_ITSELF = agrees(
    r"молчани\w+ [^.;:]{0,40}?\bне (?:означ|счита|продл|влеч|знач|служ)\w*|"
    r"(?:\bсам[оаи]?\b(?: собо[йю]| по себе)?|автомат\w+)(?: [а-я]+){0,6}? (?:не|нет)\b|"
    r"(?:\bне|\bнет)(?: [а-я]+){0,2} автомат\w+|"
    # «не пришло хотя бы одно – Соглашение окончено», «без их письма договор угасает»: silence ends it
    rf"(?:молч\w+|\bне (?:[а-я]+ )?{OBJECTS}|\bне (?:подтверд|соглас|договор|продл)\w*|\bбез (?:[а-я]+ ){{0,2}}?"
    r"(?:пис[ье]м|согласи|подтвержд|решени)\w*)[^.;]{0,70}? (?:оконч(?!ани)|прекра(?!щени)|"
    r"утра[тч]|теря|потеря|заканч|зак[ро]ы|истека|"
    r"угас|гасн|умира|умр)\w*|\bникак\w+ автомат\w+"
)
# … and the other way round: «утрачивает силу через три года, если не будет возобновлён»
ENDS_UNLESS = agrees(
    r"(?:оконч(?!ани)|прекра(?!щени)|перестан|утра[тч]|теря|потеря|заканч|истека|угас|гасн)[а-я]*[^.;]{0,60}?,? "
    r"(?:если|пока)(?: [а-я]+){0,4}? не (?:[а-я]+ ){0,3}?(?:продл|пролонг|возобн|перезаключ)(?!ева)[а-я]+"
)
EVERY = (
    r"кажд\w+ (?:из )?(?:сторон|участни|партнер|регион|област|правительств|министерств|палат|город|район)\w*|"
    r"и т(?:е|ем|ой|а|ому|от) и друг\w+"
)
ALL_SIDES = (
    rf"\b(?:{EVERY}|обе|оба|обеих|обоих|обеим|обоим|все(?!\s+(?:то|эт|врем|год|боле|ещ))|всех|всеми|обеими|обоими)\b"
)
# «если обе стороны», «обе подтвердят», but «обе проведут ярмарку»
ALL_AGREE = (
    rf"\b(?:если|когда|лишь|только|раз|при условии|после того) [^.;]{{0,40}}?{ALL_SIDES}|"
    rf"{ALL_SIDES} (?:[а-я]+ ){{0,2}}?(?:подтверд|соглас|соглаш|договор|захот|пожел|реш[аи]т|скаж|высказ|"
    r"подпи|не против|за\b|готов)|"
    rf"(?:решени|воле|желани|подпис|слов|распиш|соглас|подтверд)\w+ (?:[а-я]+ )?{ALL_SIDES}"
)
# «лишь если обе …», «только с ведома …», «чтобы действовал и потом, …»: going on hangs on somebody's word
HANGS = agrees(
    rf"\b(?:лишь|только)\b [^.;]{{0,40}}?(?:{ALL_SIDES}|согласи|с ведома|обоюдн|взаимн|протокол)|"
    # «а дальше – если понравится и тем и другим», «может действовать и дальше», «захотят ли остаться»
    rf"{FURTHER}(?: ?[–,] ?(?:если|при|по|с|только|лишь)| (?:если|только|лишь|по (?=обоюдн|взаимн|общ|согласию|"
    rf"желани|воле)))\b|"
    rf"\b(?:может|могут|вправе|можно) (?:[а-я]+ ){{0,3}}?(?:и )?{FURTHER}|"
    r"\b[а-я]+(?:ят|ут|ит|ет|ать|ить|аться|иться) ли\b|"
    rf"{FURTHER}[^.;]{{0,50}}, если [^.;]{{0,40}}?{ALL_SIDES}|"
    r"\bчтобы (?:[а-я]+ ){1,4}(?:дальше|далее|потом|впредь)\b|\b(?:жить|быть|действ|служить|работать)[а-я]* ли\b"
)
CONSENT = agrees(
    rf"согласи[еяюий]\w*|{ALL_AGREE}|обоюдн\w+|взаимн\w+|\b(?:совместн|общ|отдельн|дополнительн|особ|"
    r"нов(?=ы[мх]|о[мг])|письменн|един)\w+ (?:письм|желани|воле|просьб|уговор|намерени|"
    r"решени(?! (?:вопрос|задач|проблем|спор))|заявлени|обращени|акт|соглашени|договоренност|подтвержд|документ|"
    r"протокол)\w*|"
    r"(?:составля|подпис|оформ)\w+ (?:[а-я]+ )?протокол\w*|обмен\w* (?:[а-я]+ ){0,2}(?:письм|нот)\w+|подтверд\w+|"
    r"подтвержд\w+|с ведома|(?:решением|по решению|по согласованию)\b|договор(?:ятся|иться)|"
    r"\bесли стороны (?!не)(?:[а-я]+ )?(?:реш[аи]т|соглас|захот|пожел|договор)\w*|"
    # «только если губернатор и глава республики решат»
    r"\b(?:если|когда|раз) [^.;,]{0,60}? и [^.;,]{0,60}? (?:реш|соглас|захо|пожел|договор|сочт|"
    r"призна)[а-я]*(?:ят|ут|ат|тся)\b|"
    r"\bреш[аиу]\w+ (?:[а-я]+ ){0,4}?(?:вдвоем|втроем|сообща|вместе|совместно)\b|"
    r"\b(?:по|при|после) (?:[а-я]+ )?договоренност\w+|\bс (?:[а-я]+ )?одобрени\w+|(?:продл|пролонг|"
    r"возобн)[а-я]* или (?:не|нет)\b|\b(?:продл|пролонг|возобн|жить|быть|действ|служить|работать)[а-я]* ли\b"
)
MAY = agrees(
    rf"\b(?:мож(?:ет|но)|могут|вправе|возможн\w+|допуска\w+)\b(?: [а-я]+){{0,5}}? "
    rf"(?:{PROPER}|подтверд|перене|сохран|назнач|удлин|прибав|договорит)"
)
NEW_TERM = rf"{AGAIN_STEM} (?:срок|период)\w*"
NO_NEW_TERM = agrees(rf"{NEW_TERM}(?: [а-я]+){{0,2}}? не [а-я]+|\bне [а-я]+ {NEW_TERM}")
NOT_AGAIN = agrees(
    rf"\bне (?:[а-я]+ )?(?:{PROPER}|переход\w*|перейд\w*|перенос\w*|повтор\w*|предпол\w+|предусм\w+|подлеж\w+|будет|"
    r"допуска\w+|имеет|планиру\w+)|\bнет\b|\bбез (?:права |возможности )?(?:перехода|продлени|пролонгаци|возобновлени|"
    r"продолжени)\w*|исключ\w+|"
    rf"\b(?:нельзя|невозможно|не удастся) (?:[а-я]+ )?(?:{PROPER}|повтор|удлин|прибав)|"
    rf"(?:повтор|удлин|прибав|{PROPER})\w*(?: [а-я]+)? (?:нельзя|невозможно)|"
    r"(?:продлени|пролонгаци|возобновлени|перезаключени)\w*(?: [а-я]+){0,3}? не (?!обсужд|оговор|упом|сказан|"
    r"означ)[а-я]+|"
    rf"{NEW_TERM}(?: [а-я]+){{0,2}}? не [а-я]+|\bне [а-я]+(?: [а-я]+)?,? {NEW_TERM}"
)
PAST = re.compile(r"(?:продлил|продлен[аоы]?\b|пролонгировал|возобновил|перезаключил)\w*")
NOT_PAST = re.compile(r"\b(?:будет|будут|быть|считает|считать|признает|мож)")


USED_TO = re.compile(r"\b(?:продлевал|пролонгировал|возобновлял)")  # of the act before: «продлевался каждый год»
NEAR = 25
NEEDLESS = re.compile(r"\bне\s+(?:треб|нужда)[^.;]*$")  # «не имеет срока и не требует продления»
ACTS = re.compile(r"(?:продлевают|продляют|возобновляют|пролонгируют|подтверждает\s+согласие)\b")  # it happens now


class GoingOn(NamedTuple):
    """What a sentence says of renewal."""

    value: str
    span: Span
    goes: Span  # the words for going on
    sentence: Span


def going_on(context: Context, scope: Scope) -> GoingOn | None:
    """Return the first thing that the agreement's sentences say of its renewal, found once: its length is asked too."""
    known: dict[tuple[str, tuple[int, ...]], GoingOn | None] = context.memo.setdefault("going_on", {})
    key = scope.event, scope.sentences
    if key not in known:
        known[key] = _first_told(context, scope)
    return known[key]


def _first_told(context: Context, scope: Scope) -> GoingOn | None:
    may = sentences_with(context, GOES_WORD) & sentences_with(context, CONDITION_WORD)
    for index in sorted(may.intersection(scope.sentences)):
        sentence = context.text.sentences[index]
        told = _told(context, scope, sentence)
        if told is not None:
            return told
    return None


def _told(context: Context, scope: Scope, sentence: Span) -> GoingOn | None:  # noqa: PLR0911  one answer a line
    text = context.text
    letters = text.sentence_letters[text.sentence_index(sentence.start)]

    def first(pattern: Guarded) -> Span | None:
        found = pattern.search(text.lower, sentence.start, sentence.end, letters)
        return Span(*found.span()) if found else None

    kept, anew, further = first(KEPT), first(HAS_ANEW), first(HAS_FURTHER)
    proper = first(HAS_PROPER) or kept
    going, hand, noun = _nearest(context, sentence, anew or further), first(HAS_HAND), first(HAS_NOUN)
    is_hand = hand is not None and (
        anew
        or further
        or (
            text.lower.startswith(LENGTHENS, hand.start)
            and (first(OF_TERM) or STRETCH.search(text.lower, hand.start, sentence.end))
        )
        or _goes_over(text.lower, hand, sentence)
    )
    goes = proper or (going if anew or further else None) or (hand if is_hand else None) or noun or anew
    goes = goes or (further if further and first(HANGS) else None)  # «А дальше – по взаимному желанию»
    if goes is None or not (
        tells_of_paper(context, sentence)
        or _is_final(context, sentence)
        or ((anew or further or kept) is not None and _follows_the_term(context, sentence, is_anew=anew is not None))
    ):
        return None
    if is_of_other(context, sentence, goes.start) or USED_TO.search(text.lower, sentence.start, sentence.end):
        return None
    is_sure = proper is not None or is_hand or (anew is not None and _is_of_life(text.lower, anew, sentence))
    if (unless := first(ENDS_UNLESS)) is not None:
        return _of("by_consent", sentence, goes, unless)
    denied, consent = first(NOT_BY_ITSELF), first(CONSENT)
    if denied is not None:
        return _of("by_consent" if consent else "none", sentence, goes, consent or denied)
    by_itself = first(BY_ITSELF) if is_sure else first(UNASKED)
    if by_itself is None and is_sure and (alone := first(ITSELF)) and _distance(alone, goes) < NEAR:
        by_itself = alone
    if by_itself is not None and (
        is_sure or further or (anew and going and text.lower.startswith("на ", anew.start - 3))
    ):
        return _of("automatic", sentence, goes, by_itself)
    is_done = ACTS.search(text.lower, sentence.start, sentence.end) is not None and first(HANGS) is None
    if proper is not None and (_is_past(text.lower, sentence) or is_done):
        return None
    if consent is not None and (is_sure or first(HANGS)):
        return _of("by_consent", sentence, goes, consent)
    if is_sure and (may := first(MAY)):
        return _of("by_consent", sentence, goes, may)
    refused = first(NOT_AGAIN)
    if (
        refused is None
        or scope.event == "terminated"
        or not (proper or noun or (is_sure and (hand or not going or first(NO_NEW_TERM))))
    ):
        return None
    if _distance(refused, goes) < NEAR and not NEEDLESS.search(text.lower, sentence.start, max(goes.end, refused.end)):
        return _of("none", sentence, goes, refused)
    return None


# «в следующем году» tells when something is done, «ещё два» how many there are: no life of a paper by themselves
OF_LIFE = re.compile(r"срок|период|лет|год(?!у)|месяц|квартал|столько|\bраз\b|(?:дальнейш|нов|будущ)(?:ее|ое|ый)\b")
CALENDAR = re.compile(
    r"(?:следующ|очередн|последующ)[а-я]+\s+(?:(?:календарн|учебн|финансов)[а-я]+\s+)?(?:год(?:а|у|ом)?|"
    r"квартал[а-я]*)\b"
)
REST = 16  # letters that a unit may stand behind a number


def _is_of_life(lower: str, anew: Span, sentence: Span) -> bool:
    """Tell whether «again» is said of how long a paper lives, not of a year in which something is done."""
    if CALENDAR.match(lower, anew.start):
        return False
    return OF_LIFE.search(lower, anew.start, min(anew.end + REST, sentence.end)) is not None


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


ONTO = re.compile(r"[а-я]+\s+на\s+")


def _goes_over(lower: str, hand: Span, sentence: Span) -> bool:
    """Tell whether something passes on to a stretch of time: «переходит на три года»."""
    onto = ONTO.match(lower, hand.start)
    if onto is None:
        return False
    found = STRETCH.search(lower, onto.end(), min(onto.end() + REST, sentence.end))
    return found is not None and found.start() == onto.end()


def _nearest(context: Context, sentence: Span, mark: Span | None) -> Span | None:
    """Return the words for going on that stand nearest to «again» or «further»."""
    if mark is None:
        return None
    found = (Span(*one.span()) for one in HAS_GOING.finditer(context.text.lower, sentence.start, sentence.end))
    return min(found, key=lambda span: max(span.start - mark.end, mark.start - span.end), default=None)


def _of(value: str, sentence: Span, goes: Span, by: Span) -> GoingOn:
    return GoingOn(value, Span(min(goes.start, by.start), max(goes.end, by.end)), goes, sentence)


def _is_past(lower: str, sentence: Span) -> bool:
    """Tell whether a sentence tells of a renewal that has been: «в 2020 году договор продлили»."""
    words = lower[sentence.start : sentence.end]
    return PAST.search(words) is not None and NOT_PAST.search(words) is None


def _follows_the_term(context: Context, sentence: Span, *, is_anew: bool) -> bool:
    """Tell whether the sentence before tells how long the paper lives: «отведено шесть лет. … ещё шесть прибавятся»."""
    before = context.text.sentence_index(sentence.start) - 1
    if _is_answer(context, before):
        return True
    if not all(before in sentences_with(context, mark) for mark in (PAPER, LENGTH_WORD)):
        return False
    return (is_anew and before in sentences_with(context, LASTS_WORD)) or any(
        one.is_plain for one in stretches(context, context.text.sentences[before])
    )


LONGEST_ANSWER = 40


def _is_answer(context: Context, index: int) -> bool:
    """Tell whether a sentence only answers how long: «– На какой срок? – На пять лет.»."""
    sentence, question = context.text.sentences[index], context.text.sentences[max(0, index - 1)]
    words = context.text.shadow
    return (
        sentence.end - sentence.start < LONGEST_ANSWER
        and index in sentences_with(context, LENGTH_WORD)
        and ("?" in words[sentence.start : sentence.end] or words[question.end - 1] == "?")
    )


OF_TERM = agrees(r"\b(?:срок|век\b|период)\w*")
SIDES = agrees(
    r"\b(?:сторон(?:ы|а|ам|ами)|никто|обе|оба)\b|"
    # the word of the paper is left out: «новое принято на пять лет, а дальше …»
    r"\b(?:нов|нынешн|втор|эт|перв|теперешн)(?:ый|ое|ой|ий|ее|от|о) (?:принят|подписан|заключ[её]н|рассчитан|"
    r"оформлен|действ)\w*|"
    # a sentence on the first term tells what follows, too: «Первый срок равен пяти годам; далее …»
    r"\b(?:перв|первоначальн|начальн)(?:ый|ого|ому|ым) (?:срок|период)\w*"
)


def _is_final(context: Context, sentence: Span) -> bool:
    """Tell whether a sentence speaks of the sides and their term without naming the paper."""
    return (
        context.genre == "agreement" and (holds(HAS_PROPER, context, sentence) or holds(HAS_ANEW, context, sentence))
    ) or (holds(OF_TERM, context, sentence) and (context.genre == "agreement" or holds(SIDES, context, sentence)))


def period_of(context: Context, told: GoingOn, term: Sourced[str] | None) -> Sourced[str] | None:
    """Return how long each renewal runs, as its sentence says."""
    lower, sentence = context.text.lower, told.sentence
    own = term.spans[0].start if term is not None else -1
    found = [
        one
        for one in stretches(context, sentence)
        if not (one.is_ahead or one.is_after or one.is_bound or one.start <= own < one.end)
    ]
    again = next((one for one in found if one.is_again), None)
    if again is not None:
        return Sourced(again.value, (again.span(),), 0.9, "period.again")
    same = SAME.search(lower, sentence.start, sentence.end)
    if same and term is not None and term.value != "indefinite":
        return Sourced(term.value, (Span(*same.span()), *term.spans), 0.9, "period.same_again", derived=True)
    after = next((one for one in found if one.start >= told.goes.start), None)
    if after is None and (more := again_as_many(context, sentence, term)) is not None:
        return more
    return Sourced(after.value, (after.span(),), 0.8, "period.after") if after else None


def again_as_many(context: Context, sentence: Span, term: Sourced[str] | None) -> Sourced[str] | None:
    """Return the length of a number whose unit the term has told: «ещё на шесть», «на каждые следующие пять»."""
    if term is None or term.value == "indefinite":
        return None
    for bare in ONCE_MORE.finditer(context.text.lower, sentence.start, sentence.end):
        number = number_in(bare["number"] or bare["added"])
        if number:
            value = f"P{number}{term.value[-1]}"
            return Sourced(value, (Span(*bare.span()), *term.spans), 0.8, "period.once_more", derived=True)
    return None


ONCE_MORE = agrees(
    rf"(?:\bеще (?:на )?|\b(?:на|в силе и|в силе) (?:кажд\w+ )?(?:следующ|последующ|очередн)\w+ )(?P<number>{NUMBER})"
    r"(?= ?[.,;:!?»)]|\s*$|\n| [а-я]+(?:ся|[яу]т|[еи]т)\b)"
    rf"|\b(?:прибав|добав)[а-я]+ (?:еще )?(?P<added>{NUMBER})(?= ?[.,;:!?»)]|\s*$)"
)
