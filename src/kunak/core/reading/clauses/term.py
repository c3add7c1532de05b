"""How long an agreement runs: a length, whole years of a plan, or without end."""

from collections.abc import Iterator

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.ends import ends
from kunak.core.reading.clauses.event import is_background
from kunak.core.reading.clauses.lasts import lasting, no_limit
from kunak.core.reading.clauses.life import AFTER, NOT_THIS
from kunak.core.reading.clauses.other_things import is_term_of_other
from kunak.core.reading.clauses.scan import agrees, scan, span_of
from kunak.core.reading.clauses.term_years import plan_years, title_years
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.lexicon.numbers import COMPOUND, NUMBER, STEMS, UNIT, compound_length, length_of, number_in
from kunak.core.reading.patterns import Guarded

ABOUT = (
    "бессроч|обязательств|неопределенн|соглашени|договор|меморандум|протокол|документ|программ|план|карт|"
    "заявлени|срок|действ"
)
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
            rf"закреплен\w*)(?: [\w–-]+){{0,9}}? (?:сроком )?на (?:срок )?(?:в )?(?:ближайш\w+ |предстоящ\w+ )?{LENGTH}"
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
            rf"(?:соглашени\w+|договор\w*|меморандум\w*|протокол\w*|план\w*|программ\w+|карт\w+)(?: "
            rf"[а-я,–-]+){{0,6}}? на (?:ближайш\w+ |предстоящ\w+ )?{LENGTH}"
        ),
        0.9,
    ),
)
ENDLESS = agrees(
    r"(?:(?:соглашение|договор|меморандум|протокол|документ|оно|он) )?(?:(?:заключен\w* |действует |является )?"
    r"(?:бессрочн(?:о|ый|ое|ые|ых|ым|ого|ом|ую|ая|а)\b|на (?:неопределенн|неограниченн)\w+ срок|"
    r"без ограничения срок\w+|"
    r"не ограничен\w* (?:по "
    r")?(?:срок\w*|временными рамками)|не име(?:ет|ют|л|ла|ло|ли) (?:ограничени\w+ (?:по )?)?срок\w*|"
    r"(?:на )?(?:неопределенн|неограниченн)\w+ (?:время|период)|без срока\b))|"
    r"срок\w* (?:действия )?(?:[а-я]+ ){0,2}?не ограничен\w*"
    r"|(?:действие|соглашение|договор|документ)(?: [а-я]+){0,2} не ограничен\w* (?:срок|времен)\w+(?: рамк\w+)?"
    r"|срок\w*(?: [а-я]+){0,3}? не (?:установлен|устанавлива|определен|определя|"
    r"ограничива|оговорен|указан|предусмотрен|прописан|обозначен)\w*"
    r"|срок\w*(?: [а-я]+){0,3}? ?[–:] ?без ограничени\w+|без (?:указания|определения|установления) срок\w+"
)
UPPER = agrees(
    rf"(?:сроком |на срок )(?:до|не (?:более|долее|дольше|свыше)(?: чем на)?) (?P<number>{NUMBER}) (?P<unit>{UNIT})\b"
)
UNTIL = agrees(
    r"(?:действу\w+|действи\w+|рассчитан\w*|срок\w*|план\w*|программ\w*|карт\w*|\bсил[еу]|продлится|заключен\w*|"
    r"сфер\w*|партнерств\w*|сотрудничеств\w*)(?: [а-я]+){0,4}? "
    r"(?P<end>(?:до|по) (?:конца )?(?:«?\d{1,2}»? [а-я]+ )?(?:19|20)\d\d(?: год\w*)?|до \d\d\.\d\d\.\d{4})"
)
UNTIL_EVENT = agrees(
    r"(?P<end>до (?:полного |момента )?(?:выполнения|исполнения|завершения|достижения|подписания|окончания|"
    r"восстановления|заключения)(?: [а-я]+){0,4})"
    r"|(?:действу\w+|сил[уе]|заключен\w*) (?:[а-я]+ )?,? ?(?P<while>пока (?:не )?[а-я]+(?: [а-я]+){0,3})"
)
EXPIRES = agrees(
    r"(?:истекает|прекра(?:тит|щает) (?:свое )?действие) "
    r"(?P<day>\d{1,2} [а-я]+(?: (?:19|20)\d\d| текущего)?(?: год\w*)?)"
)
POSTPONED = agrees(r"(?:перенес|отлож|приостан|хран)\w+ |\b(?:считается|признается) $")
# «… на неопределённый срок»: what comes after the term
PROLONGED = re.compile(r"(?:пролонгируется|продлевается|продляется|возобновляется)\s(?:[а-я]+\s){0,2}$")
RENEWED = re.compile(
    r"продл|пролонг|возобновля|возобновлен(?!и)|очередн|последующ|следующ|\bеще\b|уведом|предупре|предшеств|истечени"
)

