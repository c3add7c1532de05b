"""Entry into force by roles: the words by which a paper begins to bind, and what they are tied to."""

from collections.abc import Iterator

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.awaited import alternatives
from kunak.core.reading.clauses.life import STRETCH, tells_of_paper
from kunak.core.reading.clauses.other_things import is_of_other, is_term_of_other, tells_of_other_work
from kunak.core.reading.clauses.resolved_day import DAY_LONG
from kunak.core.reading.clauses.scan import agrees, last_match, scan
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.entities.day import Day, is_day

STARTS = r"(?:начина|начн|начат|начал|начин|приступ|пойд|ид|вед)\w*"
LIVES = r"(?:действ|работ|примен|исполн|жить|соблюда|выполн)\w*"
# what those do who are bound by a paper
IT = r"(?:соглашению|договору|меморандуму|протоколу|документу|плану|ему|ей)"
OBEYS = (
    rf"(?:(?:руководству|придержива)[юе]тся|соблюда[юе]т(?:ся)?|(?:обязыва|связыва)[юе]т|"
    rf"{IT} (?:[а-я]+ )?следу[юе]т|следу[юе]т {IT})"
)
GAINS = r"(?:обрет|обреч|обрел|приобре|получ|набира|набер|име|возника|возникн)\w*"
BEGIN = (
    rf"вступ\w+ (?:в|во) [а-я]+|(?:силу|действие|жизнь) (?:[а-я]+ ){{0,3}}(?:вступ|вой[дт]|вход)\w+|"
    rf"(?:вой[дт]|вход)\w+ в (?:силу|действие)|{OBEYS}|(?:пуска|пуст|пущ)\w+ в (?:ход|дело|работу)|"
    rf"{STARTS}(?: [а-я]+){{0,2}}? {LIVES}|"
    rf"зараб[оа]та\w+|(?:станов[ия]тся|станет) (?:обязательн|действ|закон)\w+|"
    rf"(?:обязательн|действующ)\w+(?: [а-я]+){{0,2}}? (?:станов[ия]тся|станет)|"
    rf"(?:положено|надлежит|следует|решено|условились|договорились|начнут|предстоит) (?:[а-я]+ )?"
    rf"(?:применять|исполнять|соблюдать|выполнять)(?:ся)?(?! план)|"
    rf"{LIVES}(?: [а-я]+){{0,4}}? {STARTS}|{GAINS} (?:[а-я]+ )?силу|"
    rf"сил[уа](?: [а-я]+){{0,4}}? (?:{GAINS}|начина\w+|начн\w+)|возника\w+|возникн\w+|"
    rf"действительн\w+|действителен|действу[ею]т|работает|применя(?:[ею]тся|ться|ют)|исполня(?:[ею]тся|ться|ют)|"
    rf"сила у [а-я]+|в силе(?= со? )|перв\w+ день|"
    rf"связан[аоы]?|связыва\w+|"
    rf"обязательн\w+ для|обязательн\w+ (?=со? |от |как |сразу )|"
    rf"начало (?:действия|срока)|отсчет\w*|"
    rf"счита[яюе]\w* (?=с |со |от |(?:и )?заключенн|вступивш|действ|принят)|обязателен|введен\w* в (?:жизнь|действие)|"
    rf"(?:исполнени|выполнени|применени|действи)[ея](?: [а-я]+){{0,3}}? (?:{STARTS}|откр\w+)|"
    rf"силу(?: [а-я]+){{0,3}}? (?=даст|дает|дадут|придаст|придает)|включается|ввод[ия]тся в (?:действие|силу)|"
    rf"вступлени\w+|началом|начало|днем|датой|начина[ею]тся (?=со? )|"
    rf"(?:действи[ея]|срок\w*|период\w*)(?: (?:действия|соглашения|договора|документа|меморандума|"
    rf"протокола)){{0,2}}(?= ?[–:] ?со? )|"
    # «протокол становится частью соглашения с даты …»
    r"станов[ия]тся (?:[а-я]+ )?частью"
)
# each way by itself, so that only those are tried whose letters stand there
BEGINS = agrees("|".join(rf"\b(?:{way})\b" for way in alternatives(BEGIN)))
POINT = (
    r"(?:\b(?:с|со|в|от|на) (?:того |тот |самого |(?:указанн|обозначенн|названн|проставленн)\w+ (?:[а-я]+ )?)?"
    r"(?:момент|дн|день|дат|час|минут|миг)\w*|"
    # «вступившим в силу тем днём, которым его подписали»
    r"\bднем(?=, (?:когда|котор|в котор)| (?:его |ее )?подпис)|\bничего,? кроме\b|"
    r"\bкак(?: только)?\b|\bкогда\b|\bедва\b|\bлишь только\b|\bпосле\b|\bс (?=(?:его |ее |официальн\w+ ){0,2}"
    r"(?:получени|опублик|публикац|подпис|обмен|ратифик|обнарод|числа))|"
    r"\bпо (?=обмен|получени|опубликов|подписани)|[–:] (?:это )?(?:день|дата|момент)\b|\bсразу\b|"
    r"\b(?:даст|дает|дадут|придаст|придает)\b|\b(?:одновременно|вместе) с\b|\bвслед за\b|"
    # «моментом вступления в силу считается день …», «чтобы вступил в силу, достаточно …»
    r"\b(?:счита|призна|явля|служ|стан)\w+ (?:[а-я]+ )?(?:день|дата|дату|датой|днем|момент\w*|час)\b|"
    r"(?<!не\s)\b(?:достаточно|довольно|хватит|хватает|требу[ею]тся|потребу[ею]тся|нужн[аоы]?|необходим[аоы]?)\b)"
)
BORNE = r"(?:указан|обозначен|проставлен|поставлен|стоит|стоящ|значит|значащ|написан|вписан|названн)[а-я]*"
ON_IT = (
    r"(?:выше|вверху|вначале|под (?:ним|ней|текстом|подпис\w+)|"
    r"на (?:нем|ней|первой)|в (?:нем|ней|(?:его )?(?:начал|шапк|заголовк|преамбул)\w*))"
)
EVENTS = {
    "on_notification": (
        r"уведом\w+|извещ\w+|(?:опов|изв)ест(?:ят|ит)|оповещ\w+|\bнот(?:ами|ы|ой|у|а)?\b|письм\w*|"
        r"депозитар\w+|хранител\w+|"
        r"\b(?:последн|втор|трет)\w+ из (?:них|трех|двух)(?! [а-я]*(?:администраци|дум|парламент|правительств|"
        r"палат|орган))|"
        r"обменя\w+ [^.;]{0,30}?(?:почт|сообщени|бумаг|документ)\w*|(?:сообщ|доложат|доложит|подтверд|объяв|скаж|напиш|"
        r"заяв)\w* [^.;]{0,60}?(?:процедур|соглас|одобрен|готовност|формальност)\w*"
    ),
    "on_ratification": r"ратифи\w+",
    "on_publication": (
        r"опубликов\w+|публикаци\w+|напечат\w+|обнарод\w+|"
        r"(?:появ|выйд|разме[сщ]|объяв|прочт)\w* [^.;]{0,30}?(?:газет|собрани|портал|сайт|вестник|бюллетен|свет)\w*"
    ),
    "on_signing": r"подпис\w+|росчерк\w*|автограф\w*|скреп\w+|завизир\w+|распи[сш]\w+|прилож\w* [^.;,]{0,20}?руку|"
    r"чернил\w*|"
    # the day that the paper bears: «с даты, указанной выше», «со дня, который в нём значится»
    rf"{BORNE} (?:[а-я]+ )?{ON_IT}|{ON_IT} {BORNE}|датирован[аоы]?\b|"
    r"(?:его|ее|такого|своего) заключени[яю]",
}
TIED = agrees(
    rf"{POINT}[^.;]{{0,70}}?(?:" + "|".join(f"(?P<{name}>{words})" for name, words in EVENTS.items()) + ")",
    *("уведом", "извещ", "извест", "оповес", "оповещ", "нот", "письм"),
    *("из них", "из трех", "из двух", "депозит", "хранит", "процедур"),
    *("ратиф", "публик", "напечат", "обнарод", "газет", "собран", "портал", "сайт", "вестник", "бюллет", "свет"),
    *("подпис", "росчерк", "автограф", "скреп", "завизир", "распис", "распиш", "руку", "чернил", "заключени"),
    *("соглас", "одобрен", "готовност", "формальност", "почт", "сообщени", "бумаг", "документ"),
    *("выше", "вверху", "вначале", "под ним", "под ней", "под текстом", "на нем", "на ней", "на первой", "датирован"),
    *("в нем", "в ней", "начал", "шапк", "заголовк", "преамбул"),
)
# an event is what makes the paper bind: «вторая подпись вводит Соглашение в действие»
CAUSED = agrees(
    r"(?:" + "|".join(f"(?P<{name}>{words})" for name, words in EVENTS.items()) + r")(?: [а-я]+){0,4}? "
    r"(?:ввод|введ|привод|привед|пуска|пуст|запуска|запуст|дела|сдела|дает|даст|прида|превра)\w*(?: [а-я]+){0,4}? "
    r"(?:в (?:действие|силу|жизнь|ход|дело)|силу|обязательн\w+|действующ\w+|законом)\b",
    *("ввод", "введ", "привод", "привед", "пуска", "пуст", "дела", "дает", "даст", "прида", "превра"),
)
# … or by what it is made to bind: «вводится в силу последним из двух писем»
BROUGHT = agrees(
    r"(?:ввод[ия]тся|введен[аоы]?|привод[ия]тся|пуска[ею]тся) в (?:действие|силу|жизнь|ход)"
    r"(?: (?!с |со |от )[а-я]+){0,4}? "
    r"(?:" + "|".join(f"(?P<{name}>{words})" for name, words in EVENTS.items()) + ")",
    *("вводится", "вводятся", "введен", "приводится", "приводятся", "пускается", "пускаются"),
)
NEAR = 60
OF_VERB = 25  # letters of «начинает действовать», of which only the first must be near
OVERLAP = 12  # «становится» begins to bind, and «становится … в день» is a point, too
# «датой начала действия считать день подписи», but «датой соглашения считать …»
A_DAY = ("датой", "днем", "началом")
OF_BINDING = re.compile(
    r"\s+(?:[а-я]+\s+){0,2}?(?:действи|сил|вступ|срок|обязат|отсчет|работ|жизн|исполн|выполн|примен)"
)
ENDING = re.compile(
    r"прекра|расторг|утра(?:т|чив)|\bотказ|\bуход|выход|выйти|продл|пролонг|перестает|покин|против|теряет|"
    r"не\s+(?:ранее|позднее)"
)
# «с даты второго из постановлений», «со дня, когда его одобрят обе думы»: no rule of the record
APPROVED = re.compile(r"\b(?:одобр|утверд)(?:ят|ит)\b|постановлени")
DELAYED = re.compile(r"\b(?:через|спустя|истечени[ия]|следующ\w+|\w+й\s+день)\b|\bза\s+днем")
LAW = re.compile(r"\b(?:закон(?!н)|распоряжени|постановлени|указ\b|указа\b|приказ|решени[ея]\s+(?:думы|совета))")
# an act of law that is only named beside the paper: «постановление о соглашении вступает в силу»
LAW_FIRST = re.compile(
    r"\b(?:закон|распоряжение|постановление|указ|приказ)\b(?:\s+[а-я]+){0,6}\s+(?:вступ|действ|обрет|приобр|нач)"
)


