"""The day of publication where the text itself has it: a line of its own, a paper's last line, an act's heading."""

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.resolved_day import is_of_visit
from kunak.core.reading.context import Context
from kunak.core.reading.entities.day import Day
from kunak.core.reading.morph import parses
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.text import QuotePair, Token

STATED = Guarded(
    r"опубликован|дата публикации|подписан[оа]? в печать|материал от|релиз от|сообщение от|новость от|размещен|"
    r"дата создания|добавлено|дата:|создано|опубл|posted|published|"
    r"^\W*(?:обзор|материал|заметка|дайджест|сводка|текст|подборка) (?:[а-я]+ )?"
    r"(?:подготовлен|составлен|написан|собран)"
)
# a bar of money and weather, beside the day on which somebody looked at the page
BAR = "|".join(rf"{word}(?<!\w{word})\b" for word in ("usd", "eur", "cny", "brent")) + r"|[$€¥]\s?\d|\d\s?[$€¥°]"
CRAWLED = re.compile(
    r"сегодня|обновлен|сейчас|\bкурсы?\b|\bпогод|©[^\n]*прав|редакци\w+ от|просмотр[а-я]* сегодня|"
    r"последнее изменение"
)
QUOTATIONS = re.compile(BAR)
# behind the hour over a page: «Вторник, 3 февраля 2026 г. 20:35 Сделать стартовой | Добавить в избранное»
BUTTONS = re.compile(r"сделать стартов|в избранное|личный кабинет|обратная связь|\brss\b")
# the title of a page goes on with who keeps it: «Подписано соглашение – РИА Новости, 09.11.2018»
TITLE_OF_PAGE = re.compile(
    r"\s–\s(?:РИА|ИА|ТАСС|Интерфакс|Регнум|REGNUM|Коммерсантъ|БЕЛТА)\b[^\n.,]{0,30},\s(?=\d{1,2}\.\d{1,2}\.\d{4}\s*$)",
    re.MULTILINE,
)
ACT = re.compile(r"(?:распоряжени|постановлени|указ|приказ|закон|решени|протокол)\w*")
# a dateline or the page's date before the first words: «КАЗАНЬ, 17 мая 2022 года /Корр.», «Рязань. 14 октября 2024 г.»
BEFORE_OPENING = re.compile(
    r"\s*(?:[(\[]\s*)?(?:\d{1,2}[:.]\d\d,?\s*(?:–\s)?)?(?:(?:ИА|РИА|ТАСС|ИТАР|[А-ЯЁ])[^.,;:\n]{0,40}[.,]?\s+){0,2}"
)
AFTER_OPENING = re.compile(
    r"\s*(?:$|[./|()\]–—]|(?:,\s*)?\d{1,2}[:.]\d\d|,\s*(?:ИА|РИА|ТАСС)\b|,\s+[а-я]+(?:ник|ница|орник|реда|верг|бота|нье)\b)",
    re.MULTILINE,
)
LABEL = re.compile(r"\s*(?:date|дата)(?:\s*:)?\s+")
OF_RUBRIC = re.compile(  # «27 июня 2023 Общество»
    r"\s+(?:Общество|Политика|Экономика|Новости|Новость|Культура|Спорт|Власть|Бизнес|Регионы?|Официально|События|Туризм|"
    r"Образование|Главное|Происшествия)\s*$",
    re.MULTILINE,
)
FIGURES_ALONE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}\s+(?=[А-ЯЁ«])")
# «об этом 5 мая 2021 года сообщил …», «запись сделана 30 января», «сегодня, 9 апреля 2024 года, …»
# each way begins with its letter: so `re` leaps to those
_BY, _MADE = r"(?:\s[^.!?\d«»:]{1,50}?)?", r"(?:сделан\w*|от|размещен\w*)"
TOLD_ON = Guarded(
    rf"(?:об(?<!\wоб)\s+этом|ответил[аи]?\s+на\s+(?:наши\s+)?вопросы|сообщил[аи]?{_BY}|сообщает{_BY}|рассказал[аи]?{_BY}|запись\s+{_MADE}|публикация\s+{_MADE}|"
    r"сегодня,(?<!\wсегодня,))\s+(?P<day>\d{1,2}\s+[а-я]{3,8}\s+20\d\d|\d{1,2}\.\d{1,2}\.20\d\d)"
)
SEPARATED_BEFORE = re.compile(r"^[^.!?]{0,60}?\s?[»|/•·]\s*$")
SEPARATED_AFTER = re.compile(r"\s*(?:(?:,\s*)?\d{1,2}:\d\d\s*)?(?:[»|/•·]|$)")
SHORT_LINE = 90


