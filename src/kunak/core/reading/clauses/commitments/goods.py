"""Goods that are supplied or sold: trade, unless the words name the works, farm, school or service they are for.

Seed, saplings and breeding stock go to who grows and breeds: agriculture. What several buy together is procurement.
"""

from collections.abc import Container, Sequence
from itertools import pairwise

from kunak.core.provenance import Span
from kunak.core.reading.clauses.commitments.grammar import cases_of, tense
from kunak.core.reading.clauses.sector_places import sector_words
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.text import Token

TRADE = "trade"
FARMING = "agriculture"
BUYING = "procurement"
OWN = ("pharma", "procurement", "tourism")  # medicines, what is bought at tenders, tours: sectors of their own
SUPPLIED_WITHIN = 5
USER_WITHIN = 4
TOWARDS = frozenset(("в", "во", "на", "из", "с", "со"))
STRONG = 0.9
TICKETS = ("билет", "путевк")
TO_BREED = frozenset(("для", "на", "под"))
BRED = ("посад", "посев", "развед", "разведен", "откорм", "племя", "зарыбл", "расплод")
JUNK = ("брошен", "мусор", "отход", "хлам", "свал", "металлолом", "покрыш", "обломк", "затонувш", "ветош", "бытов")


def sector_of_goods(context: Context, span: Span, told: Container[str]) -> str:
    """Return the sector of what is supplied, bought or sold, empty where nothing is.

    Args:
        told: the sectors that its words tell.
    """
    tokens = context.text.tokens_in(span.start, span.end)
    number = next(
        (number for number, token in enumerate(tokens) if _is_said(token, number) and _supplies(tokens, number)), -1
    )
    if _bought_together(tokens):
        return BUYING
    if number < 0:
        return TRADE if TRADE in told and "social" not in told and _at_market(context, tokens) else ""
    is_bought = is_of(tokens[number].lower, "buying")
    if FARMING in told and (_is_bred(tokens) or (not is_bought and _is_stock(context, tokens[number + 1 :]))):
        return FARMING
    if is_of_tickets(context, span):
        return "tourism" if "tourism" in told else ""
    own = next((sector for sector in OWN if sector in told and not (is_bought and sector == "procurement")), "")
    return own or _of_user(context, tokens, number) or TRADE


def _is_said(token: Token, number: int) -> bool:
    """Tell whether a word may be what is done: near the beginning, or a verb: «во втором квартале из Тулы привезут»."""
    return number < SUPPLIED_WITHIN or bool(tense(token.lower))


def is_of_tickets(context: Context, span: Span) -> bool:
    """Tell whether tickets or vouchers are sold: they are of the journey or the show that they are for."""
    return any(token.lower.startswith(TICKETS) for token in context.text.tokens_in(span.start, span.end))


def _bought_together(tokens: Sequence[Token]) -> bool:
    """Tell whether a deed is to buy something together: «закупать уголь одной заявкой», «в складчину купят»."""
    is_buying = any(is_of(token.lower, "buying", "shopping") for token in tokens[:SUPPLIED_WITHIN])
    return is_buying and any(is_of(token.lower, "pooled") for token in tokens)


def _is_stock(context: Context, goods: Sequence[Token]) -> bool:
    """Tell whether the first goods that are named are to be planted or bred: «саженцы смородины», «племенных телят»."""
    words = sector_words(context).within(goods[0].start, goods[-1].end) if goods else ()
    first = next((word for word in words if word.sector == FARMING), None)
    return first is not None and any(
        is_of(token.lower, "planting") for token in goods if first.start <= token.start < first.end
    )


def _is_bred(tokens: Sequence[Token]) -> bool:
    """Tell whether goods are said to be planted or bred: «картофель для посадки», «бычков на откорм»."""
    return any(before.lower in TO_BREED and token.lower.startswith(BRED) for before, token in pairwise(tokens))


def _at_market(context: Context, tokens: Sequence[Token]) -> bool:
    """Tell whether something is brought to where it is sold: «откроют магазин рыбы», «участие сыроделов в ярмарке»."""
    return any(
        word.sector == TRADE
        for token in tokens
        if is_of(token.lower, "sale_place")
        for word in sector_words(context).within(token.start, token.end)
    )


def _supplies(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether a word is of supplying; «поставить» is where a place to supply is named, else it is to put.

    «Вывоз брошенных плотов» takes away what nobody wants.
    """
    word = tokens[number].lower
    if is_of(word, "buying"):  # of somebody or somewhere, and not together or at a tender
        is_apart = number == 0 or not is_of(tokens[number - 1].lower, "joint")
        return is_apart and (any(token.lower == "у" for token in tokens[number + 1 :]) or _towards_place(tokens))
    if not is_of(word, "supply"):
        return False
    if word.startswith("выв") and any(token.lower.startswith(JUNK) for token in tokens):
        return False
    return not word.startswith("постав") or not is_of(word, "put") or _towards_place(tokens)


def _towards_place(tokens: Sequence[Token]) -> bool:
    """Tell whether a name stands after «в», «на», «из»: «поставит в Минск 40 комбайнов»."""
    return any(
        token.lower in TOWARDS and any(near.is_capital for near in tokens[place + 1 : place + 3])
        for place, token in enumerate(tokens)
    )


def _of_user(context: Context, tokens: Sequence[Token], number: int) -> str:
    """Return the sector of whom the goods are for: «для хозяйств», «в школьные столовые», «на заводы»."""
    for place in range(number + 1, len(tokens) - 1):
        word = tokens[place].lower
        if word == "для" or word in TOWARDS:
            last = tokens[min(place + USER_WITHIN, len(tokens) - 1)]
            for found in sector_words(context).within(tokens[place + 1].start, last.end):
                if found.sector and (word == "для" or is_of(found.lemma, "user")) and found.sector != TRADE:
                    return found.sector
        elif is_of(word, "user") and "datv" in cases_of(word, nouns=True):
            found_there = sector_words(context).within(tokens[place].start, tokens[place].end)
            return next((found.sector for found in found_there if found.sector), "")
    return ""
