"""Entry into force that waits or that needs registration or approval; provisional application before it."""

from collections.abc import Iterator

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.scan import agrees, scan
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.entities.day import Day
from kunak.core.reading.lexicon.numbers import NUMBER, iso_length, number_in
from kunak.core.reading.record.terms import Effect, EffectEvent

ENTERS = agrees(r"(?:вступ\w+ в силу|вводится в действие|приобретает силу|начина\w+ действовать)")
DELAY = agrees(
    rf"(?:через|по истечении|спустя|по прошествии) (?P<number>{NUMBER}) (?:календарн\w+ |рабоч\w+ |полн\w+ )?"
    rf"(?P<unit>дн(?:ей|я|и)|день|суток|месяц(?:а|ев)?|недел[яиь]|год[а]?|лет) "
    rf"(?:после|со дня|с даты|с момента|с того дня)"
    rf"|(?:на|в) (?P<ordinal>\d{{1,3}}|[а-я]+)(?:-?(?:й|ый|ой|ий))? (?:календарный )?день "
    rf"(?:после|со дня|с даты|с момента)"
)
ORDINALS = {"десят": 10, "пятнадцат": 15, "двадцат": 20, "тридцат": 30, "шестидесят": 60, "девяност": 90}
EVENTS: tuple[tuple[EffectEvent, str], ...] = (
    ("notification", "уведомлени"),
    ("notification", "уведомят"),
    ("notification", "известят"),
    ("ratification", "ратифик"),
    ("registration", "регистрац"),
    ("publication", "опубликован"),
    ("signing", "подписани"),
    ("approval", "одобрени"),
    ("approval", "утвержден"),
)
OF_LAW = re.compile(r"(?:закон|распоряжени|постановлени|указ|приказ|решени)[еая]?\s+вступ")
PROVISIONAL = agrees(
    r"(?:временно (?:применя|действу|исполняе)\w+|временное применение|"
    r"(?:применя|действу|исполняе)\w+(?: [а-я]+){0,2}? временно\b(?! исполня))"
    r"(?P<more>(?: [а-я]+){0,4}? (?:со дня|с даты|с момента) (?:его |ее )?подписани\w+| с (?=«?\d))?"
)
REACH = 130


def find_effect(context: Context, scope: Scope) -> Effect | None:
    """Return an entry into force that version 1 has no word for; None where `in_force` says all."""
    for found, sentence in scan(ENTERS, context, scope) if "вступ" in context.text.lower else ():
        if OF_LAW.search(context.text.lower, sentence.start, found.end()):
            continue
        effect = _effect(context, found, sentence)
        if effect is not None:
            return effect
    return None


def _effect(context: Context, found: re.Match[str], sentence: Span) -> Effect | None:
    lower, limit = context.text.lower, min(sentence.end, found.end() + REACH)
    delay = DELAY.search(lower, found.end(), limit)
    begin = delay.end() if delay else found.end()
    event, end = _event(lower, begin, limit)
    if event is None or not (delay or event in ("registration", "approval")):
        return None
    after = _length(delay) if delay else None
    if delay and after is None:
        return None
    return Effect(event, (Span(found.start(), end),), after, rule="effect.after" if delay else "effect.event")


def _event(lower: str, start: int, limit: int) -> tuple[EffectEvent | None, int]:
    """Return the first event named in a stretch, and where its word ends."""
    places = [(place, event, stem) for event, stem in EVENTS if (place := lower.find(stem, start, limit)) >= 0]
    if not places:
        return None, start
    place, event, stem = min(places)
    end = place + len(stem)
    while end < len(lower) and lower[end].isalpha():
        end += 1
    return event, end


def _length(delay: re.Match[str]) -> str | None:
    if delay["number"]:
        number = number_in(delay["number"])
        return iso_length(number, delay["unit"]) if number else None
    word = delay["ordinal"]
    number = int(word) if word.isdigit() else next((n for stem, n in ORDINALS.items() if word.startswith(stem)), None)
    return f"P{number}D" if number else None


def find_provisional(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return from when an agreement is applied before it is in force: on_signing, a day, or `stated` without one."""
    for value in _provisional(context, scope) if "временно" in context.text.lower else ():
        return value
    return None


def _provisional(context: Context, scope: Scope) -> Iterator[Sourced[str]]:
    for found, sentence in scan(PROVISIONAL, context, scope):
        day = context.days.at(found.end()) or context.days.at(found.end() + 1) if found["more"] else None
        if day is not None and day.exactness == "day":
            yield Sourced(day.iso, (Span(found.start(), day.end),), 1.0, "provisional.day")
        elif found["more"] and "подпис" in found["more"]:
            yield Sourced("on_signing", (Span(*found.span()),), 1.0, "provisional.signing")
        elif (earlier := _day_before(context, sentence, found.start())) is not None:
            yield Sourced(earlier.iso, (Span(earlier.start, found.end()),), 0.9, "provisional.day_before")
        else:
            yield Sourced("stated", (Span(*found.span()),), 0.9, "provisional.stated")


def _day_before(context: Context, sentence: Span, place: int) -> Day | None:
    """Return the day from which on, told before the words: «начиная с 1 марта 2012 года, оно применяется временно»."""
    days = [day for day in context.days.within(sentence.start, place) if day.exactness == "day"]
    if days and FROM.search(context.text.lower, sentence.start, days[-1].start):
        return days[-1]
    return None


FROM = re.compile(r"\bсо?\s+«?$")