def find_published(context: Context) -> Sourced[str] | None:
    """Return the day of the page, paper or act; None where the text has none, and for the text of an agreement."""
    if context.genre in ("agreement", "programme"):
        return None
    lines = [(start, end) for start, end in _lines(context.text.shadow)]
    if context.genre in ("minutes", "letter", "other", "report"):
        updated = _updated(context, lines[-3:]) if context.genre == "report" else None
        registered = _of_act(context, _numbered(context, lines)) if context.genre == "letter" else None
        return (
            updated
            or registered
            or _of_act(context, lines[:14])
            or _of_act(context, lines[-5:])
            or _adopted(context, lines[:14])
        )
    return _of_page(context, lines) or _in_brackets(context, lines[:LAST]) or _updated(context, lines[-LAST:])


# under or behind a heading: «(раздел „Новости“ на сайте мэрии, обновлено 28.12.2018)», «(сайт палаты, 5 июня 2018 г.)»
IN_BRACKETS = re.compile(
    r"\((?![^()\n]{0,80}\b(?:(?:на)?писал|сообщал|сообщил|рассказыва|рассказал|опубликова[нл][аи]? ранее))"
    r"(?=[^()\n]{0,80}(?:\bсайт|\bгазет|\bпортал|\bжурнал|\bрубрик|\bвестник|\bобновлен))(?P<words>[^()\n]{6,120})\)\s*$"
)


def _in_brackets(context: Context, lines: list[tuple[int, int]]) -> Sourced[str] | None:
    """Return the only day of brackets that name where the text appeared, at the end of one of the first lines."""
    for start, end in lines:
        found = IN_BRACKETS.search(context.text.lower, start, end)
        days = _days(context, *found.span("words")) if found is not None else []
        if len(days) == 1:
            return _sourced(days[0], 0.85, "published.brackets")
    return None


# «23.09.2024 № 12-55/8841», «исх. № 100-217 от 21.02.2022»: the number and day of a letter itself
NUMBERED = re.compile(r"(?:исх[а-я.]*\s*)?(?:№\s*\S+\s+)?(?:от\s+)?\W?\d{1,2}\W?[\s.][^\n]{4,30}(?:№\s*\S+)?\s*")


