"""Whether and for how long an agreement is renewed."""

from collections.abc import Iterator

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.goes_on.find import going_on
from kunak.core.reading.clauses.goes_on.of_else import goes_on_of_else
from kunak.core.reading.clauses.goes_on.period import again_as_many, period_of
from kunak.core.reading.clauses.life import tells_of_paper
from kunak.core.reading.clauses.other_things import is_of_other
from kunak.core.reading.clauses.scan import agrees, scan, span_of
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.lexicon.numbers import COMPOUND, NUMBER, UNIT, compound_length, length_of
from kunak.core.reading.patterns import Guarded

# what is gone on with is the paper, or is not told: «решат, продолжать ли», but «решат, продолжать ли лов»
ITS = (
    r"(?= ?[.,;:!?»–]|\s*$| (?:его|ее|и|или|сотруднич|партн|действ|срок|"
    r"соглаш|договор|документ|меморандум|протокол|эт))"
)
GOES_ON = r"(?:продл|пролонг|возобновл|продолж)[а-я]+"
NONE = agrees(
    r"(?:продлени|пролонгаци)\w+(?: (?!не\b)[а-я]+){0,2}? исключ(?:ается|ен[оа]?)\b|"
    r"(?:продл|пролонг|возобн)[а-я]+(?:ся|ть)(?: (?:он|оно|соглашение|документ|договор|протокол))? не "
    r"(?:может|могут|сможет)\b|"
    r"(?:пролонгаци\w+|продлени\w+|возобновлени\w+)(?: [а-я]+){0,2}? не (?:подлежит|допускается|предусм\w+|"
    r"предполагает\w*|применяется|производится|осуществляется|планируется|записан|прописан|заложен)|"
    r"не (?:подлежит|может быть|"
    r"предусматривает|предполагает|имеет) (?:автоматическ\w+ )?(?:пролонгаци\w+|продлени\w+|продлен\w*|"
    r"пролонгирован\w*)|никак(?:ой|их|ого) (?:автоматическ\w+ )?(?:(?:пролонгаци|продлени)\w+|"
    r"«?сам\w* собо[йю])|без (?:права |возможности )?(?:автоматическ\w+ )?(?:пролонгации|продления|возобновления)"
)
# said beforehand it is a rule; said of one that has ended it is only what happened
SHORT = 3
WILL_NOT = agrees(r"(?:продл|пролонгир)\w+(?: [а-я]+){0,3} не (?:будет|будут|станут|собира|планиру|намерен)")
CONSENT = (
    (
        "renewal.may",
        agrees(
            r"мож(?:ет|но|ет)(?: быть)? (?:автоматически )?(?:продлен\w*|пролонгирован\w*|продлить|продлеваться|"
            r"пролонгироваться)|"
            # «продолжиться оно может лишь в случае, если стороны подтвердят это письмами»
            r"(?:продл|пролонг|возобн|продолж)[а-я]+(?:ть|ться) (?:(?:он|оно|она|его|ее|соглашение|документ|договор|"
            r"меморандум|протокол|срок|стороны|партнеры|регионы|они|действие|соглашения|договора) ){0,3}"
            r"(?:может|могут|можно|смогут)\b"
        ),
    ),
    (
        "renewal.only_after",
        agrees(
            r"(?:продлевается|пролонгируется|продлен\w*|пролонгирован\w*)(?: только| лишь| исключительно)? "
            r"(?:после|при|на основании|по|с) (?:получения |наличия |условии )?(?:от (?:обеих|всех) сторон "
            r")?(?:обоюдн\w+ |взаимн\w+ |письменн\w+ |общ\w+ |отдельн\w+ |дополнительн\w+ )*(?:согласи\w+|"
            r"подтвержден\w+|соглашени\w+|договоренност\w+)"
            r"|продл[а-я]+ся[^.;]{0,60}? (?:после|при условии|по) получени\w+ [^.;]{0,60}?"
            r"(?:уведомлени|подтвержд|согласи|заявлени)\w+"
        ),
    ),
    (
        "renewal.right",
        agrees(
            r"(?:с )?(?:правом?|возможност\w+)(?: (?:дальнейш\w+|последующ\w+|его|ее|срока|"
            r"действия)){0,4} (?:пролонгации|продления)(?! (?:[а-я]+ ){0,2}не )"
            r"|с (?:правом|возможностью) (?:[а-я]+ ){0,2}?(?:продлить|прибавить|возобновить|пролонгировать)\b"
            r"|(?:стороны|они|регионы|партнеры)(?: [а-я]+)? (?:вправе|могут|смогут)(?: [а-я]+){0,2} (?:продл|"
            r"пролонгир)\w+"
            r"|(?:срок\w*|действие)(?: [а-я]+){0,2} может быть (?:увеличен|расширен|продолжен)\w*"
        ),
    ),
    (
        "renewal.may_go_on",
        agrees(
            r"(?:может|могут|вправе)(?: [а-я]+){0,3}? (?:возобновля|возобнов|продолж)(?:ить|ться|ать|аться|иться)\b"
            r"|(?:подтверд|заяв|выраз)\w+ (?:[а-я]+ )?(?:желани|намерени|готовност|"
            r"согласи)\w+ (?:[а-я]+ ){0,2}(?:продл|продолж|пролонг)"
            r"|(?:продлени|пролонгаци|продолжени)\w+(?: [а-я]+){0,3}? возможн\w+ (?:лишь |только )?по "
            r"|возможн\w+ (?:лишь |только )?по (?:обоюдн|взаимн|общ)\w+ (?:желани|согласи|решени)\w+"
            r"|(?:продлени|пролонгаци)\w+(?: (?!не\b)[а-я]+){0,2}? возможн[аоы]\b(?! автомат)"
            # «дальше пролонгация, тоже на пять, но по обоюдному согласию»
            r"|(?:продлени|пролонгаци)\w+(?:,? [а-я]+){0,5}? "
            r"по (?:обоюдн|взаимн|общ)\w+ (?:желани|согласи|решени|воле)\w*"
        ),
    ),
    (
        "renewal.asks_consent",
        agrees(
            r"(?:для|чтобы) (?:продлени|пролонгаци|продлить|пролонгировать)\w*(?: [^.;]{0,140}?)? (?:согласи|решени|"
            r"подтвержд)\w+"
            r"|(?:пролонгация|продление) –(?: [а-я]+){0,2} по(?: [а-я]+){0,2} (?:согласи|договоренност|решени|"
            r"соглашени)\w+"
            rf"|реш(?:ат|ают|аем), (?:продл|продолж|пролонгир|возобнов)\w+ ли{ITS}"
            r"|(?:продл|продолж|пролонгир)\w+ ли(?: [а-я]+)?,? (?:решат|решают|решим|решено)"
            # «будем ли продолжать, спросят по окончании»
            rf"|\b(?:будем|будут|станут|захотят|хотят|нужно|надо) ли (?:продл|продолж|пролонг|возобн)\w+{ITS}"
            # «вопрос о продлении Стороны решают вместе»
            r"|(?:решение|вопрос) о(?:б его|б ее)? (?:[а-я]+ )?(?:продлени|пролонгаци|возобновлени)\w+[^.;]{0,60}? "
            r"(?:принима|прим[еу]т|реша[юе]|решит|решат|рассм)\w*"
            r"|(?:продл|пролонг)[^.;]{0,60}? (?:понадобится|потребуется|требуется|нужно|необходимо)(?: [а-я]+){0,2}? "
            r"(?:решение|согласие|подтверждение)\b"
        ),
    ),
    (
        "renewal.by_agreement",
        agrees(
            r"(?:по|с) (?:обоюдн\w+ |взаимн\w+ |письменн\w+ )?(?:согласи[юя]|соглашению|договоренности|решению)(?: "
            r"сторон\w*)?(?: [а-я]+){0,4}? (?:продл\w+|пролонгир\w+|возобновл\w+)|"
            # «по договорённости Сторон он может быть увеличен», where the sentence before tells the term
            r"(?:по|с) (?:[а-я]+ )?(?:согласи[юя]|соглашению|договоренности|решению)(?: сторон\w*)? "
            r"(?:он|оно|срок|действие|соглашение|договор|меморандум)(?: [а-я]+)? может быть (?:увелич|продолж|удлин)\w+"
        ),
    ),
    (
        "renewal.by_agreement",
        agrees(
            r"(?:продл\w+|пролонгир\w+|пролонгаци\w+)(?: [а-я]+){0,4}? (?:по|с) (?:обоюдн\w+ |взаимн\w+ |"
            r"письменн\w+ |общ\w+ )?(?:согласи[юя]|соглашению|договоренности)"
        ),
    ),
    (
        "renewal.by_decision",
        agrees(
            r"(?:продл\w+|пролонг\w+)(?: [а-я]+){0,2}? (?:требует|возможн\w+|совершается|осуществляется|производится)"
            r"(?: [а-я]+){0,3}? (?:решени\w+|при наличии|путем|по согласованию)"
            r"|(?:продл\w+|пролонгир\w+) (?:по решению|решением) (?:обеих|всех|сторон)"
            r"|(?:продлевается|пролонгируется)[^.;]{0,40}? если обе стороны[^.;]{0,60}? (?:подтверд|заяв|соглас)"
            r"|(?:продл\w+|пролонгир\w+)[^.;]{0,60}?,? если (?:обе )?(?:стороны|регионы|министерства|правительства)"
            r"(?: (?!не\b)[а-я]+){0,5}? (?:подтверд|соглас|договор)\w+"
            r"|(?:продл\w+|пролонг\w+)[^.;]{0,80}? (?:на основании (?:[а-я]+ )?соглашени|решением (?:обеих|всех|"
            r"сторон))"
        ),
    ),
)
AUTOMATIC = (
    (
        "renewal.automatic",
        agrees(
            r"(?:будет |считается |подлежит |с возможностью |с )?"
            r"автоматическ(?:и|ому|им|ой|ую|ое|ая)\b(?:(?: [а-я]+){0,3}?) "
            r"(?:продл\w+|пролонг\w+|возобновл\w+)"
        ),
    ),
    (
        "renewal.automatic",
        agrees(
            rf"{GOES_ON}(?: [а-я]+){{0,2}}? (?:автоматически|сам[оа]? собою?|сам[оа]? по себе|по умолчанию)|"
            rf"(?:по умолчанию|сам[оа]? собою?) {GOES_ON}|кажд\w+ год сам[оа]?\b"
        ),
    ),
    (
        "renewal.with",
        agrees(r"с (?:возможностью )?(?:последующ\w+ |дальнейш\w+ )?автоматическ\w+ (?:пролонгаци\w+|продлени\w+)"),
    ),
    (
        "renewal.unless",
        agrees(
            rf"(?:продл[а-я]+ется|пролонгируется|будет продлен\w*|"
            rf"(?:считается|признается|считаться)(?: [а-я]+)? (?:{GOES_ON}|заключенным на)|"
            r"оста(?:ется|нется|ваться) в (?:силе|действии)|"
            r"продлеваться|пролонгироваться|продлится|продлят|возобновля(?:ется|ются)|продолжает (?:свое )?действ\w+|"
            r"действие(?: [а-я]+)? продолжается|действует (?:следующ|последующ|очередн|еще)\w*|"
            r"с (?:последующ\w+ )?(?:пролонгацией|продлением))\b"
        ),
    ),
)
UNLESS = (
    "чтобы этого не", "не оспор", "не отверг", "не скажет", "не выраз", "не подаст", "никто из", "не расторг",
    "пока стороны не", "пока одна из сторон не",
    "этого не произойдет", "не договорятся об", "не было возраж",
    "если ни одна", "ни один", "ни одно ", "ни от одной", "ни от кого", "не поступ", "если стороны не", "не заяв",
    "не уведом",
    "при отсутствии", "если одна из сторон не",
    "если никто не", "если нет возраж", "не против", "не возраз", "не откаж", "не предупред", "в отсутствие возраж",
    "если не будет возраж", "если возражений не", "не решат ин", "не изъяв", "не выскаж",
    "не потреб", "не сообщ", "не извест", "не направ", "не примут ин", "не договорятся об ин")  # fmt: skip
