"""The day and the place of a signing: by the rules of the document's genre, else by what weighs most."""

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.clause_of_day import is_of_deed
from kunak.core.reading.clauses.likely_day import likely_day
from kunak.core.reading.clauses.older_acts import dated_acts
from kunak.core.reading.clauses.place.find import LATEST, find_place
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signed_on import check_today, find_signed_on
from kunak.core.reading.clauses.supersedes import find_supersedes, replaced_acts
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.entities.day import Day
from kunak.core.reading.profiles import agreement

OF_SIGNING = re.compile(r"(?:подписан|заключен|достигнут|скреплен|завизирован)\w*(?:\s[а-я]+){0,8}\s*$")


def day_of_signing(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return the day that rules tell, or a likely one; what an agreement replaces is older than the likely one, too."""
    told = _signed_on(context, scope)
    likely = likely_day(context, scope, told)
    if likely is None or likely is told:
        return told
    is_older = all(one.value < likely.value for one in find_supersedes(context, scope, told))
    return likely if is_older else told


def _signed_on(context: Context, scope: Scope) -> Sourced[str] | None:
    if context.genre in ("agreement", "programme") and scope.is_main:
        return agreement.find_day(context, scope)
    if scope.event in ("planned", "negotiated"):
        return None
    banned = scope.title.spans if scope.title is not None else ()
    if context.genre == "release" and scope.is_main:
        if context.published is not None:
            banned = (*banned, *context.published.spans)
        replaced = [
            Span(one.act.day.start, one.act.day.end) for one in replaced_acts(context) if scope.event != "terminated"
        ]
        changed = of_change(context, scope)
        if changed and (known := _day_said_of_signing(context, scope.sentences, loose=True)) is not None:
            return known
        banned = (*banned, *_days_of_other_parts(context, scope), *replaced, *scope.apart, *changed)
        value = find_signed_on(
            context,
            scope.signing,
            (*_before(context, scope), *scope.around),
            banned,
            _beside(scope.newer(), len(context.text.sentences)),
        )
        if scope.event == "mentioned" and value is not None and value.rule == "date.lead":
            told = context.text.sentence_index(value.spans[0].start)
            if any(OF_LAW.search(words) for words in context.text.sentence_words[max(0, told - 1) : told + 1]):
                return None  # the only day of the lead is that of a law about the agreement
        check_today(context, value, scope.sentences)
        return value
    return _named_day(context, scope)


OF_LAW = agrees(r"\bзакон[а-я]*|\bратифи[а-я]+|\b(?:указ|распоряжени|постановлени)(?:е|я|ем|ю|а|ом|у)?\b")


def _days_of_other_parts(context: Context, scope: Scope) -> list[Span]:
    """Return the days of a sentence that are of its other acts, where the part that tells of this one has its own."""
    if scope.part is None:
        return []
    sentence, part = context.text.sentences[scope.anchor], scope.part
    days = [Span(day.start, day.end) for day in context.days.within(sentence.start, sentence.end)]
    others = [day for day in days if not part.start <= day.start < part.end]
    return others if len(others) < len(days) else []


def _other_parts(context: Context, scope: Scope) -> tuple[Span, ...]:
    """Return what is left of a sentence whose parts tell of acts with days of their own: its towns are of those."""
    if scope.part is None or not _days_of_other_parts(context, scope):
        return ()
    sentence, part = context.text.sentences[scope.anchor], scope.part
    beside = (sentence.start, part.start), (part.end, sentence.end)
    return tuple(Span(start, end) for start, end in beside if start < end)


# what has happened to an act since: its day and place are not those of the signing
CHANGES = agrees(
    r"\b(?:продл|пролонг|возобнов|переподпис|подтверд|прекра[тщ]|расторг|расторж|денонс|аннулир|отмен|отказа)[а-я]*"
)


def of_change(context: Context, scope: Scope) -> tuple[Span, ...]:
    """Return what tells that an act was prolonged or ended, up to the words for its signing: «…, подписанный 5 мая»."""
    if scope.event not in ("prolonged", "terminated") or context.genre != "release":
        return ()
    out = []
    for index in scope.sentences:
        sentence = context.text.sentences[index]
        found = CHANGES.search(context.sentence_words(index))
        if found is not None:
            signed = SIGNED_ONCE.search(context.text.lower, sentence.start, sentence.end)
            end = signed.start() if signed else sentence.end
            if end > sentence.start:  # not so in «Подписанный 5 мая договор расторгнут»
                out.append(Span(sentence.start, end))
    return tuple(out)


SIGNED_ONCE = re.compile(
    r"\b(?:подписанн?|заключенн?|скрепленн?|завизированн?|действовавш|действующ|живущ|работающ)[а-я]*\b|\bкотор[а-я]+\s[^.;]{0,60}"
    r"\b(?:подписал|заключил|скрепил)|\bот\s+(?=\d)"
)


def _named_day(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return the day beside an agreement named in passing: «от 6 декабря 2018 года», «подписанного в 2012 году»."""
    others = [index for index in scope.sentences if index not in scope.signing] if scope.is_main else []
    for index in others:
        sentence = context.text.sentences[index]
        for day in context.days.within(sentence.start, sentence.end):
            if day.exactness == "day" and OF_SIGNING.search(
                context.text.lower, max(sentence.start, day.start - 90), day.start
            ):
                scope.signing = (*scope.signing, index)
                break
    said = _day_said_of_signing(context, scope.signing)
    if said is not None:
        return said
    for index in scope.signing:
        sentence = context.text.sentences[index]
        start = scope.mentions[0].start if scope.mentions else sentence.start
        days = [
            day
            for day in context.days.within(sentence.start, sentence.end)
            if day.iso and day.exactness in ("day", "month", "year")
        ]
        before = [day for day in days if day.exactness != "year"]  # «об исполнении в 2024 году Соглашения …»
        after = [day for day in days if day.start >= start] or (before if scope.is_main else [])
        for day in sorted(after, key=lambda day: ("day", "month", "year").index(day.exactness)):
            if not re.search(r"\b(?:до|по|на|со?|к)\s+$", context.text.lower[max(0, day.start - 6) : day.start]):
                day = _full_day_of_deed(context, scope.signing) or day if day.exactness == "year" else day  # noqa: PLW2901
                return Sourced(day.iso, (Span(day.start, day.end),), 0.95, "date.named")
    if scope.is_main:
        told = _full_day_of_deed(context, scope.sentences)
        return Sourced(told.iso, (Span(told.start, told.end),), 0.85, "date.named") if told is not None else None
    return _day_of_older(context, scope)


def _day_of_older(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return the day before an act of the background that is its own: «в декабре 2021 года подписали протокол»."""
    for older in dated_acts(context, scope.anchor):
        if any(own.start <= older.start < own.end for own in scope.mentions):
            return Sourced(older.day.iso, (Span(older.day.start, older.day.end),), 0.8, "date.older")
    return None


def _full_day_of_deed(context: Context, sentences: tuple[int, ...]) -> Day | None:
    """Return the one full day whose clause tells of the signing: «… в 2022 году. Подписано оно 5 мая 2020 года»."""
    days = [
        day
        for index in sentences
        for day in context.days.within(context.text.sentences[index].start, context.text.sentences[index].end)
        if day.exactness == "day" and is_of_deed(context, day.start, day.end)
    ]
    return days[0] if len(days) == 1 else None


WORD_OF_SIGNING = re.compile(
    r"(?:подписанн|заключенн|скрепленн|завизированн)\w*"
    r"(?:,?\s(?!прекра|истек|расторг|продл|пролонг)(?:[а-я-]+|г\.|н\. ?п\.|пгт\.|пос\.|дер\.)){0,16}\s*$|"
    r"\b(?:действовавш|действующ|живущ|работающ)[а-я]*\s+с\s+$"
)


# the same, and of a bare year, in news of what has become of an act: «действовавший с 2007 года», «его подписали в …»
ONCE_SIGNED = re.compile(
    rf"{WORD_OF_SIGNING.pattern}|\b(?:подписан|заключен|скреплен)[аоы]?\s+$|\b(?:действовавш|действующ|живущ|работающ)[а-я]*\s+$|"
    r"\b(?:его|ее|который|которое|текст)\s+(?:[а-я]+\s+){0,2}(?:подписали|заключили|скрепили)\s+$"
)


def _day_said_of_signing(context: Context, sentences: tuple[int, ...], *, loose: bool = False) -> Sourced[str] | None:
    """Return the day of «подписанный сторонами 28 декабря 2018 года», which outweighs the days of a title.

    Args:
        loose: True where a month or a year counts, too.
    """
    wanted, words = (("day", "month", "year"), ONCE_SIGNED) if loose else (("day",), WORD_OF_SIGNING)
    for index in sentences:
        sentence = context.text.sentences[index]
        for day in context.days.within(sentence.start, sentence.end):
            if day.exactness in wanted and words.search(
                context.text.lower, max(sentence.start, day.start - 90), day.start
            ):
                return Sourced(day.iso, (Span(day.start, day.end),), 0.95, "date.of_signing")
    return None


def place_of_signing(context: Context, scope: Scope, signed_on: Sourced[str] | None) -> Sourced[str] | None:
    """Return where an act was signed, None of one that is yet to be signed, or that others are a part of."""
    if context.genre in ("agreement", "programme") and scope.is_main:
        return agreement.find_place(context, scope, signed_on)
    if scope.event in ("planned", "negotiated") or (not scope.is_main and scope.is_nested):
        return None
    return find_place(
        context,
        (*scope.signing, *_before(context, scope), *scope.around, *_of_day(context, scope, signed_on)),
        (*_lead(context, scope), *_beside(scope, LATEST)) if context.genre == "release" and scope.is_main else (),
        (*_of_title(scope), *_other_parts(context, scope), *scope.apart, *of_change(context, scope)),
        signed=scope.event == "signed",
    )


LEAD = 4  # sentences
# what tells an act of another time than that of the lead: «двумя неделями раньше», «весной глава заключил ещё одно …»
ANOTHER_TIME = agrees(
    r"\b(?:раньше|ранее|позже|позднее|прежде|назавтра|накануне|весной|зимой|летом|осенью|на следующ[а-я]+ день|"
    r"год(?:ом)? назад|до этого)\b"
)


def _lead(context: Context, scope: Scope) -> list[int]:
    """Return the sentences of the lead before the stretch of an act, which one of several has, but for other days'."""
    first = scope.sentences[0] if scope.sentences else 0
    if not first or ANOTHER_TIME.search(context.sentence_words(scope.anchor)):
        return []
    has_day = _tells_day(context, scope.anchor)
    return [index for index in range(min(LEAD, first)) if not (has_day and _tells_day(context, index))]


def _tells_day(context: Context, index: int) -> bool:
    sentence = context.text.sentences[index]
    return bool(context.days.within(sentence.start, sentence.end))


def _of_title(scope: Scope) -> tuple[Span, ...]:
    """Return the words of a title; of an act of a row also those right behind: «об открытии школы в Корсакове; с …»."""
    spans = scope.title.spans if scope.title is not None else ()
    return spans if scope.part is None else tuple(Span(span.start, span.end + len(" в Х")) for span in spans)


# what opens so goes on with what the sentence before tells: where and when
GOING_ON = re.compile(
    r"\W*(?:на\s+(?:церемонии|встрече|заседании|форуме|открытии|мероприятии|совещании)|(?:там|здесь|тут|тогда|следом)\b|"
    r"(?:по|в)\s+(?:(?:ее|его|их)\s+)?(?:итог(?:ам|е)|окончании|завершении|завершение|результате)|"
    r"в\s+(?:тот|этот)\s+же\s+день|(?:в\s+ходе|во\s+время|в\s+рамках)\s+(?:[а-я]+\s+)?(?:встречи|визита|переговоров|церемонии|"
    r"поездки|мероприятия|форума)|после\s+(?:этого|встречи|переговоров)|заверши|итог)"
)


def _before(context: Context, scope: Scope) -> tuple[int, ...]:
    """Return the sentence before the deciding one, where that goes on with it."""
    first = scope.signing[0] if scope.signing else 0
    if not first or first - 1 in scope.signing or not GOING_ON.match(context.sentence_words(first)):
        return ()
    return (first - 1,)


def _of_day(context: Context, scope: Scope, signed_on: Sourced[str] | None) -> tuple[int, ...]:
    """Return the sentence that tells the day of a signing, beside news only if it is that of the deed."""
    if signed_on is None or not scope.is_main:
        return ()
    day = signed_on.spans[0]
    if context.genre != "release" and not is_of_deed(context, day.start, day.end):
        return ()
    told = context.text.sentence_index(signed_on.spans[0].start)
    return (told,) if told in scope.sentences and told not in scope.signing else ()


def _beside(scope: Scope, reach: int) -> list[int]:
    """Return the sentences before the signing, and as many after it, that do not tell of it."""
    told = {*scope.signing, *scope.around}
    return [index for index in scope.sentences if index not in told and index <= scope.anchor + reach]