# a bound, not a length
AT_MOST = re.compile(r"\b(?:(?:максимальн|предельн|наибольш)\w+\s|самое\s+большее\b|не\s+длиннее\b)")
KEEPS = re.compile(r"\bхран[яи]т\w*\s[^.;]*$")  # «хранит документы в течение пяти лет»
COMPOUND_TERM = Guarded(COMPOUND.pattern)


def find_term(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return the term: ISO 8601, or `indefinite`; None, maybe with a warning, where the text gives no length."""
    if scope.kind in ("programme", "roadmap") or context.genre == "programme":
        years = title_years(context, scope)
        if years is not None:
            return years
    if scope.kind == "amendment" and (changed := _of_new_words(context, scope)) is not None:
        return changed
    stated = next(_stated(context, scope), None)
    if stated is not None:
        return stated
    years = plan_years(context, scope)
    if years is not None:
        return years
    told = no_limit(context, scope) or next(lasting(context, scope), None)
    if told is not None:
        return told
    _warn(context, scope)
    return None


# «слова „на пять лет“ заменить словами „на десять лет“»
NEW_WORDS = agrees(
    rf"{UNIT}»(?: замен\w+| читать| указать)?(?: словами| словом|,? на|,? –)?(?: слова)?(?: читать| указать|"
    rf" записать)? "
    rf"«(?:сроком |действует |заключается )?(?:на )?(?:срок )?{LENGTH}"
)


def _of_new_words(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return the length that an amendment puts in the place of another."""
    for found, _ in scan(NEW_WORDS, context, scope):
        value = length_of(found["number"], found["unit"])
        if value is not None and not value.endswith("D"):
            return Sourced(value, (Span(found.start("number"), found.end("unit")),), 0.9, "term.new_words")
    return None


def _stated(context: Context, scope: Scope) -> Iterator[Sourced[str]]:
    for found, sentence in scan(ENDLESS, context, scope):
        if (
            _is_about(context, found.start())
            and not POSTPONED.search(context.text.lower, max(0, found.start() - 40), found.start())
            and not is_term_of_other(context, sentence, found.end())
            and not PROLONGED.search(context.text.lower, sentence.start, found.start())
        ):
            yield Sourced("indefinite", (span_of(found),), 1.0, "term.endless")
    for rule, pattern, confidence in LENGTHS:
        for found, sentence in scan(pattern, context, scope):
            value = _whole_length(context, found)
            start = found.start("number")
            if value is None or _is_renewal(context, sentence, found.start(), found.end()):
                continue
            if context.genre == "release" and is_background(context.text.lower[sentence.start : sentence.start + 60]):
                continue
            if AFTER.search(context.text.lower, sentence.start, start):
                continue  # «начинает действовать через две недели»
            if value.endswith("D") or _is_bound(context, sentence, found) or _is_of_others(context, sentence, start):
                continue
            if is_term_of_other(context, sentence, start) or AFTER_ANOTHER.match(context.text.lower, found.end()):
                continue
            if rule == "term.title" and GROUND.search(context.text.lower, sentence.start, found.start()):
                continue  # «по соглашению вуз на пять лет получает …»
            if rule in ("term.during", "term.that_is", "term.ahead") and not _is_about(context, found.start()):
                continue
            if scope.kind in ("programme", "roadmap") and _is_of_base(context, sentence, found.start()):
                continue
            span = Span(_phrase_start(context, found.start(), start), found.end("unit"))
            yield Sourced(value, (span,), confidence, rule)
    yield from _changed(context, scope)
    yield from _answered(context, scope)
    yield from _stated_shortly(context, scope)
    yield from _stated_near(context, scope)
    yield from _compound(context, scope)


def _is_bound(context: Context, sentence: Span, found: re.Match[str]) -> bool:
    """Tell whether a length is the most that there may be, or how long something is kept."""
    lower = context.text.lower
    if AT_MOST.search(lower, max(sentence.start, found.start() - 30), found.start("number")):
        return True
    if NOT_THIS.search(lower[max(sentence.start, found.start("number") - 30) : found.start("number")]):
        return True
    return KEEPS.search(lower, sentence.start, found.start()) is not None


def _compound(context: Context, scope: Scope) -> Iterator[Sourced[str]]:
    """Yield the lengths of «пятилетнее соглашение», «трёхлетний срок»."""
    for found, sentence in scan(COMPOUND_TERM, context, scope):
        value = compound_length(found)
        before = context.text.lower[max(sentence.start, found.start() - 40) : found.start()]
        after = context.text.lower[found.end() : found.end() + 60]
        is_about = OF_PAPER.search(after) is not None
        if not is_about and OF_PAPER.search(before) is not None and (ending := ENDS_CLAUSE.match(after)):
            is_about, after = True, ending[0]  # «договор двухлетний, но продлить его можно»
        if scope.kind in ACTS and OF_PLAN.match(after):
            continue  # «из 18 дел годового плана»
        if context.genre == "release" and is_background(context.text.lower[sentence.start : sentence.start + 60]):
            continue
        if NEW_ONE.search(before) and (found[0].endswith("лети") or not OF_ACT.match(after)):
            continue
        if NOW.search(before) or (found[0].endswith("лети") and AGE_OF.match(after)):
            continue
        around = before if OF_ACT.match(after) or TILL_ITS_END.search(before) else before + after
        around = TILL_ITS_END.sub("", around)
        if value and is_about and not RENEWED.search(around):
            yield Sourced(value, (span_of(found),), 0.9, "term.compound")


def _stated_near(context: Context, scope: Scope) -> Iterator[Sourced[str]]:
    """Yield the lengths that a sentence on the paper's life names in any order: «пять лет – таков срок документа»."""
    for pattern in (ANY_LENGTH, COMPOUND_TERM):
        for found, sentence in scan(pattern, context, scope, LIFE):
            lower, is_compound = context.text.lower, pattern is COMPOUND_TERM
            value = compound_length(found) if is_compound else length_of(found["number"], found["unit"])
            end = found.end() if is_compound else found.end("unit")
            before = lower[max(sentence.start, found.start() - 70) : found.start()]
            after = lower[end : min(sentence.end, end + 60)]
            if (
                value is None
                or not GOVERNS.search(before)
                or NOT_BEFORE.search(before[-45:])
                or AT_MOST.search(before[-45:])
                or NOT_THIS.search(before)
                or NOT_AFTER.search(after)
                or is_term_of_other(context, sentence, found.start())
            ):
                continue
            if OF_LIFE.search(before) or (not before.strip(" на") and OF_LIFE.search(after)):
                yield Sourced(value, (Span(found.start(), end),), 0.85, "term.near")


ANY_LENGTH = agrees(rf"(?<!\w){LENGTH}")
# what stands right before a length of the paper: «на», «–», a word of its life, or nothing
GOVERNS = re.compile(
    r"(?:^\W*|[–:(]\s*|\b(?:на|течение|действует|действовать|силе|действии|составляет|срок)(?:\s+[а-я]+(?:ие|ую|"
    r"ее|ый|ий))?\s*)$"
)
OF_LIFE = re.compile(
    r"\bсрок(?:и|а|ом)?\b|\bдействует|\bв\s+действии|остается|останется|\bдействовать|\bдействия\b|рассчитан|"
    r"рассчитали|\bв силе\b|\bзаключ(?:ен|ил)|"
    r"продолжительность|\bпериод|(?:договорились|подписан[аоы]?|подписали)\s+на(?:\s+[а-я]+)?\s*$"
)
LIFE = Guarded(OF_LIFE.pattern)
NOT_BEFORE = re.compile(
    r"увеличен\w*\s+на|продл|пролонг|возобнов|очередн|последующ|следующ|\bеще\b|уведом|предупре|извещ|предшеств|"
    r"истечени|расторг|"
    r"прекращ|"
    r"прежн|предыдущ|не более|не долее|не свыше|не позднее|не ранее|\bза\s*$|\bдо\s*$|контракт|поставк|аренд|"
    r"гаранти|кредит|"
    r"стройк|обучени|строительств|проект|конкурс|грант"
)
NOT_AFTER = re.compile(r"^\s*(?:назад|после|до\b|со дня|спустя|обучени|гаранти|\(?подряд)")


# «вместо привычных пяти лет в договоре значится шесть», «срок – не пять лет, а семь»
CHANGED = agrees(
    rf"\b(?:вместо|не) (?:на )?(?:[а-я]+(?:их|ых) )?{NUMBER} (?P<unit>{UNIT})\b[^.;:]{{0,50}}?"
    rf"(?:,? (?:а|теперь|сразу) |(?:значится|стоит|записан[оы]|указан[оы]|обозначен[оы]|вписан[оы]|получится|будет|–|"
    rf"действовать|действует) )"
    rf"(?:на )?(?P<number>{NUMBER})(?= ?[.,;!?)]|$)",
    "лет", "год", "месяц", "недел", "дн", "день", "суток",
)  # fmt: skip


def _changed(context: Context, scope: Scope) -> Iterator[Sourced[str]]:
    """Yield the lengths that take the place of a usual one and leave its unit out."""
    for found, sentence in scan(CHANGED, context, scope):
        value = length_of(found["number"], found["unit"])
        if (
            value is not None
            and _is_about(context, found.start())
            and not is_term_of_other(context, sentence, found.start())
        ):
            yield Sourced(value, (Span(found.start("unit"), found.end()),), 0.85, "term.changed")


HOW_LONG = agrees(
    r"\b(?:надолго|на (?:какой|какое|который) (?:срок|время|период)|на сколько(?: лет| времени)?(?= ?\?|"
    r" [а-я]+л[аио]?(?:сь|ся)?\b)|"
    r"на сколько лет|как долго|сколько лет)\b[^?]{0,60}\?"
)
ANSWER = re.compile(rf"\W*(?:на\s+|срок\s+–\s+)?(?P<number>{NUMBER})(?:\s+(?P<unit>{UNIT})\b|(?=\s*(?:[.,;!?]|$)))")


def _answered(context: Context, scope: Scope) -> Iterator[Sourced[str]]:
    """Yield the length that answers a question: «– Надолго? – На пять лет.»."""
    for found, sentence in scan(HOW_LONG, context, scope):
        following = context.text.sentences[context.text.sentence_index(sentence.start) + 1 :][:1]
        start = following[0].start if found.end() == sentence.end and following else found.end()
        answer = ANSWER.match(context.text.lower, start)
        is_of_years = found[0].startswith("на ") and " лет" in found[0]  # not «Сколько лет мосту?»
        unit = (answer["unit"] or ("лет" if is_of_years else "")) if answer else ""
        value = length_of(answer["number"], unit) if answer and unit else None
        if answer and value and not value.endswith("D"):
            yield Sourced(value, (Span(answer.start("number"), answer.end()),), 0.9, "term.answered")


def _stated_shortly(context: Context, scope: Scope) -> Iterator[Sourced[str]]:
    """Yield the lengths of «сотрудничество продлится три года» and «действует год»."""
    for found, sentence in scan(LASTS, context, scope):
        value = length_of(found["number"], found["unit"])
        if value is not None and not (
            value.endswith("D")
            or _is_of_others(context, sentence, found.start())
            or is_term_of_other(context, sentence, found.start())
        ):
            yield Sourced(value, (span_of(found),), 0.9, "term.lasts")
    for found, sentence in scan(STRETCH, context, scope):
        near = context.text.lower[max(sentence.start, found.start() - 70) : found.start()]
        if (
            not (RENEWED.search(near) or RENEWED.search(found[0]))
            and " нов" not in found[0]
            and not is_term_of_other(context, sentence, found.start())
        ):
            yield Sourced(f"P{STEMS[found['stem']]}Y", (span_of(found),), 0.85, "term.stretch")
    for found, sentence in scan(BARE_YEAR, context, scope):
        if is_term_of_other(context, sentence, found.start()):
            continue
        value = "P6M" if (found["stretch"] or found["signed"]) == "полгода" else "P1Y"
        yield Sourced(value, (span_of(found),), 0.85, "term.bare_year")


# what lasts is no paper: «проект будет действовать пять лет», «на обучение отведено два года»
OTHERS = re.compile(
    r"\b(?:проект(?!\s+(?:соглашени|договор))|завод|выставк|обучени|конкурс|грант|стройк|строительств|ремонт|"
    r"мост|практик|стажировк)[а-я]*\b(?:(?!\bсоглашени|\bдоговор|\bдокумент)[^.;,])*$"
)
# «соглашение о строительстве моста», where the other thing is only what the paper is about
ITS_MATTER = re.compile(
    r"(?:соглашени|договор|меморандум|протокол|документ|план|программ|карт)[а-я]*\s+(?:сторон\s+)?"
    r"(?:о|об|по|в\s+(?:сфере|области|целях))\s+(?:[а-я]+,?\s+){0,8}$"
)


def _is_of_others(context: Context, sentence: Span, place: int) -> bool:
    """Tell whether a length is of another thing that stands before it and is not what the paper is about."""
    lower = context.text.lower
    found = OTHERS.search(lower, max(sentence.start, place - 90), place)
    return found is not None and ITS_MATTER.search(lower, sentence.start, found.start()) is None


AGE_OF = re.compile(r"[еюя]м?\s+[а-я]")  # «к двадцатилетию Договора»
NOW = re.compile(r"\b(?:текущ|нынешн)[а-я]+\s*$")  # «текущий пятилетний период» is one of several
TILL_ITS_END = re.compile(r"\b(?:за\s[а-я\s]{3,20}\s)?до\s+(?:истечения|окончания)\s+(?:[а-я]+ого\s+)?$")
NEW_ONE = re.compile(r"\bнов(?:ый|ое|ого|ом)\s*$")  # «на новый трёхлетний срок», but «новое пятилетнее соглашение»
ACTS = ("agreement", "treaty", "memorandum", "protocol")
OF_PLAN = re.compile(r"[а-я]*\s+(?:[а-я]+\s+)?(?:план|программ|карт|график)")
OF_ACT = agrees(r"[а-я]* (?:соглашени|договор|меморандум|документ|план|программ)")
# «действует год», which needs no number
BARE_YEAR = agrees(
    r"(?:действу(?:ет|ют)|действовать|рассчитан\w*|заключен\w*|подписан\w*|сроком)(?: –)? (?:в течение |на )?"
    r"(?P<stretch>года?|полгода)\b(?! \d)"
    r"|подписа(?:ли|но|н) [^.;–]{0,60}?\bна (?P<signed>год|полгода)\b(?=[.,;!]|$)"
)
LASTS = agrees(
    rf"(?:продл[ия]тся|(?:про)?живет|хватит на|отмер(?:яется|ен[оы]?)|отведен[оы]?|оформлен\w* на|скреплен\w* на) "
    rf"(?P<number>{NUMBER}) (?P<unit>{UNIT})\b"
)
# «пятилетнее соглашение», «соглашение трёхлетнее», «пятилетнее партнёрство»
OF_PAPER = re.compile(
    r"^[а-я]*\s+(?:[а-я]+\s+)?(?:соглашени|договор|план|программ|срок|документ|меморандум|карт|партнерств|"
    r"сотрудничеств|"
    r"взаимодейств|период)|(?:соглашени|договор|меморандум|документ|программ|план|протокол|\bоно|"
    r"\bон)[а-я]*\s+(?:–\s+)?$"
)
ENDS_CLAUSE = re.compile(r"[а-я]*\s*(?:[.,;:!]|$|и\b)")
# «на ближайшую пятилетку», «на десятилетие», «на пятилетие»
STRETCH = agrees(
    r"\bна (?:(?:ближайш|предстоящ|цел|очередн|нов|текущ)\w+ )?(?P<stem>дву|двух|трех|четырех|пяти|шести|семи|десяти)"
    r"лет(?:ку|ие)\b"
)
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


def _is_about(context: Context, place: int) -> bool:
    sentence = context.text.sentence_at(place)
    words = context.text.lower[sentence.start : sentence.end]
    return any(word in words for word in ABOUT.split("|"))


def _is_renewal(context: Context, sentence: Span, start: int, end: int) -> bool:
    """Tell whether a length belongs to a renewal, a notice or an upper bound and not to the first term."""
    before = OF_A_DAY.sub(" ", context.text.lower[max(sentence.start, start - 70) : start])
    clause = before.rpartition(",")[2] if "," in before[-45:] else before
    inside = context.text.lower[start:end]
    if NOT_A_TERM.search(inside) or LONGER_BY.search(inside):
        return True
    if RENEWED.search(clause[-60:]) or RENEWED.search(inside):
        return True
    return any(word in before[-70:] for word in ("прежн", "предыдущ")) or "автоматическ" in _affirmed(before[-70:])


DENIED = re.compile(r"(?:\bне|\bбез)\s[^,.;]*автоматическ[^,.;]*[,;]|автоматическ[^,.;]*\sне\s[^,.;]*[,;]")


def _affirmed(words: str) -> str:
    """Return words without what is denied: «автоматического продления не предусмотрено, срок – …»."""
    return DENIED.sub("", words)


# «три года после прекращения», «месяца со дня получения»
AFTER_ANOTHER = re.compile(
    r"\s+(?:после\s+(?!подписан|заключен|вступлен)|(?:со?\s+)(?:дня|даты|момента)\s+(?:[а-я]+\s+)?(?:прекращ|"
    r"расторж|получен|поступл|"
    r"окончан|поставк|ввод|сдач|обращен|запрос))"
)
GROUND = re.compile(r"\b(?:по|согласно|благодаря|в\s+рамках|в\s+соответствии\s+с|по\s+условиям)\s+(?:[а-я]+\s+)?$")
LONGER_BY = re.compile(r"(?:увеличен|удлинен|сокращен)[а-я]*\s+(?:еще\s+)?на\s")  # «срок увеличен на пять лет»
OF_A_DAY = re.compile(r"\bследующий\s+день\b")  # «вступает в силу на следующий день и заключается на три года»
# an upper bound, or how long before the end something is done
NOT_A_TERM = re.compile(r"превыша|не более|не свыше|не долее|\sза\s")


def _is_of_base(context: Context, sentence: Span, place: int) -> bool:
    """Tell whether a length in a plan's text is of the agreement that it rests on."""
    return re.search(r"соглашени|договор", context.text.lower[sentence.start : place]) is not None


AHEAD = re.compile(r"\bза\s+[^.;,]{1,30}$")
WARNING_OF_END = {
    "at_most": ("term_upper_bound", "the term is an upper bound, not a fixed length"),
    "until": ("term_until", "the term is given by its end, not by a length"),
    "until_event": ("term_until_event", "the term runs until something is done: no length"),
}


def _warn(context: Context, scope: Scope) -> None:
    """Tell why there is no term where the text speaks of its end."""
    for found, _ in scan(UPPER, context, scope):
        context.warn("term_upper_bound", "the term is an upper bound, not a fixed length", span_of(found))
        return
    for found, _ in scan(UNTIL, context, scope):
        if found[0].startswith("срок") and context.text.lower[: found.start()].rstrip().endswith(" в"):
            continue  # «провести обучение в срок до 1 марта»
        context.warn("term_until", "the term is given by its end, not by a length", span_of(found, "end"))
        return
    for found, sentence in scan(UNTIL_EVENT, context, scope):
        if AHEAD.search(context.text.lower, sentence.start, found.start()):
            continue  # «за шесть месяцев до окончания срока»
        context.warn(
            "term_until_event",
            "the term runs until something is done: no length",
            span_of(found, "end" if found["end"] else "while"),
        )
        return
    for found, _ in scan(EXPIRES, context, scope):
        context.warn("term_until", "the end of the term is given, its length is not", span_of(found))
        return
    _warn_by_roles(context, scope)


def _warn_by_roles(context: Context, scope: Scope) -> None:
    for end in ends(context, scope):
        context.warn(*WARNING_OF_END[end.kind], end.span)