OBJECT = r"(?:каждый |каждые |кажд\w+ раз на |последующ\w+ |следующ\w+ |очередн\w+ |дальнейш\w+ |нов\w+ |еще |один )*"
PERIODS = (
    (
        "period.length",
        agrees(rf"(?:на|еще(?: на)?) {OBJECT}(?P<number>{NUMBER}) (?:последующ\w+ |следующ\w+ )?(?P<unit>{UNIT})\b"),
    ),
    (
        "period.length",
        agrees(
            rf"(?:на )?{OBJECT}(?:срок|период\w*) (?:продолжительностью |в )?(?P<number>{NUMBER}) "
            rf"(?P<unit>{UNIT})\b"
        ),
    ),
    ("period.each", agrees(rf"кажд\w+ (?P<number>{NUMBER}) (?P<unit>{UNIT})\b")),
    ("period.still", agrees(rf"еще (?P<number>{NUMBER}) (?P<unit>{UNIT})\b")),
)
COMPOUND_PERIOD = agrees(
    rf"на {OBJECT}(?P<word>(?:\d{{1,2}}-|одно|дву|двух|трех|четырех|пяти|шести|семи|десяти)"
    rf"(?:летн?и?|годичн)[а-я]*)(?: "
    rf"период\w*| срок\w*| этап\w*)?"
)
YEARLY = agrees(
    r"из года в год\b|на (?:(?:каждый |каждые )?(?:последующ\w+|следующ\w+|очередн\w+) )?(?:(?:годов|годичн)\w+ "
    r"(?:период\w*|срок\w*)|(?:каждый |каждые |последующий |следующий |очередной |один )+(?:календарный "
    r")?год\b)|(?:продл\w+|пролонг\w+|не более одного раза,) (?:еще )?на год\b|кажд\w+ год сам[оа]?\b|"
    r"ежегодн\w+ (?:[а-я]+ )?(?:продл|пролонг|возобн)\w+|"
    r"(?:ежегодно|каждый год) (?:[а-я]+ )?(?:продл|пролонг|возобн)\w+|"
    r"(?:продл|пролонг|возобн)\w+ (?:ежегодно|каждый год)"
)
SAME = agrees(
    r"на (?:тот|такой|такое|аналогичн\w+|прежн\w+|каждый)(?: же)?(?: \w+)? (?:срок|период|промежуток|отрезок|время)\b|"
    r"на тот же (?:срок|период)|\bна столько же\b"
)


