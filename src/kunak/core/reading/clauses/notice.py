"""How long before the end, or before leaving, a party must give notice."""

from kunak.core.provenance import Sourced
from kunak.core.reading.clauses.scan import agrees, scan, span_of
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.lexicon.numbers import NUMBER, UNIT, iso_length, number_in

LENGTH = rf"(?P<number>{NUMBER}) (?:календарн\w+ |рабоч\w+ |полн\w+ )?(?P<unit>{UNIT})\b"
BEFORE = (
    ("notice.not_later", agrees(rf"не (?:менее|позднее|позже|меньше)(?:,)? ?(?:чем )?(?:за )?{LENGTH}")),
    ("notice.ahead", agrees(rf"(?<!\w)за {LENGTH}(?: (?:до|вперед))?")),
    (
        "notice.after",
        agrees(rf"(?:по истечении|через|спустя) {LENGTH} (?:после|со дня|с даты|с момента|с того)(?: [а-я]+)?"),
    ),
)
# a whole stretch that needs no number: «за полгода до окончания»
ROUND = agrees(r"(?<!\w)за (?P<stretch>полгода|год|квартал|месяц|полтора месяца)\b(?! \d)")
ROUND_LENGTHS = {"полгода": "P6M", "год": "P1Y", "квартал": "P3M", "месяц": "P1M", "полтора месяца": "P45D"}
ABOUT = (
    *("уведом", "предупре", "заяв", "извещ", "намерени", "отказ", "извест", "сообщ", "выход", "прекращ", "расторг"),
    *("возраз", "возраж", "откаж", "денонс"),
)
NOT_NOTICE = (
    "не ранее",
    "отчет",
    "предоставля",
    "материал",
    "повестк",
    "вступает в силу",
    "вступит в силу",
    "регистрац",
)


def find_notice(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return the length of notice, ISO 8601; None where none is stated. «Не ранее чем через 3 года» is no notice."""
    for rule, pattern in BEFORE:
        for found, sentence in scan(pattern, context, scope):
            words = context.text.lower[sentence.start : sentence.end]
            near = context.text.lower[max(sentence.start, found.start() - 160) : min(sentence.end, found.end() + 160)]
            number = number_in(found["number"])
            if number is None or not any(word in near for word in ABOUT):
                continue
            if any(
                word in context.text.lower[max(sentence.start, found.start() - 40) : found.start()]
                for word in NOT_NOTICE
            ):
                continue
            if rule == "notice.after" and not any(
                word in words for word in ("прекращ", "утрачив", "отказ", "расторг", "выход")
            ):
                continue
            if rule == "notice.after" and ("вступает" in words or "вступит" in words):
                continue
            return Sourced(
                iso_length(number, found["unit"]), (span_of(found),), 1.0 if rule != "notice.after" else 0.9, rule
            )
    return _round(context, scope)


def _round(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return a notice of a whole stretch: «предупредив за полгода», «не менее чем за квартал»."""
    for found, sentence in scan(ROUND, context, scope):
        near = context.text.lower[max(sentence.start, found.start() - 160) : min(sentence.end, found.end() + 160)]
        before = context.text.lower[max(sentence.start, found.start() - 40) : found.start()]
        if any(word in near for word in ABOUT) and not any(word in before for word in NOT_NOTICE):
            return Sourced(ROUND_LENGTHS[" ".join(found["stretch"].split())], (span_of(found),), 0.95, "notice.round")
    return None