def beginning(context: Context, scope: Scope, signed_on: Sourced[str] | None = None) -> Sourced[str] | None:
    """Return the rule to which the agreement's sentences tie its beginning, or the day."""
    best = min(_tied(context, scope), key=lambda told: told.spans[0], default=None)
    day = next(_days(context, scope, signed_on), None) or next(_new_year(context, scope, signed_on), None)
    return day if day is not None and (best is None or day.spans[0] < best.spans[0]) else best


def is_of_law(lower: str, sentence: Span) -> bool:
    """Tell whether a sentence tells when an act of law begins, and not the paper."""
    words = lower[sentence.start : sentence.end]
    return LAW.search(words) is not None and (PAPER_NOUN.search(words) is None or LAW_FIRST.search(words) is not None)


PAPER_NOUN = re.compile(r"\b(?:соглашени|договор|меморандум|протокол|документ)")


def _tied(context: Context, scope: Scope) -> Iterator[Sourced[str]]:
    lower = context.text.lower
    for found, sentence in scan(TIED, context, scope, BEGINS):
        if not _is_of_paper(context, sentence) or is_of_other(context, sentence, found.end(), kind=scope.kind):
            continue
        if DENIED.search(lower, sentence.start, found.start()):
            continue  # «не с подписания, а с решений двух правительств»
        value = next(name for name in EVENTS if found[name])
        before = [
            one
            for one in BEGINS.finditer(lower, sentence.start, sentence.end)
            if -OVERLAP < found.start() - one.end() < NEAR and not _is_other_day(lower, one)
        ]
        after = BEGINS.search(lower, found.end(), min(sentence.end, found.end() + NEAR + OF_VERB))
        begin = before[-1] if before else after
        if begin is None or _is_other_day(lower, begin):
            continue
        start, end = min(begin.start(), found.start()), max(begin.end(), found.end())
        words = lower[start:end]
        if STRETCH.search(lower, begin.end(), found.start()) and not DELAYED.search(words):
            continue  # «действует три года со дня подписания» tells how long
        if ENDING.search(words) or ENDING.search(lower[max(sentence.start, start - 25) : start]):
            continue
        if value == "on_signing" and DELAYED.search(words):
            continue
        if OF_TWO.search(found[0]) and APPROVED.search(words):
            continue
        yield Sourced(value, (Span(start, end),), 0.9, "force.tied")
    for found, sentence in (*scan(CAUSED, context, scope), *scan(BROUGHT, context, scope)):
        if _is_of_paper(context, sentence) and not ENDING.search(found[0]):
            value = next(name for name in EVENTS if found[name])
            if value == "on_signing" and DELAYED.search(found[0]):
                continue
            yield Sourced(value, (Span(*found.span()),), 0.9, "force.caused")


