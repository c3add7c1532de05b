"""From when an agreement is in force."""

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.begins import (
    beginning,
    day_of_start,
    is_of_base,
    is_of_law,
    waiting,
)
from kunak.core.reading.clauses.other_things import is_of_other, is_term_of_other, tells_of_other_work
from kunak.core.reading.clauses.resolved_day import resolved
from kunak.core.reading.clauses.scan import agrees, scan, span_of
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.entities.day import Day

PAPER = r"(?:соглашение|документ|договор|меморандум|протокол)"
ENTERS = (
    r"(?:вступа\w+ в силу|вступит в силу|вступил\w* в силу|вступлени\w+ (?:[а-я]+ ){0,2}в силу|"
    r"вступ(?:ает|ит|ило?) (?:[а-я]+ ){1,2}в силу|"
    r"вводится в действие|действует|будет действовать|"
    r"(?:приобре|обре|получ|набира|набер)[а-я]+ (?:юридическую |законную )?силу|"
    r"сил[уы] (?:[а-я]+ ){0,3}(?:приобре|обре|получ|набира|набер)[а-я]+|"
    r"ста(?:новится|нет|л[оа]?) (?:обязательн|действующ)\w+|считается (?:действующим|вступившим в силу|заключенным)|"
    r"признается (?:действующим|вступившим в силу|заключенным)|"
    r"нач(?:ина|н)\w+ (?:действовать|применяться)|действовать (?:[а-я]+ )?начн\w+|"
    r"заработа\w+ (?:соглашение|документ|договор|меморандум|протокол|он|оно)|"
    rf"{PAPER} заработа\w+|начал\w* действовать|вступ\w+ в действие|"
    r"в силу (?:[а-я]+ ){0,3}вступ\w+|действие (?:[а-я]+ )?нача?(?:инается|лось)|применяется)"
)
SAME_DAY = r"\bс (?:этого|того же|этой|той же|сего) (?:дня|числа|момента|даты|минуты|часа)\b"
OF_THAT_DAY = agrees(SAME_DAY)
# «вступает в силу сразу», but «… сразу после ратификации»
NOT_YET = r"(?! (?:после (?!подпис)|вслед|за\b|как))"
AT_ONCE = rf"(?:в тот же день|с этого дня|сразу|немедленно|тотчас|незамедлительно)\b{NOT_YET}"
RULES = (
    (
        "force.notification",
        "on_notification",
        agrees(
            rf"{ENTERS}[^.;]{{0,60}}?(?:дня|даты|момента|того),? (?:как|когда) "
            # whoever keeps the paper and gets the last letter may stand between
            rf"[^.;]{{0,140}}?(?:уведом|извест|извещ|обменя)\w*|"
            rf"{ENTERS}[^.;]{{0,90}}?(?:уведом(?:лени\w+|ят|ит)|извест(?:ят|ит)|извещени\w+|"
            rf"получения депозитарием|обмена (?:дипломатическими )?нотами)"
        ),
    ),
    (
        "force.ratification",
        "on_ratification",
        agrees(
            rf"{ENTERS}[^.;]{{0,60}}?(?:ратификаци\w+|обмена (?:ратификационными )?грамотами|обмена ратификационными)|"
            rf"{ENTERS}[^.;]{{0,60}}?\bратифициру[юе]т|"
            # «требует ратификации, после которой становится обязательным»
            rf"ратификаци\w+,? (?:и )?после (?:[а-я]+ )?(?:котор[а-я]+|чего|нее|этого) [^.;]{{0,40}}?{ENTERS}"
        ),
    ),
    (
        "force.publication",
        "on_publication",
        agrees(
            rf"{ENTERS}[^.;]{{0,110}}?(?:опубликовани|публикаци)\w+|"
            # «вступление в силу: после того как оба акта будут опубликованы»
            rf"{ENTERS}:? ?(?:лишь |только )?(?:после того,? как|когда|как только|со дня, когда) [^.;]{{0,110}}? "
            r"(?:опубликован[аоы]?|опублику[юе]т|напечата[юе]т|обнароду[юе]т)\b|"
            rf"(?:опубликовани|публикаци)\w+,? после (?:котор[а-я]+|чего) [^.;]{{0,40}}?{ENTERS}|"
            rf"(?:опубликовани|публикаци)\w+ и {ENTERS}[^.;]{{0,60}}? "
            r"(?:после|со дня|с момента) (?:него|нее|этого|такового)\b"
        ),
    ),
    (
        "force.signing",
        "on_signing",
        agrees(
            rf"{ENTERS}(?: [а-я]+){{0,3}}? (?:со дня|с даты|с момента|в день|в час|в момент|после|сразу после|при|"
            rf"по|день|дата|дата и) "
            rf"(?:[а-я]+ )?(?:подписани|церемони)\w+|{ENTERS}(?: [а-я]+){{0,3}}? ?– ?(?:день|дата|"
            rf"момент) (?:[а-я]+ )?подписани\w+|"
            rf"(?:дат|дн|момент)\w* {ENTERS}(?: [а-я]+){{0,4}}? (?:день|дата|дату|датой) (?:[а-я]+ )?подписани\w+|"
            rf"(?:вступ\w+ в силу|(?:приобре|обре|получ|набира|набер)\w+ (?:[а-я]+ )?силу|"
            rf"нач(?:ина|н)\w+ действовать|действовать (?:[а-я]+ ){{0,2}}?нач(?:ина|н)\w+|"
            rf"работать {PAPER} нач(?:ина|н)\w+|{PAPER} (?:нач(?:ина|н)\w+ работать|заработа\w+)) {AT_ONCE}|"
            rf"(?:сразу|немедленно|тотчас|незамедлительно)(?: же)? (?:вступ\w+ в силу|начал\w* действовать|"
            rf"(?:приобре|обре|получ|набира|набер)\w+ (?:[а-я]+ )?силу)\b{NOT_YET}|"
            rf"{ENTERS}(?: [а-я]+){{0,3}}? (?:в день|со дня|с момента|с даты|с того (?:дня|момента|часа)), "
            rf"когда [^.;]{{0,50}}?подпи[шс][а-я]+|"
            rf"подпис[а-я]+[^.;]{{0,60}}?, после чего (?:[а-я]+ ){{0,3}}?{ENTERS}|"
            rf"{SAME_DAY} (?:[а-я]+ ){{0,3}}?"
            rf"(?:действует|вступ\w+ в силу|работает|считается (?:и )?(?:действ|заключ)\w+)|"
            rf"(?:действует|вступ\w+ в силу|заработа\w+|име[ею]т силу|силу (?:[а-я]+ )?име[ею]т) {SAME_DAY}|"
            rf"(?:с момента|со дня|с даты|в день|сразу после) (?:его |ее |"
            rf"своего )?подписания(?: [а-я]+){{0,5}}? {ENTERS}"
        ),
    ),
)
ON_DAY = agrees(rf"{ENTERS}[^.;\d]{{0,25}}? с (?=[«\w])")
FROM_DAY = agrees(r"вступ(?:ит|ает) в силу – с (?=«?\d)")
# «со следующего за подписанием дня, 31 января», «с первого числа месяца, следующего за …, то есть 1 ноября»
THAT_IS = agrees(
    rf"{ENTERS}(?: [а-я]+){{0,2}}? со? [^.;,\d]{{5,60}}?(?:, следующ[^.;,\d]{{3,60}}?)?, "
    r"(?:(?:то есть|а именно) )?(?:со? )?(?=«?\d)"
)
THE_DAY = agrees(
    r"(?:(?:вступ\w+ (?:[а-я]+ )?в (?:силу|действие)|в силу (?:[а-я]+ )?вступ\w+)"
    rf"(?: (?:одновременно|официально|{PAPER}|оно?))?(?: –)?|"
    r"ста(?:новится|нет|л[оа]?) обязательн\w+(?: для (?:обеих |всех |двух )?[а-я]+)?(?: с)?|"
    r"сил[уы] (?:[а-я]+ ){0,3}(?:приобре|обре|получ|набира|набер)[а-я]+|"
    r"(?:соглашение|документ|"
    r"договор) заработа\w+) (?=«?\d|(?:перв|втор|трет|четверт|пят|шест|седьм|восьм|девят|десят|[а-я]+надцат|"
    r"двадцат|тридцат)[а-я]+ )"
)
# «с 1 марта заработает соглашение», «с 1 мая документ вступает в силу»
STARTS = re.compile(
    r"\s(?:[а-я]+\s){0,3}?(?:заработа[а-я]+\s+(?:соглашени|договор|документ|меморандум|протокол)|"
    r"(?:соглашени|договор|документ|меморандум|протокол)[а-я]*\s+(?:заработа|вступ[а-я]+\s+в\s+(?:силу|"
    r"действие)|нач[а-я]+\s+действ))"
)
# «1 марта соглашение вступит в силу»: right behind the day that opens the sentence
IT_STARTS = re.compile(
    r"\s(?:соглашение|договор|документ|меморандум|протокол|оно|он)\s+(?:официально\s+)?(?:заработа|вступ[а-я]+\s+в\s+"
    r"(?:силу|действие)|нач[а-я]+\s+действ)"
)
PROVISIONAL = agrees(
    r"временно (?:применя|действу|исполняе)\w+(?: [а-я]+){0,5}|(?:временное|предварительное) применение|"
    r"(?:применя|действу|исполняе)\w+(?: [а-я]+){0,2}? временно\b(?! исполня)|"
    r"(?:соглашени\w+|договор|меморандум|протокол|оно|он) (?:[а-я]+ )?(?:применя\w+ предварительно|"
    r"предварительно применя\w+)"
)
OTHER = agrees(
    r"(?:вступа\w+|вступит) в силу (?:со дня|с даты|с момента|после|через (?:\d+|[а-я]+) дн\w+|на следующий день|"
    r"по истечении)"
    r"(?: [а-я]+){1,8}"
)
OF_LAW = ("закон вступ", "распоряжение вступ", "постановление вступ", "указ вступ", "приказ вступ", "решение вступ")


