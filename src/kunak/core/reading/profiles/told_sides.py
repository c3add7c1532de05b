"""What tells the parties of a mention, and whether two sets of them are of two agreements."""

from collections.abc import Sequence
from functools import lru_cache

from kunak.core.reading import later as re
from kunak.core.reading.clauses import parties as party_rules
from kunak.core.reading.clauses.counterparts import partner_before, partners_of, with_counterpart
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.party_lists import listed_parties
from kunak.core.reading.clauses.party_of_signer import of_signers
from kunak.core.reading.clauses.signers import find_signers
from kunak.core.reading.context import Context, found_once
from kunak.core.reading.lexicon.territories import capitals, country_names
from kunak.core.reading.profiles.telling import tells
from kunak.core.reading.record import Party


def key_of(party: Party) -> str:
    """Return what tells a party: the code of a subject of the Federation, another's name."""
    return party.code if party.code and is_code(party.code) else party.name


def is_code(key: str) -> bool:
    """Tell whether a key is the code of a subject of the Federation."""
    return key[:3] in ("RU-", "RF-")


MOST_MENTIONS = 60  # of an act; who is not told of it by then is not told later, and a long page takes no longer for it


def explicit_keys(context: Context, mention: Mention) -> frozenset[str]:
    """Return what tells the parties that stand with a mention, empty where fewer than two do."""
    memo = f"keys {mention.span.start}"
    if memo not in context.memo:
        context.memo[memo] = _explicit_keys(context, mention)
    keys: frozenset[str] = context.memo[memo]
    return keys


def _explicit_keys(context: Context, mention: Mention) -> frozenset[str]:
    if mention.parties:
        return frozenset(key_of(party) for party in mention.parties)
    sentence = context.text.sentences[mention.sentence]
    part = context.text.shadow.find(";", mention.span.start, sentence.end)
    parties = party_rules.between(context, mention.span.start, part if part > 0 else sentence.end)
    colon = context.text.shadow.rfind(":", sentence.start, mention.span.start)
    if len(parties) < 2 and colon > 0 and not context.text.shadow[colon + 1 : mention.span.start].strip():
        parties = listed_parties(context, sentence.start, colon, "party.listed")  # «А – Б: соглашение о …»
    if len(parties) < 2:
        parties = party_rules.of_mention(context, mention.span.start, sentence.end)
    if len(parties) < 2:
        parties = with_counterpart(context, mention, ())
    if len(parties) < 2:
        parties = party_rules.subject(context, sentence.start, sentence.end) or party_rules.subject_after(
            context, sentence.start, sentence.end
        )
    if len(parties) < 2:
        parties = party_rules.bound(context, mention.span.start, sentence.end)
    if len(parties) < 2:
        signers = find_signers(context, [mention.sentence]) if tells(context, mention.sentence) else []
        parties = of_signers(context, signers)
    keys = frozenset(key_of(party) for party in parties)
    return keys if len(keys) >= 2 else frozenset()


def group_keys(context: Context, group: Sequence[Mention]) -> frozenset[str]:
    """Return what tells the parties of an agreement by the first of its mentions that has them."""
    return next((keys for mention in group[:MOST_MENTIONS] if (keys := explicit_keys(context, mention))), frozenset())


@found_once
def partner_keys(context: Context, mention: Mention) -> frozenset[str]:
    """Return what tells the partners that a mention is told with: «с Б – о лесах», «соглашение с А и Б»."""
    opening = partner_before(context, mention)
    partners = [opening] if opening is not None else partners_of(context, mention)
    return frozenset(key_of(party) for party in partners)


def has_own_signers(context: Context, mention: Mention) -> bool:
    """Tell whether the sentence of a mention tells of a signing with persons or parties of its own."""
    sentence = context.text.sentences[mention.sentence]
    if not tells(context, mention.sentence):
        return False
    return bool(context.people.within(sentence.start, sentence.end)) or bool(
        party_rules.between(context, mention.span.start, sentence.end)
    )


@lru_cache
def _regions_of_capitals() -> dict[str, str]:
    return {town: code for code, town in capitals().items()}


def of_regions(keys: frozenset[str]) -> frozenset[str]:
    """Return the regions of keys that all are capitals: «министр Лидия Кузнецова (Ульяновск)»; others as they are."""
    regions = _regions_of_capitals()
    return frozenset(regions[key] for key in keys) if all(key in regions for key in keys) else keys


PAIR = 2
NAME_IN_MARKS = re.compile(r"^[^«]+(?=«)")


def are_apart(left: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether two sets of parties, told in the same manner, are of two agreements."""
    if len(left) < 2 or len(right) < 2 or len(left & right) > 1:
        return False
    firms = [{NAME_IN_MARKS.sub("", key) for key in keys if "«" in key} for keys in (left, right)]
    if any(firms) and not firms[0] & firms[1]:
        return True  # a firm is a side of one of them
    return all(is_code(key) for key in left | right) or _have_other_partners(left, right)


def share_nothing(left: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether two pairs have no side in common, by whatever words it is named: «Ржев», «Ржевский район»."""
    if len(left) < PAIR or len(right) < PAIR or left & right or any(map(is_code, left | right)):
        return False
    one, other = roots(left), roots(right)
    return bool(one) and bool(other) and not one & other


def _have_other_partners(left: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether two pairs share one side and their others are named after different places.

    A country says too little: «соглашение с Беларусью» may be that with Brest.
    """
    if len(left) != PAIR or len(right) != PAIR or len(left & right) != 1:
        return False
    [one], [other] = left - right, right - left
    if is_code(one) or is_code(other) or {one, other} & set(country_names().values()):
        return False
    return bool(own_words(one)) and bool(own_words(other)) and not own_words(one) & own_words(other)


ROOT = 4  # letters


def roots(keys: frozenset[str]) -> set[str]:
    """Return the first letters of the words that tell sides apart, whatever endings these have."""
    return {word[:ROOT] for key in keys for word in own_words(key)}


OF_ANY = frozenset(
    (
        *("облас", "респу", "край", "совет", "депут", "минис", "админ", "прави", "район", "город", "комит", "закон"),
        *("собра", "дума", "народ", "госуд", "муниц", "округ", "испол", "депар", "управ", "прови", "парла", "культ"),
        *("туриз", "спорт", "образ", "здрав", "хозяй", "эконо", "труда", "проми", "разви"),
    )
)


def own_words(name: str) -> set[str]:
    """Return the beginnings of the words that tell a name from others of its kind."""
    return {word[:5] for word in re.findall(r"[а-яё]{4,}", name.lower())} - OF_ANY