DENIED = re.compile(r"\bне\s+$")
WORK = re.compile(r"работ|действ|применя|исполня|жить|соблюда|выполня")
OF_TWO = re.compile(r"\bиз\s+(?:них|трех|двух)$")
BASES = {"programme": "план|программ|карт", "roadmap": "план|программ|карт", "protocol": "протокол"}
BASE = re.compile(r"\b(?:соглашени|договор(?!и)|меморандум)[а-я]*")


def is_of_base(context: Context, scope: Scope, sentence: Span, place: int) -> bool:
    """Tell whether it is the agreement under a plan that begins: «основа – соглашение, с 9 февраля связывающее»."""
    own = BASES.get(scope.kind or "")
    if own is None:
        return False
    base = last_match(BASE, context.text.lower[sentence.start : place])
    return base is not None and re.search(own, context.text.lower[sentence.start + base.end() : place]) is None


def _is_other_day(lower: str, begin: re.Match[str]) -> bool:
    """Tell whether «датой», «днём» is not the first day of the paper's force: «датой соглашения считать …»."""
    if begin[0] not in A_DAY or OF_BINDING.match(lower, begin.end()):
        return False
    return not lower.endswith("первым ", 0, begin.start())


# what a beginning may wait for beside the events that the record knows
WAITS_FOR = agrees(
    r"регистрац\w+|внесен\w+ (?:записи|в реестр)|\bутвержд[а-я]+|\bутвердят|\bодобр[а-я]+|следующ\w+ за|"
    r"(?:через|по истечении|спустя) [^.,;]{1,40}?(?:после|со дня|с даты|с момента)|перв\w+ числ\w+|согласовани\w+|"
    r"следующ\w+ день|выполнени\w+ (?:процедур|условий)|"
    # whatever it is: «как только обе столицы дадут согласие», «с момента, когда внесено в журнал»
    r"\b(?:когда|как только|едва|лишь только|после того,? как) [^.;,\n]{3,80}"
)
BEGINS_TO_BIND = re.compile(
    r"вступ|обрет|приобр|обязательн|возник|вводится|начина|начн|действу[ею]т|считается|признается|зараб[оа]та|"
    r"началом|днем|датой"
)
# what is said of a paper alone, and of no deed
BINDS = re.compile(
    r"в\s+(?:силу|действие)|силу|зарабо?та|обязательн|(?:начал|днем|датой|момент)[а-я]*\s+(?:его\s+|"
    r"ее\s+)?(?:действи|сил|вступ)|"
    r"(?:начн|начина|начин)[а-я]*\s+(?:действ|применя)|(?:действ|применя)[а-я]*\s+(?:начн|начина)|"
    r"(?:счита|призна)[а-я]+\s+(?:заключ|вступ|действ)"
)
CLAUSE = re.compile(r"(?:когда|как\s+только|едва|лишь\s+только|после\s+того)\b")