def find_renewal(context: Context, scope: Scope) -> Sourced[str] | None:  # noqa: PLR0911  one answer a line
    """Return `automatic`, `by_consent` or `none`; None where the text is silent."""
    for found, _ in _of_the_paper(NONE, context, scope):
        return Sourced("none", (span_of(found),), 1.0, "renewal.none")
    if scope.event == "signed":
        refusals = (
            found for found, sentence in scan(WILL_NOT, context, scope) if _is_of_it(context, sentence, found[0])
        )
        if (refused := next(refusals, None)) is not None:
            return Sourced("none", (span_of(refused),), 0.9, "renewal.will_not")
    denied: Sourced[str] | None = None
    for rule, pattern in AUTOMATIC[:3]:
        for found, sentence in _of_the_paper(pattern, context, scope):
            if DENIED.search(found[0]):
                denied = denied or Sourced("none", (span_of(found),), 0.85, "renewal.not_by_itself")
            elif not _is_ruled_out(context.text.lower[sentence.start : found.end() + 40]):
                return Sourced("automatic", (span_of(found),), 1.0, rule)
    for rule, pattern in CONSENT:
        for found, _ in _of_the_paper(pattern, context, scope):
            return Sourced("by_consent", (span_of(found),), 0.95, rule)
    rule, pattern = AUTOMATIC[3]
    for found, sentence in _of_the_paper(pattern, context, scope):
        words = context.text.lower[sentence.start : sentence.end]
        if any(word in words for word in UNLESS) and not STAYS_TILL.search(words):
            return Sourced("automatic", (span_of(found),), 0.9, rule)
    if denied is None and (told := going_on(context, scope)):
        return Sourced(told.value, (told.span,), 0.85, "renewal.by_roles")
    return denied