def _numbered(context: Context, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the lines that hold nothing but a number and a day."""
    lower = context.text.lower
    return [
        (start, end)
        for start, end in lines
        if end - start < SHORT_LINE and "№" in lower[start:end] and NUMBERED.fullmatch(lower[start:end].strip())
    ]


def _updated(context: Context, lines: list[tuple[int, int]]) -> Sourced[str] | None:
    """Return the day of a page that is kept up to date, as its last lines tell: «Обновлено 1 июля 2023 года»."""
    for start, end in lines:
        if UPDATED.search(context.text.lower, start, end) and (days := _days(context, start, end)):
            return _sourced(days[0], 0.9, "published.updated")
    return None


UPDATED = re.compile(r"\bобновл(?:ен[аоы]?|ени[ея]|ял[аио]сь)\b")


def _lines(shadow: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(r"^[^\S\n]*\S[^\n]*", shadow, re.MULTILINE)]


def _days(context: Context, start: int, end: int) -> list[Day]:
    return [day for day in context.days.within(start, end) if day.exactness == "day"]


FRONT_MATTER = re.compile(r"\s*date:?\s+(?=\d{4}-)")  # before the words of a page that a program kept


def _of_page(  # noqa: PLR0911, PLR0912  one answer a line
    context: Context, lines: list[tuple[int, int]]
) -> Sourced[str] | None:
    kept = FRONT_MATTER.match(context.text.lower)
    if kept is not None and (days := _days(context, kept.end(), kept.end() + 1)):
        return _sourced(days[0], 1.0, "published.stated")
    for start, end in lines if STATED.may_match(context.text.letters) else ():
        words = context.text.lower[start:end]
        if STATED.search(words) and end - start < 2 * SHORT_LINE and (days := _days(context, start, end)):
            return _sourced(days[0], 1.0, "published.stated")
    told = TOLD_ON.search(context.text.lower, letters=context.text.letters)
    if (
        told
        and not _is_of_event(context, told)
        and not SIGNED.search(told[0])
        and context.text.sentence_index(told.start()) == context.text.sentence_index(told.start("day"))
        and (days := _days(context, told.start("day"), told.end("day") + 12))
    ):
        return _sourced(days[0], 0.8, "published.told")
    opens = context.text.sentences[0].start if context.text.sentences else 0
    openings: list[Day] = []
    for start, end in lines[: FIRST + sum(end <= opens for _, end in lines)]:
        titled = TITLE_OF_PAGE.search(context.text.shadow, start, end)
        if titled is not None and (days := _days(context, titled.end(), end)):
            return _sourced(days[0], 0.9, "published.line")
        opening = _opening(context, start, end)
        if opening is None or is_of_visit(context, opening):
            continue
        if openings or not CLOCK.match(context.text.lower, start, end):
            openings.append(opening)
            break
        openings.append(opening)  # the hour now: the news has its own day below, no later than this
    if openings:
        return _sourced(min(openings, key=lambda day: day.iso), 0.9, "published.opening")
    for start, end in lines[-LAST:]:
        credit = _credit(context, start, end) or _with_hour(context, start, end)
        if credit is not None:
            return _sourced(credit, 0.9, "published.credit")
    last = context.text.sentences[-1] if context.text.sentences else None
    days = _days(context, last.start, last.end) if last is not None and last.end - last.start < 30 else []
    if last is not None and days and _is_dateline(context, last.start, last.end):
        return _sourced(days[0], 0.95, "published.last")
    for start, end in (*_of_issue(context, lines[:1]), *lines[-2:]):
        months = [day for day in context.days.within(start, end) if day.exactness == "month"]
        words = context.text.lower[start:end].strip()
        if (
            len(months) == 1
            and end - start < SHORT_LINE
            and _is_dateline(context, start, end)
            and not CRAWLED.search(words)
        ):
            return _sourced(months[0], 0.9, "published.month")
    for start, end in sorted(lines, key=lambda line: QUOTATIONS.search(context.text.lower, *line) is not None):
        days = _days(context, start, end)
        words = context.text.lower[start:end].strip() if len(days) == 1 else ""
        if words and is_of_visit(context, days[0]):
            continue
        if words and not CRAWLED.search(words) and _is_dateline(context, start, end):
            return _sourced(days[0], 0.95, "published.line")
    return None


# «11:07 Четверг 18 апреля 2024»: a clock over the page
CLOCK = re.compile(r"\s*\d{1,2}:\d\d,?\s+(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\b")


def _is_of_event(context: Context, told: re.Match[str]) -> bool:
    """Tell whether a comma parts a day from who tells: «как сообщает ведомство, 7 ноября 2023 года состоялось …»."""
    return (
        told[0].startswith("сообща")
        and context.text.lower.startswith(", ", told.start("day") - 2)
        and GOES_ON.match(context.text.lower, told.end("day")) is not None
    )


GOES_ON = re.compile(r"(?:\s(?:года|г\.))?\s[а-я]")
# «рассказали в полпредстве, подписали 5 мая 2021 года»
SIGNED = re.compile(r",\s[^,]*\b(?:подписа|заключ|скреп|завизир|состоял|прош[её]?л)")


def _opening(context: Context, start: int, end: int) -> Day | None:
    """Return the day that a line begins with, or that only a place stands before."""
    days = _days(context, start, end)
    if not days or QUOTATIONS.search(context.text.lower, start, end) or BUTTONS.search(context.text.lower, start, end):
        return None
    if SEPARATED_BEFORE.search(context.text.shadow, start, days[0].start) and SEPARATED_AFTER.match(
        context.text.shadow, days[0].end, end
    ):
        return days[0]  # «Новости » 22.04.2020 » Подписано соглашение»
    if LABEL.fullmatch(context.text.lower, start, days[0].start):
        return days[0]
    if not BEFORE_OPENING.fullmatch(context.text.shadow, start, days[0].start):
        return None
    before = context.text.tokens_in(start, days[0].start)
    if any(token.is_word and not _names(token) and _quoted(context, token) is None for token in before):
        return None
    is_alone = not before and FIGURES_ALONE.match(context.text.shadow, days[0].start, end) is not None
    is_alone = is_alone or (bool(before) and _is_full_stop(context.text.shadow, days[0].end))
    is_alone = is_alone or (not before and OF_RUBRIC.match(context.text.shadow, days[0].end, end) is not None)
    return days[0] if is_alone or AFTER_OPENING.match(context.text.shadow, days[0].end, end) else None


def _is_full_stop(shadow: str, end: int) -> bool:
    """Tell whether the full stop after a day ends a sentence, too: «Рязань. 14 октября 2024 г. Губернатор …»."""
    return shadow[end - 1] == "." and not shadow[end : end + 2].strip()[:1].islower()


def _quoted(context: Context, token: Token) -> QuotePair | None:
    """Return the pair of marks that a word stands in: the name of a paper may have any words."""
    return next((pair for pair in context.text.quotes if pair.start <= token.start < pair.end), None)


def _names(token: Token) -> bool:
    """Tell whether a word can stand in a place's name: no preposition, adverb or verb."""
    return parses(token.lower)[0].pos in ("NOUN", "ADJF", "") or not parses(token.lower)[0].is_known


CREDIT = re.compile(
    r"источник|служба|^\W*(?:иа|риа|газета|сайт|портал|канал|фото|автор|корр|запись)\b|©|^\W*[cс]\W|агентств|редакци|[«»]|"
    r"\d{1,2}[:.]\d\d\s*$"
)


ISSUE = re.compile(r"№\s?\d|\bвыпуск\b|^\W*(?:газета|журнал|вестник|бюллетень)\b")


def _of_issue(context: Context, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the lines that name the number of a paper: «„Даурия“, № 36 (8214), сентябрь 2023»."""
    return [(start, end) for start, end in lines if ISSUE.search(context.text.lower, start, end)]


HOUR = re.compile(r"\s*(?:,\s*)?\d{1,2}[:.]\d\d(?=\s*(?:$|\s\s|[|•·]))", re.MULTILINE)


def _with_hour(context: Context, start: int, end: int) -> Day | None:
    """Return the day that a line begins with, an hour behind it: «24.01.2025, 09:15   Прочли 1 204 раза»."""
    days = _days(context, start, end)
    if len(days) != 1 or context.text.shadow[start : days[0].start].strip():
        return None
    return days[0] if HOUR.match(context.text.shadow, days[0].end, end) else None


ROW = re.compile(r"\s*(?:[–•*-]|\d{1,2}[.)]|[а-я]\))\s")
AT_END = re.compile(r"\s*(?:года|г\.?)?[.)]?\s*")


def _closes(context: Context, day: Day, start: int, end: int) -> bool:
    """Tell whether a line, no row of a list, ends with a day behind a mark: «Пресс-центр …, 7 июня 2025 года»."""
    shadow = context.text.shadow
    return (
        shadow[start : day.start].rstrip()[-1:] in (",", "(", ".", "|", "–")
        and AT_END.fullmatch(shadow, day.end, end) is not None
        and not ROW.match(context.text.lower, start)
    )


def _credit(context: Context, start: int, end: int) -> Day | None:
    """Return the day of a line that tells who wrote, without a verb: «Источник: канал „Хурал“, 1 июля 2025 года»."""
    days = _days(context, start, end)
    words = context.text.lower[start:end]
    if len(days) != 1 or end - start > LONGEST_CREDIT:
        return None
    if not CREDIT.search(words) and not _closes(context, days[0], start, end):
        return None
    if CRAWLED.search(QUOTED.sub(" ", words)):
        return None
    said = context.text.sentence_at(days[0].start)
    if not WROTE.match(words) and _has_verb(context, max(start, said.start), min(end, said.end)):
        return None
    return days[0] if not OF_AGREEMENT.search(words) else None


WROTE = re.compile(r"\W*(?:подготовил|написал|записал|беседовал|составил|собрал|снимал|фотографировал)[аи]?\s")
QUOTED = re.compile(r"«[^«»]*»")  # «Хакасия сегодня» is a paper


def _has_verb(context: Context, start: int, end: int) -> bool:
    """Tell whether something is said between two places; a name may look like a verb: «Сельские вести»."""
    tokens = [token for token in context.text.tokens_in(start, end) if token.is_word]
    if tokens and all(parse.pos == "VERB" and parse.is_known for parse in parses(tokens[0].lower)):
        return True  # «Случилось это 20 мая»
    return any(
        parse.pos in ("VERB", "PRTS") and parse.is_known
        for token in tokens
        if not token.is_capital
        for parse in parses(token.lower)[:1]
    )


OF_AGREEMENT = re.compile(r"соглашен|договор|протокол|меморандум|срок|действ|подпис")
FIRST, LAST, LONGEST_CREDIT = 4, 3, 110


def _is_dateline(context: Context, start: int, end: int) -> bool:
    """Tell whether a line is only a date with a paper's name, a place or an hour beside it."""
    words = context.text.lower[start:end].strip()
    rest = re.sub(
        r"\d+|[.,:;«»()/|–-]|года?|г\b|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|"
        r"ноября|декабря",
        " ",
        words,
    )
    return (
        len(words) < SHORT_LINE
        and len(rest.split()) <= 4
        and not re.search(r"\b(?:подпис|действ|соглашен|договор|срок|когда|событи)\w*", rest)
        and not _has_verb(context, start, end)
    )


# «по состоянию на 1 июля», «с 1 июля», «принят … 30 мая»
NOT_OF_PAPER = re.compile(r"(?:\bна|\bс|\bсо|\bдо|\bк|\bпо|\bпринят\w*(?:\s[^.\n]{0,80})?)\s+$")


def _of_act(context: Context, lines: list[tuple[int, int]]) -> Sourced[str] | None:
    for start, end in lines:
        words = context.text.lower[start:end]
        days = _days(context, start, end)
        if not days:
            continue
        before = context.text.lower[start : days[0].start]
        if NOT_OF_PAPER.search(before) or (end - start > 2 * SHORT_LINE and " от " not in f" {before[-12:]}"):
            continue
        if (
            "на №" in words
            or CRAWLED.search(words)
            or re.search(r"соглашени|договор|меморандум|подписанн|заключенн|^\s*(?:версия|редакция)\b", before)
        ):
            continue
        return _sourced(days[0], 1.0, "published.act")
    return None


ADOPTED = re.compile(r"\bпринят\w*(?:\s[^.\n]{0,80})?\s+$")


def _adopted(context: Context, lines: list[tuple[int, int]]) -> Sourced[str] | None:
    """Return the day on which a law was passed, where it has no other."""
    for start, end in lines:
        for day in _days(context, start, end):
            if ADOPTED.search(context.text.lower, start, day.start):
                return _sourced(day, 0.7, "published.adopted")
    return None


def _sourced(day: Day, confidence: float, rule: str) -> Sourced[str]:
    return Sourced(day.iso, (Span(day.start, day.end),), confidence, rule)
