"""Where a signing was, said in so many words: «местом встречи стал Торжок», «(Полоцк, 28 июня 2024 года)»."""

from collections.abc import Iterator

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.place.named import NAME
from kunak.core.reading.clauses.place.towns import town_of
from kunak.core.reading.context import Context
from kunak.core.reading.morph import may_name_place
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.profiles.telling import headline_end

OF_WHAT = r"(?:прежнее|то же|(?:(?:всех|обеих|тр[её]х)\s+)?(?:подписани[яй]|встречи?|церемони[ий]))"
STATED = Guarded(
    rf"\b(?:[Мм]есто(?:м)?(?:\s+{OF_WHAT}(?:\s[^.;:–]{{0,120}}?)?)?|"
    r"[Гг]де)\s*(?:–|:|\bстал[аи]?|(?<!где )(?<!Где )\bбыл[аио]?|\bвыбрали|"
    r"\bизбрали)\s*(?:(?:старинный|древний)\s+)?"
    rf"(?:г\.\s*|(?:город|пос[её]лок|село|станица|деревня|аул|хутор)\s+)?(?P<town>{NAME})"
)
# «Елабуга стала местом подписания»
MADE_PLACE = Guarded(
    rf"(?P<town>{NAME}(?:\s[А-ЯЁ][а-яё]+)?)\s+(?:на\s+(?:[а-яё]+\s+){{1,2}})?(?:стал[аио]?|выбран[ао]?|был[аио]?\s+избран[ао]?|избран[ао]?|послужил[аио]?)\s+местом\b"
)
# «(14 июня 2018 г., Калининград; срок – пять лет)»
BESIDE_DAY = Guarded(rf"\b\d{{4}}\s?(?:г\.|года),\s+(?:г\.\s?|город\s+)?(?P<town>{NAME})(?=[;)])")
MONTH = r"(?:(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)я|(?:март|август)а|мая)"
DAY = rf"\d{{1,2}}\s{MONTH}(?:(?=[);])|\s\d{{4}})"
# «(Полоцк, 28 июня 2024 года)», «Подписи поставили А и Б; Белорецк, 3 декабря 2022 г.»; what opens a page is a dateline
BEFORE_DAY = Guarded(
    rf"(?:\(|[;–]\s|(?:\A|[.!?]\s+))(?:г\.\s?|город\s+)?(?P<town>{NAME}(?:\s[А-ЯЁ][а-яё-]+)?),\s+{DAY}"
)
# a row of a report: «протокол о ярмарках, Шадринск, 19 сентября»; only of a town that the dictionary knows
ROW_BEFORE_DAY = Guarded(rf"(?<=[а-яё»]),\s+(?P<town>{NAME}),\s+\d{{1,2}}\s{MONTH}(?=[.,;]|\s\d{{4}})")
# the same as a sentence of its own below a photograph or behind the names: «Теберда, 21 июля 2019 г.»
OWN_BEFORE_DAY = re.compile(rf"(?P<town>{NAME}(?:\s[А-ЯЁ][а-яё-]+)?),\s+{DAY}(?=\D{{0,10}}$)")
ESTATE = Guarded(rf"\bв\s+(?:усадьбе|санатории|отеле|пансионате)\s+«?(?P<town>{NAME})")
CALLED = (
    (STATED, 0.95, "place.stated"),
    (MADE_PLACE, 0.9, "place.stated"),
    (BESIDE_DAY, 0.8, "place.beside_day"),
    (ESTATE, 0.85, "place.estate"),
)
NO_TOWN_BEFORE_DAY = frozenset(
    str.split(
        "понедельник вторник среда четверг пятница суббота воскресенье вчера сегодня фото дата пресс-служба "
        "пасха рождество крещение масленица троица радоница покров сабантуй навруз ураза-байрам курбан-байрам"
    )
)


def stated_in(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the places that are called the place: «местом встречи стал Торжок», «в санатории „Солотча“»."""
    shadow = context.text.shadow
    for pattern, confidence, rule in CALLED:
        for found in context.text.in_shadow(pattern, sentence):
            if pattern in (STATED, ESTATE) or context.people.holding(found.start("town")) is None:
                yield town_of(found, found["town"], confidence, rule)
    for found in context.text.in_shadow(ROW_BEFORE_DAY, sentence):
        if may_name_place(found["town"], "nomn", known=True) and context.people.holding(found.start("town")) is None:
            yield town_of(found, found["town"], 0.8, "place.before_day")
    own = OWN_BEFORE_DAY.match(shadow, sentence.start, sentence.end)
    for found in (*context.text.in_shadow(BEFORE_DAY, sentence), *((own,) if own else ())):
        if found["town"].lower() in NO_TOWN_BEFORE_DAY:
            continue
        is_dateline = sentence.start <= headline_end(context) and not found[0].startswith("(")
        if context.people.holding(found.start("town")) is None and not (is_dateline or _is_published(context, found)):
            yield town_of(found, found["town"], 0.85, "place.before_day")


def _is_published(context: Context, found: re.Match[str]) -> bool:
    """Tell whether the day beside a town is that of the page."""
    known = context.published
    return known is not None and any(found.start() < span.end and span.start < found.end() for span in known.spans)
