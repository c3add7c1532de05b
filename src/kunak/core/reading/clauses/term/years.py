"""The length of a plan by its years, whole ones counted: «на 2024–2026 годы», «с 2024 по 2028 год»."""

from datetime import date, timedelta

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.scan import agrees, last_match, scan, span_of
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.lexicon.numbers import NUMBER, length_of

YEARS = agrees(
    r"(?:на|с)(?: период| период с)? (?P<first>(?:19|20)\d\d) ?(?:–|-|—|по|до|и) ?(?P<last>(?:19|20)\d\d)"
    r"(?:-[а-я]{1,2})?(?: ?год\w*| ?гг\.?)?(?! учебн)"
)
BARE_YEARS = agrees(
    r"(?<!\d)(?P<first>(?:19|20)\d\d) ?(?:–|-|—) ?(?P<last>(?:19|20)\d\d)(?:-[а-я]{1,2})? ?(?:год\w*|гг\.?)"
)
# «на 2025/26 учебный год» is one
SCHOOL_YEAR = agrees(
    r"\b(?:на|в|охватывает) (?:19|20)\d\d ?[/–-] ?(?:(?:19|20)\d\d|\d\d)(?:-[а-я]{1,2})? учебн\w+ год\w*"
)
ONE_YEAR = agrees(r"на (?P<year>(?:19|20)\d\d) год\b")
IN_BRACKETS = agrees(r"\((?P<year>(?:19|20)\d\d) год\)")
IN_YEAR = agrees(r"в (?P<year>(?:19|20)\d\d) году\b")
PLANS = ("programme", "roadmap", "protocol", "other")