def find_in_force(context: Context, scope: Scope, signed_on: Sourced[str] | None = None) -> Sourced[str] | None:
    """Return the rule or the day, ISO 8601; other rules give None and a warning.

    Args:
        signed_on: the day of the agreement; it tells the year of a day without one where the news has no date.
    """
    for found, _ in scan(PROVISIONAL, context, scope):
        context.warn(
            "provisional_application", "the agreement is applied provisionally before it is in force", span_of(found)
        )
        break
    best: tuple[int, Sourced[str]] | None = None
    for rule, value, pattern in RULES:
        for found, sentence in scan(pattern, context, scope):
            if _is_of_law_or_leaving(context, sentence, found) or is_of_other(
                context, sentence, found.end(), kind=scope.kind
            ):
                continue
            if ENDS.search(found[0]) or (value == "on_signing" and _is_not_from_signing(context, sentence, found)):
                continue
            is_that_day = value == "on_signing" and OF_THAT_DAY.search(found[0]) is not None
            if is_that_day and (own := _day_told(context, sentence, found, signed_on)):
                return own
            deed = _deed_before(context.text.lower[sentence.start : found.start()]) if is_that_day else None
            if best is None or found.start() < best[0]:
                best = (found.start(), Sourced(deed or value, (span_of(found),), 1.0, rule))
    day = _of_this_one(context, scope, _on_day(context, scope, signed_on), signed_on)
    if day is not None and (best is None or day.spans[0].start <= best[0]):
        return day
    if best is not None:
        return best[1]
    told = _of_this_one(context, scope, beginning(context, scope, signed_on), signed_on)
    if told is not None:
        return told
    others = [
        span_of(found)
        for found, sentence in scan(OTHER, context, scope)
        if not _is_of_law(context.text.lower[sentence.start : found.end()])
    ]
    for span in others or list(waiting(context, scope))[:1]:
        context.warn("in_force_rule", "the rule of entry into force is not one that the record can hold", span)
    return None


