"""The day of signing: from the words around the signing, its year from elsewhere where they have none."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.clause_of_day import is_of_deed, is_of_other_deed
from kunak.core.reading.clauses.deeds import tells_deed
from kunak.core.reading.clauses.event import PLANNED, WAS_SIGNED, is_background
from kunak.core.reading.clauses.resolved_day import is_of_dateline, is_of_visit, resolved
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.entities.day import Day
from kunak.core.reading.morph import parses
from kunak.core.reading.profiles.telling import past_deeds

NOT_SIGNING = re.compile(
    r"(?:\bот|\bдо|\bпо|силу с|силу –|действ\w+ с|не позднее|\bс|\bк|\bна|начиная с|закон\w*|опубликован\w*|"
    r"действовал\w*|обновлен\w*|редакци\w+|(?:сообщил|сообща|рассказал|уточнил|пояснил|заявил)\w*|"
    r"\bс(?:\s+\w+){0,2})\s+$"
)
# «срок, который должен был истечь 31 декабря»
OF_END = re.compile(r"\b(?:исте(?:чь|к|ка)|заканчива|законч|завершит|оканчива|кончит|прекрат|прекращ)[а-я]*\s(?:в\s)?$")
LOOSE = ("month", "month_only", "year")  # they count only in the deciding sentence, beside no nearer day
NEAR = ("relative", "weekday", "later", "day_only", "vague")
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def find_signed_on(
    context: Context,
    sentences: Sequence[int],
    around: Sequence[int] = (),
    banned: Iterable[Span] = (),
    others: Sequence[int] = (),
) -> Sourced[str] | None:
    """Return the day that the sentences of the signing name, as exact as the words are.

    Args:
        sentences: numbers of the sentences that tell of the signing, the deciding one first.
        around: those that tell of the meeting before it; they count where the signing itself has no day.
        banned: words whose days belong to something else, a title or the agreement replaced.
        others: further sentences of the agreement; what they tell of something held counts if it is one day.
    Returns:
        None where there is no day, or none that can be resolved; then a warning tells why.
    """
    out_of = tuple(banned)
    core = [day for index in sentences for day in _days_in(context, index, out_of)]
    loose = [day for index in around for day in _days_in(context, index, out_of) if day.exactness not in LOOSE]
    first = _deciding(context, sentences)
    deciding = [day for day in core if context.text.sentence_index(day.start) == first and day.exactness not in LOOSE]
    exact = [day for day in core if day.exactness in ("day", "no_year")]
    months = [day for day in core if day.exactness in LOOSE and context.text.sentence_index(day.start) == first]
    if (last := signed_apart(context, first, out_of)) is not None:
        return last
    full = [day for day in (*exact, *loose) if day.exactness == "day"]
    if len({day.iso for day in full}) > 1 and _sources_differ(context, full):
        return None
    for days in (deciding, exact, months, core, loose):
        value = _best(context, days, first)
        if value is not None:
            return value
    if not any(day.exactness in NEAR for day in core):  # «в среду» is another day than one told elsewhere
        value = (
            _of_line_before(context, first, out_of)
            or _of_lead(context, first, out_of)
            or _of_event(context, others, out_of)
            or _of_days_held(context, (*sentences, *around, *others), out_of)
            or _of_forum(context, (*sentences, *around))
        )
        if value is not None:
            return value
    elif all(day.exactness == "vague" for day in core):  # «на прошлой неделе подписали … Было это в среду, 6 апреля»
        value = _of_event(context, others, out_of)
        if value is not None:
            return value
    _warn_unresolved(context, [*core, *loose])
    return None


def signed_apart(context: Context, index: int, banned: Sequence[Span] = ()) -> Sourced[str] | None:
    """Return the last day of a sentence where each signer has one: «А расписался 3 февраля в Туле, Б – 8 февраля».

    Args:
        banned: words of something else; a day in them is of another signing.
    """
    if index < 0:
        return None
    sentence = context.text.sentences[index]
    days = [day for day in context.days.within(sentence.start, sentence.end) if day.exactness in ("day", "no_year")]
    if len(days) != 2 or not tells_deed(context, index):
        return None
    if any(span.start <= day.start < span.end for day in days for span in banned):
        return None
    people = context.people.within(sentence.start, sentence.end)
    before = [person for person in people if person.end <= days[0].start]
    between = [person for person in people if days[0].end <= person.start and person.end <= days[1].start]
    if (
        len(before) != 1
        or len(between) != 1
        or SIDE_SIGNS.search(context.text.lower, days[0].end, days[1].start) is None
    ):
        return None
    known = [value for day in days if (value := resolved(context, day)) is not None]
    last = max(known, key=lambda value: value.value, default=None)
    return (
        replace(last, rule="date.last_hand", confidence=0.85) if last is not None and len(known) == len(days) else None
    )


# between two days: who signed on the second one, with a dash for the verb or with the verb itself
SIDE_SIGNS = re.compile(r"\s–\s$|\b(?:подписа|распис|постав|скреп|завизир)[а-я]*\s[^.;]*$")
ANOTHER_DAY = agrees(
    r"\b(?:друг(?:ая|ую|ой)|ин(?:ая|ую|ой)) (?:дат|день|числ)[а-яу]*|"
    r"\bпо (?:друг|ин)[а-я]+ (?:данн|сведени|верси)[а-я]+|"
    r"\b(?:уточнить|установить|выяснить) (?:точную )?дату (?:[а-я]+ ){0,3}не (?:удал|смог|получ)[а-я]+|"
    r"\b(?:днем|датой) подписания (?:[а-я]+ ){0,3}(?:назван|указан)[ао]?\b|"
    r"\bдаты (?:[а-я]+ )?(?:расход|разн)[а-я]+"
)


def _sources_differ(context: Context, days: Sequence[Day]) -> bool:
    """Tell whether two sources name two days, and warn: «на сайте указана другая дата – 27 июня»."""
    index = context.text.sentence_index(days[-1].start)
    if not ANOTHER_DAY.search(context.sentence_words(index)):
        return False
    spans = [Span(day.start, day.end) for day in days]
    context.warn("two_dates", "two sources name two days of the signing", *spans[:2])
    return True


def _deciding(context: Context, sentences: Sequence[int]) -> int:
    """Return the first sentence that tells of the signing now, else the first one; -1 where there is none."""
    return next(_telling(context, sentences), sentences[0] if sentences else -1)


def _telling(context: Context, sentences: Sequence[int]) -> Iterator[int]:
    """Yield the sentences that tell of the signing now."""
    for index in sentences:
        if tells_deed(context, index) and not WAS_SIGNED.search(context.sentence_words(index)):
            yield index


LEAD = 4  # sentences


# «Событие состоялось 19 декабря», «Запись сделана 30 января в Ишиме», wherever it is said
HELD = agrees(
    r"\b(?:прошл[аои]|прошел|состоял[а-я]+|произошл[аои]|случил[а-я]+|проходил[аои]?|провел[аи]|проводил[а-я]+|"
    r"встретил[а-я]+|собрал[а-я]+|"
    r"сделан[аоы]?|сделали|оформил[аи]?|оформлен[аоы]?|появил[а-я]+|устроил[аи]?|дата|"
    r"день (?:был )?выбран[а-я]*|дело было|было это|это было|церемони[а-я]+|"
    r"приурочен[аоы]?|подписал[аи]?|подписан[аоы]?)\b"
)


LONGEST_DATE_LINE = 8  # tokens of «Среда, 14 августа 2024 года.»


def _of_line_before(context: Context, first: int, banned: tuple[Span, ...]) -> Sourced[str] | None:
    """Return the day that opens the entry of a diary: «Среда, 14 августа. Подписано …»; a dateline is none."""
    opening = _opening_of_line(context, first)
    if first <= LEAD and not any(_is_weekday_alone(context, index) for index in (opening, max(0, first - 1))):
        return None
    if len(context.text.tokens_of(first - 1)) <= LONGEST_DATE_LINE:
        value = _best(context, _days_in(context, first - 1, banned), first - 1)
        if value is not None:
            return value
    if opening == first or len(context.text.tokens_of(opening)) > LONGEST_DATE_LINE:
        return None
    return _best(context, _days_in(context, opening, banned), opening)


def _is_weekday_alone(context: Context, index: int) -> bool:
    """Tell whether a sentence is a day of the week and nothing else: that heads an entry, and dates no page."""
    sentence = context.text.sentences[index]
    days = context.days.within(sentence.start, sentence.end)
    return len(days) == 1 and days[0].exactness == "weekday" and len(context.text.tokens_of(index)) <= SHORTEST_DATE


SHORTEST_DATE = 2  # tokens of «Среда.»


def _opening_of_line(context: Context, index: int) -> int:
    """Return the sentence that opens the line of another: «• 6 ноября. Чебоксары. Прилетела делегация. Подписан …»."""
    sentences = context.text.sentences
    while index and "\n" not in context.text.shadow[sentences[index - 1].end : sentences[index].start]:
        index -= 1
    return index


def _of_lead(context: Context, first: int, banned: tuple[Span, ...]) -> Sourced[str] | None:
    """Return the only day that the first sentences tell of, up to the deciding one: that of what the news is about."""
    return _only_day(context, range(min(LEAD, first + 1)), banned)


def _of_event(context: Context, others: Sequence[int], banned: tuple[Span, ...]) -> Sourced[str] | None:
    """Return the only day on which the news tells that something was held."""
    return _only_day(context, [index for index in others if HELD.search(context.sentence_words(index))], banned)


def _only_day(context: Context, sentences: Iterable[int], banned: tuple[Span, ...]) -> Sourced[str] | None:
    """Return the one day that sentences name, None where they name several; no day of the past or to come."""
    days = (
        day
        for index in sentences
        if _is_of_now(context, index)
        for day in _days_in(context, index, banned)
        if day.exactness not in (*LOOSE, "vague")
    )
    return _lone(context, days, 0.6, "date.lead")


OF_PAGE = re.compile(r"^\W*(?:последн[а-я]+ )?(?:обновлен|изменен|редакци|просмотр)[а-я]*\b[\s\d:.,/-]*$")  # no news


def _is_of_now(context: Context, index: int) -> bool:
    """Tell whether a sentence tells of nothing past or to come."""
    words = context.sentence_words(index)
    if OF_PAGE.search(words):
        return False
    return not (is_background(words) or PLANNED.search(words) or index in past_deeds(context))


def _lone(context: Context, days: Iterable[Day], confidence: float, rule: str) -> Sourced[str] | None:
    """Return what all days come to, as derived; None where they come to several or to nothing."""
    told: dict[str, Sourced[str]] = {}
    for day in days:
        value = resolved(context, day)
        if value is not None:
            told.setdefault(value.value, value)
    # «20 октября город отметил день рождения. Двумя днями раньше …»: the first only sets the scene
    scenes = {span for value in told.values() for span in value.spans[1:] if value.rule == "date.later"}
    told = {iso: value for iso, value in told.items() if value.spans[0] not in scenes}
    if len(told) != 1:
        return None
    [value] = told.values()
    return replace(value, confidence=confidence, rule=rule, derived=True)


EVENT = agrees(
    r"\b(?:форум|выставк|фестивал|съезд|ярмарк|конгресс|саммит|визит|поездк|конференц|недел[яию]|дн(?:и|ей|ях) |"
    r"пленум|слет|семинар|сесси|олимпиад|чтени|турнир|праздник|совещани|слушани|декад|спартакиад|салон|симпозиум|"
    r"подписание )[а-я]*"
)


def _of_days_held(context: Context, sentences: Iterable[int], banned: tuple[Span, ...]) -> Sourced[str] | None:
    """Return the month of the days that the forum or visit lasted: «27–28 июня 2024 года … в форуме»."""
    days = (
        day
        for index in sentences
        if (EVENT.search(context.sentence_words(index)) or tells_deed(context, index)) and _is_of_now(context, index)
        for day in _days_in(context, index, banned)
        if day.exactness in ("month", "month_only") and context.text.raw[day.start].isdigit()
    )
    return _lone(context, days, 0.7, "date.days_held")


FORUM_WITH_YEAR = agrees(
    r"\b(?:форум\w*|пмэф|вэф|кэф|риф|выставк\w+|ярмарк\w+|фестивал\w+|иннопром\w*|конгресс\w*|"
    r"саммит\w*)(?: [^.;,:]{0,40}?)?"
    r" ?[–-] ?(?P<year>20[0-3]\d)\b"
)


def _of_forum(context: Context, sentences: Sequence[int]) -> Sourced[str] | None:
    """Return the year in the name of the forum at which it was signed: «на ПМЭФ-2016»; the surest that is told."""
    for index in sentences:
        found = FORUM_WITH_YEAR.search(context.sentence_words(index))
        if found is not None:
            start = context.text.sentences[index].start
            span = Span(start + found.start(), start + found.end())
            return Sourced(found["year"], (span,), 0.7, "date.year_of_forum", derived=True)
    return None


def _best(context: Context, days: Sequence[Day], first: int) -> Sourced[str] | None:
    """Return the most exact of the days that can be resolved; a month or year counts only in the deciding sentence."""
    has_near = any(day.exactness in NEAR for day in days)
    for wanted in ("later", "day", "no_year", "relative", "weekday", "day_only", "holiday", *LOOSE):
        for day in _of_deed_first(context, [day for day in days if day.exactness == wanted]):
            if wanted in LOOSE and (has_near or context.text.sentence_index(day.start) != first):
                continue
            beside = _told_closer(day, days)
            value = resolved(context, beside)
            if value is not None:
                _check(context, beside, value, days)
                return value
    return None


def _of_deed_first(context: Context, days: list[Day]) -> list[Day]:
    """Return the days of one sentence with those first whose clause tells of the signing: the others led up to it."""
    if len(days) < 2 or len({context.text.sentence_index(day.start) for day in days}) > 1:
        return days
    return sorted(days, key=lambda day: not is_of_deed(context, day.start, day.end))


def _told_closer(day: Day, days: Sequence[Day]) -> Day:
    """Return the weekday right behind that says which day is meant, else the day: «накануне, в субботу»."""
    if day.exactness != "relative" or day.offset != -1:
        return day
    return next(
        (one for one in days if one.exactness == "weekday" and 0 < one.start - day.end <= len(", ")),
        day,
    )


def _warn_unresolved(context: Context, days: Sequence[Day]) -> None:
    vague = next(
        (
            day
            for day in days
            if day.exactness in ("vague", "relative", "weekday", "day_only", "no_year", "holiday")
            or (day.exactness == "later" and day.offset < 0)
        ),
        None,
    )
    if vague is None:
        return
    words = context.text.words(vague.start, vague.end)
    if vague.exactness in ("no_year", "holiday"):
        context.warn("date_without_year", f"«{words}» has no year, and nothing tells it", Span(vague.start, vague.end))
    else:
        context.warn(
            "date_relative_unresolved", f"«{words}» without a date of the document", Span(vague.start, vague.end)
        )


def _days_in(context: Context, index: int, banned: tuple[Span, ...]) -> list[Day]:
    sentence = context.text.sentences[index]
    out = []
    for day in context.days.within(sentence.start, sentence.end):
        if any(span.start <= day.start < span.end for span in banned):
            continue
        if _is_other(context, sentence, day) or (
            day.exactness == "later" and not _is_told_as_past(context, sentence, day)
        ):
            continue
        out.append(day)
    return out


def _is_other(context: Context, sentence: Span, day: Day) -> bool:  # noqa: PLR0911  one answer a line
    """Tell whether the words before a day give it to something else than the signing."""
    lower = context.text.lower
    if day.exactness == "no_year" and is_of_dateline(context.text.shadow, day):
        return True
    if is_of_visit(context, day):
        return True
    page = context.published
    if page is not None and page.rule == "published.stated" and page.spans[0].start == day.start:
        return True
    if is_of_other_deed(context, sentence, day):
        return True
    before = lower[max(sentence.start, day.start - 40) : day.start]
    words = lower[day.start : day.end]
    if OF_END.search(before):
        return True
    if day.exactness in ("year", "month") and words.startswith("с "):
        return True
    if day.exactness == "year" and not words.startswith("в ") and not IN_SEASON.search(before):
        return True
    if day.exactness == "relative" and re.match(
        r"\s*(?:утром )?(?:уже|в регион|действу|между регион|рынк)", lower[day.end : day.end + 20]
    ):
        return day.offset == 0 and "подпис" not in lower[sentence.start : sentence.end]
    if day.exactness in ("relative", "weekday", "vague") or NOT_SIGNING.search(before) is None:
        return False  # «соглашение с Тулой 3 февраля»: the preposition is the town's
    return not any(item.end == day.start - 1 for item in context.territories.within(sentence.start, day.start))


IN_SEASON = re.compile(r"\b(?:весной|летом|осенью|зимой)\s+$")  # «осенью 2021 года»


def _is_told_as_past(context: Context, sentence: Span, day: Day) -> bool:
    """Tell whether the verb nearest behind words such as «через два дня», else before them, is of the past."""
    words = [token for token in context.text.tokens_of(context.text.sentence_index(sentence.start)) if token.is_word]
    behind = [token for token in words if token.start >= day.end]
    before = [token for token in reversed(words) if token.end <= day.start]
    for token in (*behind, *before):
        parse = parses(token.lower)[0]
        if parse.pos in ("VERB", "PRTS") and not token.is_capital:
            return "past" in parse.grammemes
    return False


def _check(context: Context, day: Day, value: Sourced[str], days: Sequence[Day]) -> None:
    """Warn where a weekday beside the day, or a «сегодня» told of the same signing, says another day."""
    if len(value.value) != 10:
        return
    found = date.fromisoformat(value.value)
    for other in days:
        if other.exactness == "weekday" and abs(other.start - day.start) < 25 and other.weekday != found.weekday():
            context.warn(
                "weekday_differs",
                f"{value.value} is a {WEEKDAY_NAMES[found.weekday()]}, the words say another day of the week",
                Span(other.start, other.end),
                *value.spans,
            )


def check_today(context: Context, signed_on: Sourced[str] | None, sentences: Iterable[int]) -> None:
    """Warn where «сегодня», told of the signing, is not the day that was read."""
    if signed_on is None or len(signed_on.value) != 10:
        return
    for index in sentences:
        sentence = context.text.sentences[index]
        if "подпис" not in context.text.lower[sentence.start : sentence.end]:
            continue
        for day in context.days.within(sentence.start, sentence.end):
            if day.exactness == "relative":
                other = resolved(context, day)
                if other is not None and other.value != signed_on.value:
                    message = (
                        f"«{context.text.words(day.start, day.end)}» would be {other.value}, but the day read "
                        f"is {signed_on.value}"
                    )
                    context.warn("today_differs", message, Span(day.start, day.end), signed_on.spans[0])


def latest(days: Iterable[Day]) -> Day | None:
    """Return the latest of full days: of two approvals the later one counts."""
    full = [day for day in days if day.exactness == "day"]
    return max(full, key=lambda day: day.iso, default=None)
