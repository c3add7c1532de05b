"""Which mentions are of one agreement: by titles, by parties, by words that say that it is another."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from kunak.core.reading import later as re
from kunak.core.reading.clauses import parties as party_rules
from kunak.core.reading.clauses.counterparts import partner_before, partners_of, with_counterpart
from kunak.core.reading.clauses.event import events_in, tells_signing
from kunak.core.reading.clauses.items import items_of
from kunak.core.reading.clauses.kind import WORD
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.party_lists import listed_parties
from kunak.core.reading.clauses.party_of_signer import of_signers
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signers import find_signers
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.territories import capitals, country_names
from kunak.core.reading.morph import parses
from kunak.core.reading.profiles.telling import ENUMERATION, headline_end, is_told_next, tells, told_events
from kunak.core.reading.record import Party

ANOTHER = agrees(
    r"^\W*(?:\d+[.)]|второ[йе]|трет[ье]|перв[ыо]\w|также|отдельно|еще од\w+|кроме того|помимо|наконец|"
    r"тогда же|другой|друго\w|в тот же день|вместе с тем|в свою очередь|параллельно|одновременно)|"
    r"\b(?:также|кроме того|отдельно|еще одно|еще один|второй документ|второе соглашение|"
    r"так(?:ой|ое) же|аналогичн\w+)\b"
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


def _is_by_order(context: Context, mention: Mention) -> bool:
    """Tell whether only its place in a row names an act."""
    return context.text.lower.startswith(ORDINALS, mention.span.start)


ORDINALS = ("перв", "втор", "трет", "четверт", "один", "одн", "друг", "подобн", "аналогичн", "так", "еще ")


def _home(  # noqa: PLR0911, PLR0912  one answer a line
    context: Context, groups: list[list[Mention]], mention: Mention, head: int, *, enumerated: bool
) -> list[Mention] | None:
    if not groups or _is_with_another(context, mention, groups) or _is_parted(context, mention, groups[-1]):
        return None
    keys = explicit_keys(context, mention)
    if keys:
        told = [(group, group_keys(context, group)) for group in groups]
        if ANOTHER.search(context.sentence_words(mention.sentence)) and all(
            _share_nothing(keys, others) for _, others in told
        ):
            return None  # «Аналогичное соглашение – между В и Г», «Планируется также соглашение между Д и Е»
        same = next((group for group, others in told if len(keys & others) >= 2), None)
        if (
            same is None
            and _is_signed(context, mention)
            and all(
                _are_apart(keys, others)
                or (
                    not of_regions(keys) & of_regions(others)
                    and (others or _names_sides(context, group))
                    and any(_is_signed(context, one) for one in group)
                    and group[0].span.start >= head
                )
                for group, others in told
            )
        ):
            return None
        if same is None and _is_of_others(context, mention, keys, told):
            return None
        groups = (
            [same]
            if same is not None and mention.title is None
            else [group for group, others in told if not others or len(keys & others) >= 2] or groups
        )
    last = groups[-1]
    if _is_base(context, mention, last):
        return None
    if mention.title is None and _is_joined(context, mention, last):
        return None
    if mention.title is None and _is_own_paper(context, mention, last, head):
        return None
    if mention.title is None:
        same_kind = [group for group in reversed(groups) if any(other.kind == mention.kind for other in group)]
        return same_kind[0] if same_kind else last
    for group in groups:
        if any(other.title is not None and alike(other.title.value, mention.title.value) for other in group):
            return group
    titled = [group for group in groups if any(other.title is not None and other.span.start >= head for other in group)]
    if not titled:
        return None if _is_beside(context, mention, last, head) else last
    if mention.span.start < head:
        return last
    if _is_another(context, mention, last, enumerated=enumerated):
        return None
    return last


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
        and not _roots(keys) & _roots(others)
        and "\n" in context.text.shadow[group[-1].span.end : mention.span.start]
        for group, others in told
    )


PLANS = ("programme", "roadmap")


def _is_base(context: Context, mention: Mention, last: Sequence[Mention]) -> bool:
    """Tell whether a mention is of the agreement that a plan told before it carries out: no deed is told of it."""
    if mention.title is None or mention.kind in PLANS or tells(context, mention.sentence):
        return False
    return last[0].kind in PLANS and any(_is_signed(context, one) for one in last)


def _names_sides(context: Context, group: Sequence[Mention]) -> bool:
    """Tell whether a sentence of a group names a side: «Стороны подписали договор» does not."""
    for mention in group:
        span = context.text.sentences[mention.sentence]
        if any(found.within(span.start, span.end) for found in (context.territories, context.bodies, context.people)):
            return True
    return False


def _is_signed(context: Context, mention: Mention) -> bool:
    """Tell whether the sentence of a mention tells that it was signed, or approved, if it is a plan."""
    if tells(context, mention.sentence) or is_told_next(context, mention):
        return True
    if mention.sentence and context.sentence_words(mention.sentence).startswith("это "):
        return tells(context, mention.sentence - 1)  # «Второй подписан в июне. Это меморандум Астрахани и Рыбинска»
    return mention.kind in ("programme", "roadmap") and "signed" in told_events(context, mention.sentence, plan=True)


def _is_parted(context: Context, mention: Mention, last: Sequence[Mention]) -> bool:
    """Tell whether an act has a partner of its own, or a semicolon parts it from the one told before in a sentence."""
    if last[-1].sentence != mention.sentence:
        return False
    own = partner_keys(context, mention)
    if own and not own & (before := partner_keys(context, last[-1])) and before:
        return True  # «соглашение с А действует пять лет, соглашение с Б – бессрочно»
    is_parted = ";" in context.text.shadow[last[-1].span.end : mention.span.start]
    return is_parted and (mention.kind != last[-1].kind or len(own) > 0)


OCCASION = agrees(r"\b(?:на (?:том же|этом же|полях)|там же|в тот же день|днем (?:ранее|позже)|на следующий день)\b")

MOST_MENTIONS = 60  # of an act; who is not told of it by then is not told later, and a long page takes no longer for it


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
            len(group_keys(context, group)) >= PAIR and any(_is_signed(context, one) for one in group) for group in told
        )
    )


def _are_other_towns(context: Context, mention: Mention, known: frozenset[str] | set[str]) -> bool:
    """Tell whether the partners are towns or districts, as all that is known, and of other names."""
    if any(party.type != "municipality" for party in partners_of(context, mention)) or any(map(is_code, known)):
        return False
    if known & set(country_names().values()) or any("«" in key for key in known):
        return False
    own = {word for key in partner_keys(context, mention) for word in _own_words(key)}
    return bool(own) and not own & {word for key in known for word in _own_words(key)}


def partner_keys(context: Context, mention: Mention) -> frozenset[str]:
    """Return what tells the partners that a mention is told with: «с Б – о лесах», «соглашение с А и Б»."""
    known: dict[object, frozenset[str]] = context.memo.setdefault("partner keys", {})
    key = mention.span, mention.kind, mention.is_document, mention.title and mention.title.spans
    if key not in known:
        opening = partner_before(context, mention)
        partners = [opening] if opening is not None else partners_of(context, mention)
        known[key] = frozenset(key_of(party) for party in partners)
    return known[key]


def key_of(party: Party) -> str:
    """Return what tells a party: the code of a subject of the Federation, another's name."""
    return party.code if party.code and is_code(party.code) else party.name


