"""Which mentions are of one agreement: by titles, by parties, by words that say that it is another."""

from collections.abc import Sequence
from itertools import chain

from kunak.core.reading import later as re
from kunak.core.reading.clauses.counterparts import partners_of
from kunak.core.reading.clauses.items import items_of
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.territories import country_names
from kunak.core.reading.profiles.one_more import (
    ANOTHER,
    OCCASION,
    PLANS,
    is_another,
    is_beside,
    is_joined,
    is_own_paper,
    is_signed,
)
from kunak.core.reading.profiles.telling import ENUMERATION, headline_end, is_told_next, tells, told_events
from kunak.core.reading.profiles.told_sides import (
    MOST_MENTIONS,
    PAIR,
    are_apart,
    explicit_keys,
    group_keys,
    is_code,
    of_regions,
    own_words,
    partner_keys,
    roots,
    share_nothing,
)


def grouped(context: Context, current: Sequence[Mention], *, most: int) -> list[list[Mention]]:
    """Return the mentions by agreement: another one has another title and says that it is another, or other signers.

    Args:
        most: how many agreements are told apart; mentions behind them are left out.
    """
    groups: list[list[Mention]] = []
    head = headline_end(context)
    enumerated = any(ENUMERATION.search(context.sentence_words(index)) for index in context.text.may_hold(ENUMERATION))
    items = items_of(context)
    for mention in current:
        if len(groups) == most:
            break
        row = items.row.get(mention.sentence, -1)
        if mention.parties or (_is_by_order(context, mention) and any(_is_by_order(context, one[0]) for one in groups)):
            home = None  # «Первое, о лесах, подписал …, второе, о дорогах, – …»
        elif row in items.signed:
            home = next((group for group in groups if items.row.get(group[0].sentence, -1) == row), None)
        else:
            home = _home(context, groups, mention, head, enumerated=enumerated)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    return groups


ORDINALS = ("перв", "втор", "трет", "четверт", "один", "одн", "друг", "подобн", "аналогичн", "так", "еще ")


def _is_by_order(context: Context, mention: Mention) -> bool:
    """Tell whether only its place in a row names an act."""
    return context.text.lower.startswith(ORDINALS, mention.span.start)


def _home(
    context: Context, groups: list[list[Mention]], mention: Mention, head: int, *, enumerated: bool
) -> list[Mention] | None:
    """Return the act so far that a mention is of, None where it is of one more."""
    if not groups or _is_with_another(context, mention, groups) or _is_parted(context, mention, groups[-1]):
        return None
    keys = explicit_keys(context, mention)
    if keys:
        groups = _of_its_parties(context, groups, mention, keys, head)
    if not groups or _is_base(context, mention, groups[-1]):
        return None
    if mention.title is None:
        return _home_without_title(context, groups, mention, head)
    return _home_by_title(context, groups, mention, mention.title.value, head, enumerated=enumerated)


def _of_its_parties(
    context: Context, groups: list[list[Mention]], mention: Mention, keys: frozenset[str], head: int
) -> list[list[Mention]]:
    """Return the acts that a mention with its parties may be of: none where it is of others."""
    told = [(group, group_keys(context, group)) for group in groups]
    if ANOTHER.search(context.sentence_words(mention.sentence)) and all(
        share_nothing(keys, others) for _, others in told
    ):
        return []  # «Аналогичное соглашение – между В и Г», «Планируется также соглашение между Д и Е»
    same = next((group for group, others in told if len(keys & others) >= PAIR), None)
    if same is not None and mention.title is None:
        return [same]
    if same is not None:
        return [group for group, others in told if not others or len(keys & others) >= PAIR]
    if is_signed(context, mention) and all(
        are_apart(keys, others) or _is_signed_by_others(context, keys, group, others, head) for group, others in told
    ):
        return []
    if _is_of_others(context, mention, keys, told):
        return []
    return [group for group, others in told if not others] or groups


def _is_signed_by_others(
    context: Context, keys: frozenset[str], group: list[Mention], others: frozenset[str], head: int
) -> bool:
    """Tell whether an act told below the headline was signed by sides none of which is among these."""
    return (
        not of_regions(keys) & of_regions(others)
        and (bool(others) or _names_sides(context, group))
        and any(is_signed(context, one) for one in group)
        and group[0].span.start >= head
    )


def _home_without_title(
    context: Context, groups: list[list[Mention]], mention: Mention, head: int
) -> list[Mention] | None:
    """Return the last act of the kind of a mention without a title, or the last at all."""
    last = groups[-1]
    if is_joined(context, mention, last) or is_own_paper(context, mention, last, head):
        return None
    return next((group for group in reversed(groups) if any(one.kind == mention.kind for one in group)), last)