def title_years(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return the length of a plan by the years in its title."""
    if scope.title is None:
        return None
    span = scope.title.spans[0]
    if (whole := _whole_days(context, span)) is not None:
        return whole
    for pattern in (YEARS, SCHOOL_YEAR, BARE_YEARS, ONE_YEAR, IN_BRACKETS, IN_YEAR):
        found = pattern.search(context.text.lower, span.start, span.end)
        if found:
            return _of_years(found, 1.0)
    found = AFTER_TITLE.match(context.text.lower, span.end)
    if found is not None:
        return _of_years(found, 0.9)
    ahead = FOR_YEARS.search(context.text.lower, span.start, span.end)
    value = length_of(ahead["number"], ahead["unit"]) if ahead else None
    return Sourced(value, (span_of(ahead),), 0.9, "term.in_title") if ahead and value else None


# «дорожная карта добрососедства на ближайшие три года»
FOR_YEARS = agrees(rf"\bна (?:ближайш\w+ |предстоящ\w+ )?(?P<number>{NUMBER}) (?P<unit>лет|года?)$", "лет", "год")


# «протокол о взаимодействии двух дум в 2014–2016 годах»: the years stand behind what the title says
AFTER_TITLE = agrees(
    r"»? ?(?:в |на |\()(?P<first>(?:19|20)\d\d) ?(?:–|-|—|и) ?(?P<last>(?:19|20)\d\d)(?:-[а-я]{1,2})? ?(?:год\w*|гг\.?)"
)
OF_DAYS = agrees(r"\bс (?=«?\d)")
TO_DAY = agrees(r"\s+(?:по|до) (?=«?\d)")


def _whole_days(context: Context, span: Span) -> Sourced[str] | None:
    """Return the whole years or months from one day of a plan's title to another: «с 1 сентября по 31 августа»."""
    for found in OF_DAYS.finditer(context.text.lower, span.start, span.end):
        days = [day for day in context.days.within(found.end(), span.end) if day.exactness == "day"][:2]
        if len(days) < 2 or TO_DAY.match(context.text.lower, days[0].end) is None:
            continue
        start, after = date.fromisoformat(days[0].iso), date.fromisoformat(days[1].iso) + timedelta(days=1)
        months = (after.year - start.year) * 12 + after.month - start.month
        if start.day == after.day and months > 0:
            value = f"P{months}M" if months % 12 else f"P{months // 12}Y"
            return Sourced(value, (Span(found.start(), days[1].end),), 0.9, "term.days")
    return None


def plan_years(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return the length of a plan named by its years; whole years are counted."""
    if scope.kind == "amendment" or (scope.title is not None and CHANGES.match(scope.title.value.lower())):
        return None  # the years in its title are those of the plan that it changes
    years = title_years(context, scope)
    return years if years is not None else _told_years(context, scope)


def _told_years(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return the length by the years that the sentences about a plan or paper tell."""
    for found, sentence in (*scan(YEARS, context, scope), *scan(SCHOOL_YEAR, context, scope)):
        words = context.text.lower[sentence.start : found.start()]
        near = words[-90:]
        is_about = any(
            word in near
            for word in (
                *(
                    "рассчитан",
                    "план",
                    "карт",
                    "программ",
                    "действ",
                    "документ",
                    "срок",
                    "заключ",
                    "подпис",
                    "охват",
                    "период",
                ),
                *("соглашени", "меморандум", "договор"),
            )
        )
        is_stated = (
            scope.kind in PLANS
            or near.rstrip().endswith(("соглашение", "договор", "меморандум", "документ"))
            or any(word in near for word in ("рассчитан", "действ", "заключ", "подписа"))
            or COVERS.search(near) is not None
        )
        if is_about and is_stated and not any(word in words for word in OF_BEFORE) and not _is_of_plan(scope, words):
            return _of_years(found, 0.95)
        if scope.kind in ("programme", "roadmap") and _opens_on_plan(context, sentence, found):
            return _of_years(found, 0.9)
    if scope.kind in ("programme", "roadmap"):
        for found, sentence in scan(BARE_YEARS, context, scope):
            near = context.text.lower[max(sentence.start, found.start() - 60) : found.start()]
            if any(word in near for word in OF_PLAN) and not any(word in near for word in OF_BEFORE):
                return _of_years(found, 0.85)
        for found, sentence in scan(ONE_YEAR, context, scope):
            near = context.text.lower[max(0, found.start() - 60) : found.start()]
            is_heading = HEADING.match(context.text.lower, sentence.start) is not None
            if is_heading or any(word in near for word in ("план", "карт", "программ", "совместн", "мероприят")):
                return _of_years(found, 0.9)
    covered = next(scan(COVERED, context, scope), None)
    return _of_years(covered[0], 0.9) if covered is not None else None


# «ПРОГРАММА действий Министерства … и Министерства … на 2025 год»
HEADING = re.compile(r"\W*(?:[а-я]+(?:ая|ый)\s+)?(?:план|программа|дорожная\s+карта)\s")
OF_PLAN = ("срок", "период", "горизонт", "реализ", "план", "карт", "программ", "охват", "закрыва", "распис")
OF_BEFORE = ("прежн", "предыдущ", "действовал")
PLAN_NAMED = re.compile(r"\b(?:план|программ|карт)[а-я]*\b")


def _opens_on_plan(context: Context, sentence: Span, found: re.Match[str]) -> bool:
    """Tell whether a sentence opens on some years and names the plan behind: «На 2018–2021 годы составлена карта»."""
    lower = context.text.lower
    return not lower[sentence.start : found.start()].strip(" \n–") and (
        PLAN_NAMED.search(lower, found.end(), min(found.end() + 60, sentence.end)) is not None
    )


COVERS = re.compile(r"\b(?:соглашение|договор|меморандум|документ|протокол)\s+охватывает\s+(?:период\s+)?$")
# «Соглашение охватывает 2019–2021 годы», «срок действия меморандума – 2019–2021 годы»
COVERED = agrees(
    r"(?:\b(?:соглашение|договор|меморандум|документ|протокол|партнерство) "
    r"(?:охватывает|покрывает|закрывает) (?:период )?|"
    r"\b(?:срок|период) (?:его |ее )?(?:действия )?(?:соглашения |договора |меморандума |документа |протокола )?[–:] )"
    r"(?P<first>(?:19|20)\d\d) ?(?:–|-|—) ?(?P<last>(?:19|20)\d\d)(?:-[а-я]{1,2})? ?(?:год\w*|гг\.?)"
)
CHANGES = re.compile(r"(?:о|об)\s+(?:внесении\s+)?(?:изменени|дополнени|поправк)")
ACTS = ("agreement", "treaty", "memorandum", "protocol")
NAMED = re.compile(r"\b(?P<act>соглашени|договор|меморандум|протокол|документ)|\b(?:план|программ|карт|график)")


def _is_of_plan(scope: Scope, words: str) -> bool:
    """Tell whether the paper named last before some years is a plan or another act than the one asked about."""
    named = last_match(NAMED, words)
    if scope.kind not in ACTS or named is None:
        return False
    own = WORDS_OF[scope.kind]
    return named["act"] is None or (named["act"] not in (own, "документ") and own in words)


WORDS_OF = {"agreement": "соглашени", "treaty": "договор", "memorandum": "меморандум", "protocol": "протокол"}


def _of_years(found: re.Match[str], confidence: float) -> Sourced[str] | None:
    groups = found.groupdict()
    years = int(groups["last"]) - int(groups["first"]) + 1 if "last" in groups else 1
    return Sourced(f"P{years}Y", (span_of(found),), confidence, "term.years") if 0 < years < 50 else None