@lru_cache
def _regions_of_capitals() -> dict[str, str]:
    return {town: code for code, town in capitals().items()}


def of_regions(keys: frozenset[str]) -> frozenset[str]:
    """Return the regions of keys that all are capitals: «министр Лидия Кузнецова (Ульяновск)»; others as they are."""
    regions = _regions_of_capitals()
    return frozenset(regions[key] for key in keys) if all(key in regions for key in keys) else keys


NAME_IN_MARKS = re.compile(r"^[^«]+(?=«)")


def _are_apart(left: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether two sets of parties, told in the same manner, are of two agreements."""
    if len(left) < 2 or len(right) < 2 or len(left & right) > 1:
        return False
    firms = [{NAME_IN_MARKS.sub("", key) for key in keys if "«" in key} for keys in (left, right)]
    if any(firms) and not firms[0] & firms[1]:
        return True  # a firm is a side of one of them
    return all(is_code(key) for key in left | right) or _have_other_partners(left, right)


def _share_nothing(left: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether two pairs have no side in common, by whatever words it is named: «Ржев», «Ржевский район»."""
    if len(left) < PAIR or len(right) < PAIR or left & right or any(map(is_code, left | right)):
        return False
    one, other = _roots(left), _roots(right)
    return bool(one) and bool(other) and not one & other


def _roots(keys: frozenset[str]) -> set[str]:
    return {word[:ROOT] for key in keys for word in _own_words(key)}


ROOT = 4  # letters


def _have_other_partners(left: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether two pairs share one side and their others are named after different places.

    A country says too little: «соглашение с Беларусью» may be that with Brest.
    """
    if len(left) != PAIR or len(right) != PAIR or len(left & right) != 1:
        return False
    [one], [other] = left - right, right - left
    if is_code(one) or is_code(other) or {one, other} & set(country_names().values()):
        return False
    return bool(_own_words(one)) and bool(_own_words(other)) and not _own_words(one) & _own_words(other)


def _own_words(name: str) -> set[str]:
    """Return the beginnings of the words that tell a name from others of its kind."""
    return {word[:5] for word in re.findall(r"[а-яё]{4,}", name.lower())} - OF_ANY


PAIR = 2
OF_ANY = frozenset(
    (
        *("облас", "респу", "край", "совет", "депут", "минис", "админ", "прави", "район", "город", "комит", "закон"),
        *("собра", "дума", "народ", "госуд", "муниц", "округ", "испол", "депар", "управ", "прови", "парла", "культ"),
        *("туриз", "спорт", "образ", "здрав", "хозяй", "эконо", "труда", "проми", "разви"),
    )
)


def is_code(key: str) -> bool:
    """Tell whether a key is the code of a subject of the Federation."""
    return key[:3] in ("RU-", "RF-")


def has_own_signers(context: Context, mention: Mention) -> bool:
    """Tell whether the sentence of a mention tells of a signing with persons or parties of its own."""
    sentence = context.text.sentences[mention.sentence]
    if not tells(context, mention.sentence):
        return False
    return bool(context.people.within(sentence.start, sentence.end)) or bool(
        party_rules.between(context, mention.span.start, sentence.end)
    )


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
        signers = find_signers(context, [mention.sentence]) if tells(context, mention.sentence) else []
        parties = of_signers(context, signers)
    keys = frozenset(key_of(party) for party in parties)
    return keys if len(keys) >= 2 else frozenset()


def group_keys(context: Context, group: Sequence[Mention]) -> frozenset[str]:
    """Return what tells the parties of an agreement by the first of its mentions that has them."""
    return next((keys for mention in group[:MOST_MENTIONS] if (keys := explicit_keys(context, mention))), frozenset())


def _is_joined(context: Context, mention: Mention, last: Sequence[Mention]) -> bool:
    """Tell whether a mention without a title joins another kind of act: «соглашение о дружбе и дорожную карту»."""
    if mention.sentence != last[-1].sentence or mention.kind == last[-1].kind or last[-1].title is None:
        return False
    between = context.text.lower[last[-1].title.spans[0].end : mention.span.start]
    if re.fullmatch(r"\s*(?:,?\s+и|,|;)\s+", between) is not None:
        return True
    is_plan = mention.kind in ("programme", "roadmap") and not mention.is_nested
    return is_plan and tells(context, mention.sentence) and TOGETHER.search(between) is not None


TOGETHER = agrees(r"(?:подписан\w*|утвержден\w*) и$|(?:подписан\w*|утвержден\w*) (?:также|еще) |, а также |\bи $")


def alike(left: str, right: str) -> bool:
    """Tell whether two titles share most of their long words, so that they are of one act."""
    a, b = set(re.findall(r"[а-я]{4,}", left.lower())), set(re.findall(r"[а-я]{4,}", right.lower()))
    if not a or not b:
        return left.lower() == right.lower()
    return len(a & b) / min(len(a), len(b)) >= 0.75 and len(a & b) / max(len(a), len(b)) >= 0.3


def _is_beside(context: Context, mention: Mention, last: Sequence[Mention], head: int) -> bool:
    """Tell whether an act of another kind was signed on the occasion of one told below the headline."""
    if any(one.kind == mention.kind for one in last):
        return False
    if any(one.sentence == mention.sentence for one in reversed(last)):
        return _has_own_clause(context, mention, last) or _is_signed_with(context, mention, last)
    words = context.sentence_words(mention.sentence)
    is_told = tells(context, mention.sentence) and (ANOTHER.search(words) or OCCASION.search(words)) is not None
    return is_told and any(one.span.start >= head and _is_signed(context, one) for one in last)


def _is_signed_with(context: Context, mention: Mention, last: Sequence[Mention]) -> bool:
    """Tell whether one verb signs an act and a plan: «Соглашение на пять лет и план мероприятий подписали …»."""
    if (mention.kind in PLANS) is (last[-1].kind in PLANS) or mention.is_nested or last[-1].is_document:
        return False
    between = context.text.lower[last[-1].span.end : mention.span.start]
    if JOINED.search(between) is None or not tells(context, mention.sentence):
        return False
    return not any(
        parses(token.lower)[0].pos in ("VERB", "PRTS", "INFN")
        for token in context.text.tokens_in(last[-1].span.end, mention.span.start)
        if token.is_word and not token.is_capital
    )


JOINED = re.compile(r"(?:\sи|,\sа\sтакже)\s(?:[а-яё]+\s)?$")
OWN_PAPER = agrees(r"\b(?:отдельн|втор|трет|друг|еще одн)[а-я]+ (?:[а-я]+ )?$")


def _is_own_paper(context: Context, mention: Mention, last: Sequence[Mention], head: int) -> bool:
    """Tell whether an act of another kind is called one more: «Отдельным протоколом, который подписали …»."""
    if mention.is_document or any(one.kind == mention.kind for one in last):
        return False
    if not tells(context, mention.sentence) and not _is_named_next(context, mention):
        return False
    if mention.sentence == last[-1].sentence or last[-1].span.start < head:
        return False
    start = context.text.sentences[mention.sentence].start
    return OWN_PAPER.search(context.text.lower, start, mention.span.start) is not None and _is_signed(context, last[-1])


def _is_named_next(context: Context, mention: Mention) -> bool:
    """Tell whether the next sentence tells of the signing and names the act again: «Протокол подписали …»."""
    following = mention.sentence + 1
    if following >= len(context.text.sentences) or not tells(context, following):
        return False
    sentence = context.text.sentences[following]
    return any(found[mention.kind] for found in WORD.finditer(context.text.lower, sentence.start, sentence.end))


def _has_own_clause(context: Context, mention: Mention, last: Sequence[Mention]) -> bool:
    """Tell whether two clauses of a sentence tell of a signing each: «… подписали утром, а вечером – карту»."""
    lower, sentence = context.text.lower, context.text.sentences[mention.sentence]
    cut = lower.rfind(", а ", last[-1].span.end, mention.span.start)
    if cut < 0 or not tells_signing(" ".join(lower[cut : sentence.end].split())):
        return False
    return tells_signing(" ".join(lower[sentence.start : cut].split()))


def _is_another(context: Context, mention: Mention, last: Sequence[Mention], *, enumerated: bool) -> bool:
    """Tell whether a mention with a new title opens another agreement."""
    words = context.sentence_words(mention.sentence)
    if enumerated or ANOTHER.search(words):
        return True
    between = context.text.lower[last[-1].span.end : mention.span.start]
    if last[-1].sentence == mention.sentence:
        return bool(re.search(r"(?:;|\bи|,|а также)\s+(?:[а-я]+\s+)?$", between)) or mention.kind != last[-1].kind
    sentence = context.text.sentences[mention.sentence]
    has_signers = bool(context.people.within(sentence.start, sentence.end))
    return (tells_signing(words) is not None or bool(events_in(words))) and (
        has_signers or mention.kind != last[-1].kind or "между" in words
    )