def _home_by_title(
    context: Context, groups: list[list[Mention]], mention: Mention, title: str, head: int, *, enumerated: bool
) -> list[Mention] | None:
    """Return the act with a title like that of a mention, or the last where this may be its title, too."""
    last = groups[-1]
    for group in groups:
        if any(one.title is not None and alike(one.title.value, title) for one in group):
            return group
    if not any(one.title is not None and one.span.start >= head for group in groups for one in group):
        return None if is_beside(context, mention, last, head) else last
    is_one_more = mention.span.start >= head and is_another(context, mention, last, enumerated=enumerated)
    return None if is_one_more else last


def _is_of_others(
    context: Context, mention: Mention, keys: frozenset[str], told: Sequence[tuple[list[Mention], frozenset[str]]]
) -> bool:
    """Tell whether a paragraph tells what is to come of an act of two whom no paragraph before it has as sides.

    «Тверь одобрила проект договора с Минском. ⏎ Соглашение Пскова и Рязани продлено»: a row of short news.
    """
    if mention.title is None or not told_events(context, mention.sentence, plan=False):
        return False
    return all(
        others
        and not of_regions(keys) & of_regions(others)
        and not roots(keys) & roots(others)
        and "\n" in context.text.shadow[group[-1].span.end : mention.span.start]
        for group, others in told
    )


def _is_base(context: Context, mention: Mention, last: Sequence[Mention]) -> bool:
    """Tell whether a mention is of the agreement that a plan told before it carries out: no deed is told of it."""
    if mention.title is None or mention.kind in PLANS or tells(context, mention.sentence):
        return False
    return last[0].kind in PLANS and any(is_signed(context, one) for one in last)


def _names_sides(context: Context, group: Sequence[Mention]) -> bool:
    """Tell whether a sentence of a group names a side: «Стороны подписали договор» does not."""
    for mention in group:
        span = context.text.sentences[mention.sentence]
        if any(found.within(span.start, span.end) for found in (context.territories, context.bodies, context.people)):
            return True
    return False


def _is_parted(context: Context, mention: Mention, last: Sequence[Mention]) -> bool:
    """Tell whether an act has a partner of its own, or a semicolon parts it from the one told before in a sentence."""
    if last[-1].sentence != mention.sentence:
        return False
    own = partner_keys(context, mention)
    if own and not own & (before := partner_keys(context, last[-1])) and before:
        return True  # «соглашение с А действует пять лет, соглашение с Б – бессрочно»
    is_parted = ";" in context.text.shadow[last[-1].span.end : mention.span.start]
    return is_parted and (mention.kind != last[-1].kind or len(own) > 0)


def _is_with_another(context: Context, mention: Mention, groups: Sequence[Sequence[Mention]]) -> bool:
    """Tell whether a mention has a partner whom no act so far has: «Второе подписано с Кировской областью»."""
    is_announced = groups[-1][0].is_announced  # it is one of a row, then
    is_told = is_announced or tells(context, mention.sentence) or is_told_next(context, mention)
    partners = partner_keys(context, mention) if is_told else frozenset()
    if not partners:
        return False
    words = context.sentence_words(mention.sentence)
    known: set[str] = set()
    for one in chain.from_iterable(group[:MOST_MENTIONS] for group in groups):
        keys = explicit_keys(context, one) | partner_keys(context, one)
        if partners & keys:
            return False
        known |= keys
    if not known:
        return False
    if is_announced or ANOTHER.search(words) or OCCASION.search(words):
        return True
    if _are_other_towns(context, mention, known):
        return True
    # both sides of what was told before are known, in the same manner, and the partner is neither
    told = [group for group in groups if group[0].span.start >= headline_end(context)]
    return (
        bool(told)
        and all(is_code(key) for key in partners | known)
        and all(
            len(group_keys(context, group)) >= PAIR and any(is_signed(context, one) for one in group) for group in told
        )
    )


def _are_other_towns(context: Context, mention: Mention, known: frozenset[str] | set[str]) -> bool:
    """Tell whether the partners are towns or districts, as all that is known, and of other names."""
    if any(party.type != "municipality" for party in partners_of(context, mention)) or any(map(is_code, known)):
        return False
    if known & set(country_names().values()) or any("«" in key for key in known):
        return False
    own = {word for key in partner_keys(context, mention) for word in own_words(key)}
    return bool(own) and not own & {word for key in known for word in own_words(key)}


LONG_WORD = re.compile(r"[а-яё]{4,}")
STEM, SHORT_STEM = 6, 4  # letters


def _stems(title: str) -> set[str]:
    """Return the long words of a title without their endings: «связей» and «связях» are one."""
    return {word[: STEM if len(word) > STEM else SHORT_STEM] for word in LONG_WORD.findall(title.lower())}


def alike(left: str, right: str) -> bool:
    """Tell whether two titles share most of their long words, so that they are of one act."""
    a, b = _stems(left), _stems(right)
    if not a or not b:
        return left.lower() == right.lower()
    return len(a & b) / min(len(a), len(b)) >= 0.75 and len(a & b) / max(len(a), len(b)) >= 0.3
