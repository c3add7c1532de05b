"""Acts told in turns behind a sentence that announces several: «Подписаны два соглашения. С А – о лесе. С Б – …»."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.counterparts import partners_of
from kunak.core.reading.clauses.event import is_background, tells_signing
from kunak.core.reading.clauses.home_side import home_of
from kunak.core.reading.clauses.items import items_of
from kunak.core.reading.clauses.kind import KINDS, WORD
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.parties import PUBLIC, list_end
from kunak.core.reading.clauses.party_groups import in_groups
from kunak.core.reading.clauses.party_lists import in_harmony, listed_parties
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.title import title_after
from kunak.core.reading.context import Context
from kunak.core.reading.record import Kind, Party

SEVERAL = agrees(
    r"\b(?P<count>дв[ае]|три|четыре|пять|шесть|семь|восемь|девять|десять|обе|несколько|ряд|пакет|серию|\d{1,2}) "
    r"(?:[а-я-]+(?:ых|их) ){0,3}(?:соглашени|договор|меморандум|протокол|документ|бумаг)[а-я]*|"
    r"\b(?:соглашения|договоры|меморандумы|протоколы|документы|бумаги)\b"
)
TALKS = agrees(r"\b(?:встре[чт]|бесед|говорил|обсуд|обсужд|переговор|рассказал)[а-я]*\b")
TO_COME = agrees(r"\b(?:планиру|намерен|собира|предсто|будет|будут|готов|проект)[а-я]*\b")
# «С губернатором А – о лесе», «Так, с главой Б договорились о туризме»
WITH_PARTNER = re.compile(r"[^\w\n]{0,3}(?:(?:а|и|так|затем|потом|далее|еще|наконец|кроме\sтого),?\s)?(?=со?\s)")
TO_TITLE = re.compile(r"[^.,;:!?–\n]{0,60}\s?[–:]\s(?=об?о?\s(?!чем|котор|том))")
TO_CONTENT = re.compile(
    r"[^.,;:!?–\n]{0,60}(?::\s|\s(?:он[аи]?\s|стороны\s|регионы\s|города\s)?(?:договорил|условил)[а-я]+\s(?=об?о?\s))"
)
# «Марий Эл – о туризме», a line for each
BEHIND_NAME = re.compile(r"\s?[–:]\s(?=об?о?\s(?!чем|котор|том))")
# «Регион договорился о взаимодействии с А, Б и В», «Среди новых партнёров – А и Б»
TOLD_WITH = agrees(
    r"\b(?:(?:договорил|условил)[а-я]*|(?:начал|стал)[аи]? сотрудничать|"
    r"(?:зафиксир|закреп|налад|оформ|установ|расшир|укреп)[а-я]* (?:[а-я-]+ )?"
    r"(?:взаимодейств|сотрудничеств|партнерств|связ|отношени)[а-я]*)(?: [^.;:!?–]{1,120}?)? со? (?=\S)|"
    r"\b(?:среди|в числе) (?:новых |наших |их |ее |его )?партнеров (?:– |стали |оказались |теперь )?"
)
NEXT_TO = agrees(r"^\W*(?:[^.;:!?–,]{1,60}, )?(?:в их числе|среди них) (?:– )?(?=\S)")
# acts with firms are not those of partners told next
OF_FIRMS = agrees(r"\b(?:инвест|компани|предприяти|банк|фирм|вуз|университет|резидент|застройщик|бизнес|завод)[а-я]*")
NEXT = 6  # sentences in which partners are told behind what announces their acts
LONGEST_POST = 60  # letters of «с заместителем председателя правительства »
REACH, GAP = 16, 5  # sentences behind the announcing one, and from one row to the next
MANY = 2
COUNTS = {"два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5}


class Row(NamedTuple):
    """A sentence that opens with the partner of one of the acts."""

    partner: Party
    sentence: int
    place: int
    title: Sourced[str] | None


def announced_rows(context: Context, named: Mapping[int, Sequence[Mention]]) -> list[Mention]:
    """Return the acts of which sentences that open with their partners tell, where one before announces several.

    Args:
        named: the mentions that have a word for the act, by the number of their sentence.
    """
    out: list[Mention] = []
    last = -1
    for index in sorted(context.text.may_hold(SEVERAL)):
        words = context.sentence_words(index)
        told = SEVERAL.search(words)
        if index < last or told is None:
            continue
        if not tells_signing(words) or is_background(words) or TO_COME.search(words):
            continue
        rows = list(_rows(context, index, named))
        if _are_told(context, index, rows, named, COUNTS.get(told["count"], 0)):
            acts = list(_acts(context, index, rows))  # none where a headline does not say whose acts they are
            last = rows[-1].sentence if acts else last
            out += acts
    return out


def partners_told(context: Context, named: Mapping[int, Sequence[Mention]]) -> Iterator[Mention]:
    """Yield the acts of «А подписала ряд соглашений. Регион договорился о взаимодействии с Б, В и Г», one with each."""
    told: set[str] = set()
    behind = {number for mark in (TOLD_WITH, NEXT_TO, TIES_BETWEEN) for number in context.text.may_hold(mark)}
    for index in sorted(context.text.may_hold(SEVERAL)) if behind else ():
        if behind.isdisjoint(range(index + 1, index + NEXT)):
            continue
        words = context.sentence_words(index)
        if SEVERAL.search(words) is None or not tells_signing(words) or is_background(words) or TO_COME.search(words):
            continue
        if OF_FIRMS.search(words) or any(partners_of(context, one) for one in named.get(index, ())):
            continue
        for number in range(index + 1, min(index + NEXT, len(context.text.sentences))):
            if number not in named and (pairs := _pairs_told(context, number)):
                yield from _with_each(context, index, number, pairs)
                break
            listed = [] if number in named else _with_whom(context, number, is_next=number == index + 1)
            home = home_of(context, listed[0], listed[0].spans[0].start) if listed else None
            if home is not None and listed[0].name not in told:
                told |= {party.name for party in listed}
                sides = [tuple(in_harmony(context, [home, party])) for party in listed]
                yield from _with_each(context, index, number, sides)
                break


# «Связи установлены между А и Б, В и Г»
TIES_BETWEEN = agrees(r"\b(?:связ|отношени|партнерств|побратимств)[а-я]* (?:[^.;:!?–]{1,40} )?между (?=\S)")


def _pairs_told(context: Context, number: int) -> list[tuple[Party, ...]]:
    """Return the pairs that a sentence behind an announcing one names as tied, none where there are not several."""
    sentence = context.text.sentences[number]
    found = TIES_BETWEEN.search(context.text.lower, sentence.start, sentence.end)
    if found is None or is_background(context.sentence_words(number)):
        return []
    listed = listed_parties(context, found.end(), list_end(context, found.end(), sentence.end), "party.between")
    pairs = in_groups(context, listed)
    return pairs if all(len(pair) == MANY for pair in pairs) else []


def _with_whom(context: Context, number: int, *, is_next: bool) -> list[Party]:
    """Return the partners whom a sentence behind an announcing one tells, none where it does not tell of several."""
    sentence = context.text.sentences[number]
    words = context.sentence_words(number)
    if is_background(words) or TO_COME.search(words):
        return []
    found = TOLD_WITH.search(context.text.lower, sentence.start, sentence.end)
    if found is None and is_next:
        found = NEXT_TO.search(context.text.lower, sentence.start, sentence.end)
    if found is None:
        return []
    listed = listed_parties(context, found.end(), list_end(context, found.end(), sentence.end), "party.partner")
    is_near = len(listed) >= MANY and listed[0].spans[0].start - found.end() < LONGEST_POST
    return listed if is_near and all(party.type in PUBLIC for party in listed) else []


def _with_each(context: Context, index: int, number: int, acts: Sequence[tuple[Party, ...]]) -> Iterator[Mention]:
    sentence = context.text.sentences[index]
    word = WORD.search(context.text.lower, sentence.start, sentence.end)
    kind: Kind = next(name for name, _ in KINDS if word[name]) if word is not None else "agreement"
    title = title_after(context, word.end(), kind) if word is not None else None
    for sides in acts:
        yield Mention(kind, sides[-1].spans[0], number, title, parties=sides, is_announced=True)


def _are_told(
    context: Context, index: int, rows: Sequence[Row], named: Mapping[int, Sequence[Mention]], count: int
) -> bool:
    """Tell whether rows are of the acts that a sentence announces: of those with whom it says they are, or of so many.

    Args:
        count: how many acts it announces, 0 where it does not say.
    """
    partners = {party.name for one in named.get(index, ()) for party in partners_of(context, one)}
    if partners:
        return bool(rows) and {row.partner.name for row in rows} == partners
    if not rows or rows[0].sentence > index + GAP:
        return False
    others = [
        number
        for number in range(index + 1, min(rows[-1].sentence + GAP, len(context.text.sentences)))
        if any(partners_of(context, one) for one in named.get(number, ()))
    ]
    return len(rows) >= MANY or len(rows) + len(others) == count


def _acts(context: Context, index: int, rows: Sequence[Row]) -> Iterator[Mention]:
    sentence = context.text.sentences[index]
    word = WORD.search(context.text.lower, sentence.start, sentence.end)
    kind: Kind = next(name for name, _ in KINDS if word[name]) if word is not None else "agreement"
    title = title_after(context, word.end(), kind) if word is not None else None
    for row in rows:
        home = home_of(context, row.partner, sentence.end)
        if home is not None:
            span = Span(row.place, row.place + 1)
            yield Mention(kind, span, row.sentence, row.title or title, parties=(home, row.partner), is_announced=True)


def _rows(context: Context, index: int, named: Mapping[int, Sequence[Mention]]) -> Iterator[Row]:
    """Yield the rows behind a sentence, up to one that belongs to a list told by other rules."""
    signed, known, last = items_of(context).signed, set[str](), index
    for number in range(index + 1, min(index + REACH, len(context.text.sentences))):
        if number in signed or number > last + GAP or TALKS.search(context.sentence_words(number)):
            return
        if number in named:
            last = number
        row = None if number in named else _row(context, number)
        if row is not None and row.partner.name not in known:
            last = number
            known.add(row.partner.name)
            yield row


def _row(context: Context, number: int) -> Row | None:
    """Return what a sentence tells that opens with a partner, and of what the act with it is; None for any other."""
    sentence, lower = context.text.sentences[number], context.text.lower
    opening = WITH_PARTNER.match(lower, sentence.start, sentence.end)
    place = opening.end() if opening is not None else sentence.start
    start = lower.find(" ", place) + 1 if opening is not None else place
    if opening is None and not _opens_with_territory(context, sentence.start):
        return None
    listed = listed_parties(context, start, list_end(context, start, sentence.end), "party.partner")
    if not listed or listed[0].spans[0].start - start > (LONGEST_POST if opening is not None else 0):
        return None
    behind = listed[0].spans[-1].end
    found = (TO_TITLE if opening is not None else BEHIND_NAME).match(lower, behind, sentence.end)
    if found is not None:
        return Row(listed[0], number, place, title_after(context, found.end(), "agreement"))
    if opening is not None and TO_CONTENT.match(lower, behind, sentence.end) is not None:
        return Row(listed[0], number, place, None)
    return None


def _opens_with_territory(context: Context, place: int) -> bool:
    """Tell whether a line opens with a territory."""
    return "\n" in context.text.shadow[max(0, place - 1) : place] and context.territories.at(place) is not None