def _of_the_paper(pattern: Guarded, context: Context, scope: Scope) -> Iterator[tuple[re.Match[str], Span]]:
    """Yield the matches that tell of this agreement, and not of another thing or of what was before."""
    for found, sentence in scan(pattern, context, scope):
        if not (
            NOT_ITS.search(found[0])
            or is_of_other(context, sentence, found.start())
            or goes_on_of_else(context, sentence, *found.span())
        ):
            yield found, sentence


# «который продлевался автоматически» is the act before; «фестиваль по соглашению продлят» under it, not by agreeing
NOT_ITS = re.compile(
    r"(?:продлевал|пролонгировал|возобновлял)|\bпо\s+соглашению\s+(?!сторон|между|обеих|всех|партн|регион)[а-я]"
)
# one that stays in force until somebody leaves has no end, and is not renewed
STAYS_TILL = re.compile(r"оста\w+\s+в\s+(?:силе|действии)\s+до\s+тех\s+пор")
DENIED = re.compile(r"\bне\b")  # «автоматически соглашение не продлевается»


def _is_of_it(context: Context, sentence: Span, words: str) -> bool:
    """Tell whether it is the paper that will not be renewed: not «продлевать выставку не будут»."""
    return len(words.split()) <= SHORT or tells_of_paper(context, sentence)