def _of_this_one(
    context: Context, scope: Scope, told: Sourced[str] | None, signed_on: Sourced[str] | None
) -> Sourced[str] | None:
    """Return what is told; None where it is a day years before the signing, or long past when one is only planned.

    An older paper binds since such a day.
    """
    known = signed_on or (context.published if scope.event in ("planned", "negotiated") else None)
    if told is None or known is None or not told.value[0].isdigit():
        return told
    return told if int(told.value[:4]) >= int(known.value[:4]) - LONGEST_BEFORE else None


def _is_not_from_signing(context: Context, sentence: Span, found: re.Match[str]) -> bool:
    """Tell whether words that name a signing do not begin the paper with it."""
    words = found[0]
    return (
        WAITS.search(words) is not None
        or NOT_FROM.search(words) is not None
        or ("действует" in words and "в течение" in words)
        or (
            (OF_THAT_DAY.search(words) or OPENS_AT_ONCE.match(words))
            and tells_of_other_work(context, sentence, span_of(found))
        )
        or PROVISIONALLY.search(
            context.text.lower, max(sentence.start, found.start() - REACH), found.start() + len("применяется")
        )
        is not None
    )


LONGEST_BEFORE = 3  # years that a paper may bind before it is signed
# «Сразу вступили в силу новые правила»: another thing begins
OPENS_AT_ONCE = re.compile(r"сразу|немедленно|тотчас|незамедлительно")
# «временно применяется с даты подписания и вступает в силу с даты …»: the signing is not when it is in force
PROVISIONALLY = re.compile(r"\b(?:временно|предварительно)\s+(?:применя|действу)[а-я]*(?:(?!\bвступ)[^.;])*$")
# «вступает в силу не со дня подписания, а …», «применяется на временной основе с даты подписания»
NOT_FROM = re.compile(r"\bне\s+(?:со?|в|при|по|после|сразу)\s|\bна\s+временной\s+основе")
REACH = 60