def waiting(context: Context, scope: Scope) -> Iterator[Span]:
    """Yield the words of a beginning that waits for what the record has no word for."""
    lower = context.text.lower
    for found, sentence in scan(WAITS_FOR, context, scope, BEGINS):
        begin = next(
            (
                one
                for one in BEGINS.finditer(lower, sentence.start, sentence.end)
                if BEGINS_TO_BIND.search(one[0])
                and found.start() - one.end() < NEAR
                and one.start() - found.end() < NEAR
            ),
            None,
        )
        if begin is None or not _is_of_paper(context, sentence):
            continue
        start, end = min(begin.start(), found.start()), max(begin.end(), found.end())
        if CLAUSE.match(found[0]) and (
            BINDS.search(lower, begin.start(), min(sentence.end, begin.end() + 30)) is None
            or DONE_UNDER_IT.search(lower, sentence.start, sentence.end)
            or (found.start() < begin.start() and "," not in lower[found.start() : begin.start()])
        ):
            continue
        words = lower[max(sentence.start, start - 25) : end]
        if ENDING.search(words) is None and POINTS.search(words) is not None:
            yield Span(start, end)


POINTS = agrees(rf"{POINT}|\b(?:через|спустя|по истечении|после)\b|следующ|перв")
# «по соглашению с 1 сентября начнёт работу маршрут»: a deed begins under it
DONE_UNDER_IT = re.compile(
    r"(?<!\bжить\s)(?<!\bработать\s)(?:\bпо|\bсогласно|\bблагодаря)\s+(?:[а-я]+\s+)?"
    r"(?:соглашению|договору|документу)\b(?!.*\b(?:соглашение|"
    r"договор|документ)\b)"
)
FROM = agrees(r"\bс (?=«?\d)")
DATED = agrees(
    r"\b(?:дн|дат|начал|перв\w+ д(?:ень|не))\w*,? "
    r"(?:[а-я]+ ){0,3}(?:сил|действи|договор|соглашени)\w*(?: [а-я]+,?){0,4}? ?[–:]? ?(?=«?\d)"
)
STARTS_ON = agrees(
    rf"\b(?:{STARTS} (?:(?:к )?{LIVES} )?|начала |(?:{LIVES}|вступ\w+ в [а-я]+) {STARTS} |введен\w* (?:в [а-я]+ )?|"
    rf"(?:вой[дт]|вход|пуска|пуст|пущ|ввод|введ)\w+ (?:в [а-я]+ )?|открыва\w+ |"
    r"(?:станов[ия]тся|станет) (?:обязательн|действ)\w+ )(?=«?\d)"
)