def _is_ruled_out(words: str) -> bool:
    return any(word in words for word in ("не продлевается автоматически", "автоматически прекращ"))


def find_renewal_period(  # noqa: PLR0911  one answer a line
    context: Context, scope: Scope, renewal: Sourced[str] | None, term: Sourced[str] | None
) -> Sourced[str] | None:
    """Return for how long each renewal runs; «на тот же срок» repeats the term."""
    if renewal is None or renewal.value == "none":
        return None
    sentence = context.text.sentence_at(renewal.spans[0].start)
    start, end = sentence.start, sentence.end
    lower = context.text.lower
    clause_start = renewal.spans[0].start
    for begin in (clause_start, start):
        for rule, pattern in PERIODS:
            found = pattern.search(lower, begin, end)
            value = length_of(found["number"], found["unit"]) if found else None
            if found and value and _is_period(lower, begin, found.start(), is_after=begin == clause_start):
                return Sourced(value, (span_of(found),), 1.0, rule)
        found = COMPOUND_PERIOD.search(lower, begin, end)
        length = COMPOUND.search(found["word"]) if found else None
        if found and length and (value := compound_length(length)):
            return Sourced(value, (span_of(found),), 1.0, "period.compound")
        found = YEARLY.search(lower, begin, end)
        if found and (
            found[0].startswith("ежегодн")
            or "ежегодно" in found[0]
            or "из года в год" in found[0]
            or _is_period(lower, begin, found.start(), is_after=begin == clause_start)
        ):
            return Sourced("P1Y", (span_of(found),), 1.0, "period.year")
        found = SAME.search(lower, begin, end)
        if found and term is not None and term.value != "indefinite":
            return Sourced(term.value, (span_of(found), *term.spans), 0.95, "period.same", derived=True)
    once_more = again_as_many(context, Span(start, end), term)
    if once_more is not None:
        return once_more
    elsewhere = _elsewhere(context, scope)
    told = going_on(context, scope) if elsewhere is None else None
    return period_of(context, told, term) if told is not None else elsewhere


def _is_period(lower: str, begin: int, place: int, *, is_after: bool) -> bool:
    """Tell whether a length is of the renewal: it follows the renewal's words, or the words of one stand near."""
    before = lower[max(begin if is_after else 0, place - 50) : place]
    if UP_TO.search(before):
        return False  # «может быть увеличен, но не более чем на три года»
    if any(word in before for word in ("сроком", "заключен", "рассчитан", "не позднее", "не менее", "чем за")):
        return False
    return is_after or any(word in before for word in ("продл", "пролонг"))


UP_TO = re.compile(r"(?:не\s+(?:более|больше|свыше|дольше)(?:\s+чем)?(?:\s+на)?|\bдо)\s*$")


def _elsewhere(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return a period told in another sentence: «будут действовать ещё пять лет»."""
    for found, _ in scan(PERIODS[3][1], context, scope):
        value = length_of(found["number"], found["unit"])
        if value is not None and "действ" in context.text.lower[max(0, found.start() - 30) : found.start()]:
            return Sourced(value, (span_of(found),), 0.9, "period.still")
    for found, _ in scan(PROLONGED_FOR, context, scope):
        value = length_of(found["number"], found["unit"])
        if value is not None:
            return Sourced(value, (span_of(found),), 0.85, "period.prolonged_for")
    return None


PROLONGED_FOR = agrees(
    rf"(?:продл\w+|пролонг\w+)(?: [а-я]+){{0,3}}? (?:еще )?на (?P<number>{NUMBER}) (?P<unit>{UNIT})\b"
)