def _is_of_law_or_leaving(context: Context, sentence: Span, found: re.Match[str]) -> bool:
    """Tell whether it is an act of law, or one's leaving, that takes effect."""
    lower = context.text.lower
    if _is_of_law(lower[sentence.start : found.end()]) or is_of_law(lower, sentence):
        return True
    return OF_LEAVING.search(lower, max(sentence.start, found.start() - 60), found.start()) is not None


# days after the signing are no rule that the record can hold
WAITS = re.compile(r"\b(?:через|спустя|истечении|следующий|\w+й день)\b")
# «действует … и может быть прекращено по уведомлению» tells of the end
ENDS = re.compile(r"прекра|расторг|утра(?:тит|чивает)|до\s+тех\s+пор|\bпока\b|до\s+истечения")


# «отказ от соглашения вступает в силу через 30 дней»
OF_LEAVING = re.compile(
    r"\b(?:отказ|выход|расторжение|прекращение|денонсация|уход|"
    r"(?:уведомлени|извещени|заявлени|сообщени|письм)[а-я]\s+об?\s+(?:выход|отказ|расторж|прекращ|денонс|уход)[а-я]*)\b(?:\s+[а-я]+){0,4}\s*$"
)
# «закон о соглашении вступает», where the law itself is the subject
LAW = re.compile(r"\b(?:закон|распоряжение|постановление|указ|приказ)\b(?:\s+(?!и\b)[а-я]+){0,5}\s+вступ")