# «вступит в силу с нового года»: the first day of the next
NEW_YEAR = agrees(r"\bс нового (?:календарного )?года\b")
LAST = re.compile(r"\bпоследн[а-я]+\s+$")


def _days(context: Context, scope: Scope, signed_on: Sourced[str] | None) -> Iterator[Sourced[str]]:
    lower = context.text.lower
    for pattern in (FROM, DATED, STARTS_ON) if any(day.exactness in ("day", "no_year") for day in context.days) else ():
        for found, sentence in scan(pattern, context, scope, BEGINS):
            if LAST.search(lower, sentence.start, found.start()):
                continue  # «последним днём соглашения станет 31 января»
            day = next(iter(context.days.within(found.end(), found.end() + 2)), None)
            value = day_of_start(context, day, signed_on) if day is not None else None
            if (
                day is None
                or value is None
                or not _is_of_paper(context, sentence)
                or DONE_UNDER_IT.search(lower, sentence.start, sentence.end)
                or is_of_other(context, sentence, day.end)
                or _is_work_of_other(context, sentence, day)
                or is_of_base(context, scope, sentence, day.start)
            ):
                continue
            near = [
                one
                for one in BEGINS.finditer(lower, sentence.start, sentence.end)
                if one.start() - day.end < NEAR // 2 and found.start() - one.end() < NEAR // 2
            ]
            words = lower[max(sentence.start, found.start() - NEAR) : min(sentence.end, day.end + NEAR)]
            if not near or ENDING.search(words) or "прежн" in words:
                continue
            start = min(found.start(), near[0].start())
            yield Sourced(value, (Span(start, max(day.end, near[0].end())),), 0.9, "force.from_day")


