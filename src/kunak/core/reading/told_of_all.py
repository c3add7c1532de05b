"""What one sentence tells of several acts at once: «Все – 14 марта, Москва», «Оба документа действуют по пять лет»."""

from collections.abc import Sequence
from dataclasses import replace

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.place.find import find_place
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signed_on import find_signed_on
from kunak.core.reading.clauses.term.find import find_term
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.lexicon.numbers import NUMBER, UNIT, length_of
from kunak.core.reading.lexicon.territories import capitals
from kunak.core.reading.morph import may_name_place
from kunak.core.reading.record import Agreement

ACTS = r"(?:документ|соглашени|договор|меморандум|протокол|бумаг|подпис|программ|план|акт)[а-я]*"
OF_ALL = agrees(
    rf"^\W*(?:все|всё|оба|обе)\b(?: (?:эти|они|два|две|три|четыре|пять|шесть|семь|\d))*(?: {ACTS}| –|,| подписан)|"
    rf"^\W*кажд(?:ый|ое|ая) (?:из (?:[а-я]+ )?)?{ACTS}|"
    r"^\W*(?:документы|соглашения|договоры|меморандумы|протоколы|бумаги) (?:подписаны|заключены|рассчитаны|"
    r"действуют|оформлены|бессрочны)"
)
# the one that it is not told of: «кроме последнего»
BUT_ONE = agrees(r"\bкроме (?P<which>перв|втор|трет|четверт|последн)[а-я]+")
WHICH = {"перв": 0, "втор": 1, "трет": 2, "четверт": 3, "последн": -1}
BARE_LENGTH = agrees(rf"(?:\bна|\bпо|сроком на|–) (?P<number>{NUMBER}) (?P<unit>{UNIT})\b(?= ?[.,;!»)]|\s*$)")
BARE_TOWN = re.compile(r",\s(?P<town>[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)(?=[,.;]|$)")
FULL_DAY = len("2024-05-05")
MOST = 20  # sentences that tell of all: news has one or two


def with_what_is_told_of_all(context: Context, signed: Sequence[int], told: list[Agreement]) -> None:
    """Give the signed acts the day, place and term that a sentence tells of all of them."""
    for index in sorted(context.text.held(OF_ALL))[:MOST]:
        words = context.sentence_words(index)
        sentence = context.text.sentences[index]
        but = BUT_ONE.search(words)
        out = [signed[WHICH[but["which"]]]] if but is not None and WHICH[but["which"]] < len(signed) else []
        day = _within(find_signed_on(context, (index,)), sentence)
        place = _within(find_place(context, (index,)), sentence) or _bare_town(context, sentence)
        term = _term(context, index)
        for number in signed:
            act = told[number]
            if number in out:
                is_of_others = act.term is not None and sentence.start <= act.term.spans[0].start < sentence.end
                told[number] = replace(act, term=None) if is_of_others else act
                continue
            known = act.signed_on
            is_loose = known is None or len(known.value) < FULL_DAY or known.rule == "date.lead"
            told[number] = replace(
                act,
                signed_on=day if day is not None and is_loose else act.signed_on,
                place=act.place or place,
                term=act.term or term,
            )


def _within(value: Sourced[str] | None, sentence: Span) -> Sourced[str] | None:
    """Return a value that a sentence itself tells."""
    return value if value is not None and sentence.start <= value.spans[0].start < sentence.end else None


def _term(context: Context, index: int) -> Sourced[str] | None:
    """Return the length that a sentence tells, without warnings about it."""
    before = list(context.warnings)
    found = find_term(context, Scope("agreement", "signed", (index,)))
    context.warnings[:] = before
    if found is not None:
        return found
    sentence = context.text.sentences[index]
    bare = BARE_LENGTH.search(context.text.lower, sentence.start, sentence.end)
    value = length_of(bare["number"], bare["unit"]) if bare else None
    if bare is None or value is None or value.endswith("D"):
        return None
    return Sourced(value, (Span(bare.start("number"), bare.end("unit")),), 0.85, "term.of_all")


def _bare_town(context: Context, sentence: Span) -> Sourced[str] | None:
    """Return the town between commas that the dictionary knows: «Все – 14 марта, Москва, „Экспоцентр“»."""
    for found in BARE_TOWN.finditer(context.text.shadow, sentence.start, sentence.end):
        span = Span(*found.span("town"))
        item = context.territories.at(span.start)
        is_known = may_name_place(found["town"], "nomn")
        if is_known and (item is None or item.form == "capital" or item.name in capitals().values()):
            return Sourced(found["town"], (span,), 0.75, "place.of_all")
    return None