def _is_of_law(words: str) -> bool:
    return LAW.search(words) is not None or any(word in " ".join(words.split()) for word in OF_LAW)


def _on_day(context: Context, scope: Scope, signed_on: Sourced[str] | None) -> Sourced[str] | None:
    for pattern in (ON_DAY, FROM_DAY, THAT_IS, THE_DAY):
        for found, sentence in scan(pattern, context, scope):
            if (
                _is_of_law(context.text.lower[sentence.start : found.end()])
                or is_of_law(context.text.lower, sentence)
                or "прежн" in context.text.lower[sentence.start : found.start()]
                or is_of_other(context, sentence, found.end(), kind=scope.kind)
                or is_of_base(context, scope, sentence, found.start())
                or _is_work_of_other(context, scope, sentence, found)
            ):
                continue
            for day in context.days.within(found.end(), found.end() + 2):
                value = day_of_start(context, day, signed_on) or _of_today(context, day)
                if value:
                    return Sourced(value, (Span(found.start(), day.end),), 1.0, "force.day")
    return _day_before(context, scope, signed_on)


# what other things do, too: «лагерь начнёт действовать с 1 июня»
WORK = re.compile(r"заработа|действ|применя|^сил[уы]\b|^стал")


def _is_work_of_other(context: Context, scope: Scope, sentence: Span, found: re.Match[str]) -> bool:
    """Tell whether another thing begins to work on a day, and not the paper; an amendment's changes are its own."""
    return (
        scope.kind != "amendment"
        and WORK.search(found[0]) is not None
        and is_term_of_other(context, sentence, found.start())
    )


def _day_before(context: Context, scope: Scope, signed_on: Sourced[str] | None) -> Sourced[str] | None:
    """Return the day that stands before the words for coming into force: «С 1 марта заработает соглашение»."""
    for found, sentence in scan(COMES_INTO_FORCE, context, scope):
        for day in context.days.within(sentence.start, found.start() + 1):
            before = context.text.lower[max(sentence.start, day.start - 3) : day.start]
            is_from = re.search(r"\bс\s$", before) is not None or context.text.lower.startswith("с ", day.start)
            starts = STARTS if is_from else IT_STARTS if day.start == sentence.start else None
            if starts and day.exactness in ("day", "no_year") and starts.match(context.text.lower, day.end):
                value = day_of_start(context, day, signed_on)
                if value:
                    return Sourced(value, (Span(day.start, found.end()),), 0.9, "force.from_day")
    return None


COMES_INTO_FORCE = agrees(r"\bзаработа\w+|вступ\w+ в (?:силу|действие)|нач\w+ действ\w+")


def _day_told(
    context: Context, sentence: Span, found: re.Match[str], signed_on: Sourced[str] | None
) -> Sourced[str] | None:
    """Return the day that «с этого числа» takes up: «Ответ датирован 1 марта – с этого числа договор действует»."""
    lower = context.text.lower
    for day in reversed(context.days.within(max(sentence.start, found.start() - REACH), found.start())):
        if day.exactness not in ("day", "no_year") or SIGNED.search(lower, sentence.start, found.start()):
            continue
        if value := day_of_start(context, day, signed_on):
            return Sourced(value, (Span(day.start, found.end()),), 0.9, "force.that_day")
    return None


SIGNED = re.compile(r"подпис|распис|скреп")
# «подлежит опубликованию и с этого дня вступает в силу»
DEEDS = (("on_publication", re.compile(r"публик|обнарод|напечат")), ("on_ratification", re.compile(r"ратифи")))


def _deed_before(words: str) -> str | None:
    """Return the rule that words before «с этого дня» tell, None where that is the day of signing."""
    return next((value for value, pattern in DEEDS if pattern.search(words)), None)


def _of_today(context: Context, day: Day) -> str | None:
    """Return the day of «с сегодняшнего дня», by the day of the news."""
    told = resolved(context, day) if day.exactness == "relative" else None
    return told.value if told is not None else None