WORKS = ("зараб", "работ", "начин", "начн", "действу")


def _is_work_of_other(context: Context, sentence: Span, day: Day) -> bool:
    """Tell whether something else begins to work on a day: «с 1 сентября заработает музей, о котором сказано …»."""
    found = BEGINS.search(context.text.lower, day.end + 1, sentence.end)
    is_behind = found is not None and found.start() == day.end + 1 and found[0].startswith(WORKS)
    return is_behind and is_term_of_other(context, sentence, day.end + 1)


def _new_year(context: Context, scope: Scope, signed_on: Sourced[str] | None) -> Iterator[Sourced[str]]:
    """Yield the first day of the year after the news or the signing, where the paper begins «с нового года»."""
    told_on = signed_on or context.published
    for found, sentence in scan(NEW_YEAR, context, scope, BEGINS) if told_on is not None else ():
        lower = context.text.lower
        begin = BEGINS.search(lower, max(sentence.start, found.start() - NEAR), min(sentence.end, found.end() + NEAR))
        if (
            begin is None
            or told_on is None
            or not _is_of_paper(context, sentence)
            or not (WORK.search(begin[0]) or BEGINS_TO_BIND.search(begin[0]))
            or tells_of_other_work(context, sentence, Span(*begin.span()))
            or told_on.value[5:7] == "01"  # which new year is meant in January nobody can tell
        ):
            continue
        span = Span(min(begin.start(), found.start()), max(begin.end(), found.end()))
        yield Sourced(f"{int(told_on.value[:4]) + 1}-01-01", (span,), 0.85, "force.new_year", derived=True)


def day_of_start(context: Context, day: Day, signed_on: Sourced[str] | None = None) -> str | None:
    """Return a day; one without a year is the next such day after the news or the signing: «заработает 1 октября»."""
    if day.exactness == "day":
        return day.iso
    told_on = context.published or signed_on
    published = told_on.value if told_on is not None else ""
    if day.exactness != "no_year" or len(published) < DAY_LONG:
        return None
    year = int(published[:4])
    told = f"{year:04d}-{day.month:02d}-{day.day:02d}"
    if not is_day(year, day.month, day.day):
        return None
    return told if told >= published else f"{year + 1:04d}-{told[5:]}"


def _is_of_paper(context: Context, sentence: Span) -> bool:
    if is_of_law(context.text.lower, sentence):
        return False
    return (
        tells_of_paper(context, sentence)
        or (context.genre == "agreement" and OPENS_ON_TERM.match(context.text.lower, sentence.start) is not None)
        or context.text.lower.startswith(OPENINGS, sentence.start)
    )


OPENINGS = (
    *("срок действия", "период действия", "начало действия", "датой начала действия", "дата начала действия"),
    *("днем начала действия", "первый день действия"),
)
# in an article on the term the paper needs no name: «Отсчёт ведётся с 1 августа»
OPENS_ON_TERM = re.compile(
    r"(?:§\s*)?(?:\d[\d.]*\s+)?(?:отсчет|начало\s+(?:действия|срока)|вступает\s+в\s+силу|действует|срок)\b"
)
