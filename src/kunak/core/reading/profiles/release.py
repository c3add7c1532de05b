"""News: which agreements it tells of, what happened to each, and which sentences speak of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kunak.core.provenance import Sourced, Span
from kunak.core.reading.clauses import parties as party_rules
from kunak.core.reading.clauses.event import APPROVED, events_in, is_background, is_ratification, tells_signing, wishes
from kunak.core.reading.clauses.kind import RANK
from kunak.core.reading.clauses.mentions import Mention, find_mentions
from kunak.core.reading.clauses.party_lists import listed_parties
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signatories import Signer, find_signers, with_free_posts
from kunak.core.reading.clauses.supersedes import REPLACED
from kunak.core.reading.clauses.title import title_after
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.record import Event, Kind, Party

ENUMERATION = agrees(
    r"подпис\w+(?: [^.]{0,60}?)? (?:два|две|три|четыре|пять|шесть|семь|несколько|ряд|\d+|сразу) (?:[а-я]+ "
    r")?(?:документ|соглашени|договор)|(?:два|три|четыре|пять|несколько|сразу \w+) (?:[а-я]+ "
    r")?(?:документ\w*|соглашени\w*) (?:подписал|подписан|заключ)"
)
ANOTHER = agrees(
    r"^\W*(?:\d+[.)]|второ[йе]|трет[ье]|перв[ыо]\w|также|отдельно|еще од\w+|кроме того|помимо|наконец|"
    r"тогда же|другой|друго\w|в тот же день|вместе с тем|в свою очередь|параллельно|одновременно)|"
    r"\b(?:также|кроме того|отдельно|еще одно|еще один|второй документ|второе соглашение)\b"
)
FURNITURE = agrees(
    r"^\W*(?:главная|версия для слабовидящих|карта сайта|подпис\w+ на рассылку|читайте также|просмотров|"
    r"поделиться|меню|©|внимание! на сайте|фото|теги|курс\b)"
)
YEAR_ONLY = agrees(r"\bв (?:19|20)\d\d году\b")
CEREMONY = agrees(
    r"^\W*(?:торжественн\w+ )?(?:церемони\w+|подписани\w+|это|произошл\w+|встреч\w+|мероприяти\w+|"
    r"событи\w+|дело было)(?: [^.]{0,60}?)? (?:прош\w+|состоял\w+|случил\w+|произошл\w+|проходил\w+|было)|"
    r"^\W*(?:произошло|случилось|состоялось|прошл[оа]|проходил[оа]) (?:это|событие|подписание|мероприятие|"
    r"церемония|встреча|торжество)"
)
MEETING = agrees(
    r"встрет\w+|встреч\w+|визит\w*|делегаци\w+|побывал\w*|посетил\w*|прибыл\w*|форум\w*|заседани\w+|"
    r"переговор\w+|приехал\w*|приня\w+ гост\w+|принима\w+ гост\w+|гостей|выставк\w+|совещани\w+|поездк\w+|"
    r"конференци\w+|церемони\w+|фестивал\w+|ярмарк\w+"
)
SEE_ALSO = re.compile(
    r"^\s*(?:читайте также|материалы по теме|другие новости|похожие новости|ещё по теме|еще по теме|смотрите также)",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(slots=True)
class Found:
    """An agreement on its way to a scope."""

    mention: Mention
    mentions: list[Mention]
    event: Event
    is_main: bool = True


def find_scopes(context: Context) -> tuple[Scope, ...]:
    """Return the agreements of a piece of news, the main ones first in the order of the text."""
    mentions = _shown(context, find_mentions(context))
    if not mentions:
        return ()
    named = [mention for mention in mentions if not mention.is_document]
    mains = _mains(context, mentions, named)
    if not mains:
        return tuple(_background(context, named, [], ()))
    scopes = []
    for place, found in enumerate(mains):
        scope = _scope(context, found, mains, place)
        if scope is not None:
            scopes += _one_for_each_partner(context, scope)
    if not scopes:
        return ()
    return (*scopes, *_background(context, named, mains, scopes[0].parties))


def _one_for_each_partner(context: Context, scope: Scope) -> list[Scope]:
    """Return a scope for each partner where one sentence tells of several acts of one party: «соглашения с А, Б и В»."""
    partners = [party for party in scope.parties if party.rule == "party.partner"]
    if len(partners) < 2:
        return [scope]
    home = scope.parties[0]
    out = []
    own = [signer for signer in scope.signers if _belongs_to(context, signer, home)] or list(scope.signers[:1])
    others = [signer for signer in scope.signers if signer not in own]
    for place, partner in enumerate(partners):
        theirs = [signer for signer in others if _belongs_to(context, signer, partner)]
        if not theirs and len(others) == len(partners):
            theirs = [others[place]]
        title = _title_of_partner(context, partner) or scope.title
        out.append(replace(scope, title=title, parties=(home, partner), signers=(*own, *theirs)))
    return out


def _title_of_partner(context: Context, partner: Party) -> Sourced[str] | None:
    """Return the title of «с Кировской областью – о сотрудничестве в лесной отрасли»."""
    found = OWN_TITLE.match(context.text.lower, partner.spans[0].end)
    return title_after(context, found.end(), "agreement") if found else None


OWN_TITLE = re.compile(r"\s*(?:–|,|\()?\s*(?=(?:об|о)\s)")


def _belongs_to(context: Context, signer: Signer, party: Party) -> bool:
    if signer.territory < 0:
        return False
    item = context.territories[signer.territory]
    return item.code == party.code and (item.level != "foreign" or item.name == party.name)


def _shown(context: Context, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without those in lists of other news."""
    cut = SEE_ALSO.search(context.text.shadow)
    return [mention for mention in mentions if cut is None or mention.span.start < cut.start()]


def sentence_events(context: Context, index: int, *, plan: bool) -> list[Event]:
    """Return what a sentence says; a wish says nothing."""
    memo = f"events {index} {plan}"
    if memo not in context.memo:
        words = context.sentence_words(index)
        context.memo[memo] = [] if wishes(words) else events_in(words, plan=plan)
    told: list[Event] = context.memo[memo]
    return told


def tells(context: Context, index: int) -> bool:
    """Tell whether a sentence tells of a signing that has taken place."""
    memo = f"tells {index}"
    if memo not in context.memo:
        context.memo[memo] = tells_signing(context.sentence_words(index))
    return bool(context.memo[memo])


def is_current(context: Context, mention: Mention) -> bool:
    """Tell whether a mention is of the agreement that the news is about."""
    return not (
        mention.is_past
        or is_replaced(context, mention)
        or mention.is_nested
        or mention.sentence in background_sentences(context)
        or is_background(_before(context, mention))
    )


def is_replaced(context: Context, mention: Mention) -> bool:
    """Tell whether a mention with its day is of an agreement that another one ends."""
    sentence = context.text.sentences[mention.sentence]
    if not REPLACED.search(context.text.lower, sentence.start, sentence.end):
        return False
    return any(day.iso for day in context.days.within(mention.span.end, sentence.end))


def background_sentences(context: Context) -> frozenset[int]:
    """Return the sentences that tell of earlier things: by their own words, or after a «Справка» in their paragraph."""
    if "background" in context.memo:
        known: frozenset[int] = context.memo["background"]
        return known
    out = set()
    opened = False
    for index, sentence in enumerate(context.text.sentences):
        if index and "\n" in context.text.shadow[context.text.sentences[index - 1].end : sentence.start]:
            opened = False
        words = context.sentence_words(index)
        opened = opened or ASIDE.search(words) is not None
        if opened or is_background(words[:60]):
            out.add(index)
    context.memo["background"] = frozenset(out)
    return frozenset(out)


ASIDE = agrees(r"^\W*(?:справка|для справки|справочно|напомним|досье)\b")


def _before(context: Context, mention: Mention) -> str:
    sentence = context.text.sentences[mention.sentence]
    return context.text.lower[sentence.start : max(mention.span.end, min(sentence.end, mention.span.end + 30))]


def _mains(context: Context, mentions: Sequence[Mention], named: Sequence[Mention]) -> list[Found]:
    current = [mention for mention in named if is_current(context, mention)]
    if any(ENUMERATION.search(context.sentence_words(index)) for index in range(len(context.text.sentences))):
        opened = [mention for mention in mentions if mention.is_document and _opens_by_itself(context, mention, named)]
        current = sorted([*current, *opened], key=lambda mention: mention.span.start)
    if not current:
        current = [mention for mention in named if not mention.is_nested][:1] if not mentions else []
        if not current and named:
            current = [named[0]]
    if not current:
        return []
    groups = _groups(context, current)
    out = []
    for group in groups:
        event = _event(context, group, mentions, alone=len(groups) == 1)
        if event is not None:
            out.append(Found(_deciding(context, group), group, event))
    signed = [found for found in out if found.event == "signed"]
    if signed:
        rest = [
            replace_main(found)
            for found in out
            if found.event != "signed" and found.event in ("planned", "negotiated", "prolonged", "terminated")
        ]
        return [*signed, *(found for found in rest if _is_apart(context, found, signed))]
    return out[:1] if out else []


def _opens_by_itself(context: Context, mention: Mention, named: Sequence[Mention]) -> bool:
    """Tell whether «документ» in a list of signings is an act of its own: it has its parties, and its sentence names no act."""
    if mention.is_past or any(other.sentence == mention.sentence for other in named):
        return False
    keys = explicit_keys(context, mention)
    return len(keys) >= 2 and all(is_code(key) for key in keys) and _has_own_signers(context, mention)


def replace_main(found: Found) -> Found:
    """Return the same agreement as one beside the signing."""
    return Found(found.mention, found.mentions, found.event, is_main=False)


def _is_apart(context: Context, found: Found, signed: Sequence[Found]) -> bool:
    """Tell whether an agreement that is only planned has a title of its own."""
    title = found.mention.title
    return (
        title is not None
        and all(
            other.mention.title is None or other.mention.title.value.lower() != title.value.lower() for other in signed
        )
        and found.mention.sentence not in {other.mention.sentence for other in signed}
    )


def _groups(context: Context, current: Sequence[Mention]) -> list[list[Mention]]:
    """Return the mentions by agreement: another one has another title and says that it is another, or other signers."""
    groups: list[list[Mention]] = []
    head = _headline_end(context)
    enumerated = any(ENUMERATION.search(context.sentence_words(index)) for index in range(len(context.text.sentences)))
    for mention in current:
        home = _home(context, groups, mention, head, enumerated=enumerated)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    return groups


def _home(
    context: Context, groups: list[list[Mention]], mention: Mention, head: int, *, enumerated: bool
) -> list[Mention] | None:
    if not groups:
        return None
    keys = explicit_keys(context, mention)
    if keys:
        told = [(group, group_keys(context, group)) for group in groups]
        same = next((group for group, others in told if len(keys & others) >= 2), None)
        if same is None and all(_are_apart(keys, others) for _, others in told) and _has_own_signers(context, mention):
            return None
        groups = (
            [same]
            if same is not None and mention.title is None
            else [group for group, others in told if not others or len(keys & others) >= 2] or groups
        )
    last = groups[-1]
    if mention.title is None and _is_joined(context, mention, last):
        return None
    if mention.title is None:
        same_kind = [group for group in reversed(groups) if any(other.kind == mention.kind for other in group)]
        return same_kind[0] if same_kind else last
    for group in groups:
        if any(other.title is not None and _alike(other.title.value, mention.title.value) for other in group):
            return group
    titled = [group for group in groups if any(other.title is not None and other.span.start >= head for other in group)]
    if not titled:
        return last
    if mention.span.start < head:
        return last
    if _is_another(context, mention, last, enumerated=enumerated):
        return None
    return last


def _are_apart(left: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether two sets of parties, told in the same manner, are of two agreements."""
    if len(left) < 2 or len(right) < 2 or len(left & right) > 1:
        return False
    return all(is_code(key) for key in left | right)


def is_code(key: str) -> bool:
    """Tell whether a key is the code of a subject of the Federation."""
    return key[:3] in ("RU-", "RF-")


def _has_own_signers(context: Context, mention: Mention) -> bool:
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
    sentence = context.text.sentences[mention.sentence]
    parties = party_rules.between(context, mention.span.start, sentence.end)
    if len(parties) < 2:
        parties = party_rules.with_counterpart(context, mention, ())
    if len(parties) < 2:
        parties = party_rules.subject(context, sentence.start, sentence.end) or party_rules.subject_after(
            context, sentence.start, sentence.end
        )
    if len(parties) < 2:
        signers = find_signers(context, [mention.sentence]) if tells(context, mention.sentence) else []
        parties = party_rules.of_signers(context, signers)
    keys = frozenset(party.code if party.code and party.code[:3] in ("RU-", "RF-") else party.name for party in parties)
    return keys if len(keys) >= 2 else frozenset()


def group_keys(context: Context, group: Sequence[Mention]) -> frozenset[str]:
    """Return what tells the parties of an agreement by the first of its mentions that has them."""
    return next((keys for mention in group if (keys := explicit_keys(context, mention))), frozenset())


def _is_joined(context: Context, mention: Mention, last: Sequence[Mention]) -> bool:
    """Tell whether a mention without a title stands beside another kind of act: «соглашение о дружбе и дорожную карту»."""
    if mention.sentence != last[-1].sentence or mention.kind == last[-1].kind or last[-1].title is None:
        return False
    between = context.text.lower[last[-1].title.spans[0].end : mention.span.start]
    return re.fullmatch(r"\s*(?:,?\s+и|,|;)\s+", between) is not None


def _alike(left: str, right: str) -> bool:
    a, b = set(re.findall(r"[а-я]{4,}", left.lower())), set(re.findall(r"[а-я]{4,}", right.lower()))
    if not a or not b:
        return left.lower() == right.lower()
    return len(a & b) / min(len(a), len(b)) >= 0.75 and len(a & b) / max(len(a), len(b)) >= 0.3


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


def _headline_end(context: Context) -> int:
    """Return where the headline ends: the first line, if it is no full sentence."""
    for sentence in context.text.sentences[:6]:
        words = context.text.shadow[sentence.start : sentence.end]
        if words[-1] in ".!?…" and len(words) > 90:
            return sentence.start
        if words[-1] not in ".…" and "\n" in context.text.shadow[sentence.end : sentence.end + 2]:
            if tells_signing(words.lower()) or "оглашени" in words or "оговор" in words:
                return sentence.end
    return 0


def _deciding(context: Context, group: Sequence[Mention]) -> Mention:
    """Return the mention that decides kind and title: of the body rather than the headline, with a title."""
    head = _headline_end(context)
    body = [mention for mention in group if mention.span.start >= head] or list(group)
    titled = [mention for mention in body if mention.title is not None] or [
        mention for mention in group if mention.title is not None
    ]
    if titled:
        signing = [
            mention
            for mention in titled
            if tells(context, mention.sentence) or APPROVED.search(context.sentence_words(mention.sentence))
        ]
        pool = signing or titled
        return max(
            pool, key=lambda mention: (len(mention.title.value) > 25 if mention.title else False, -mention.span.start)
        )
    signing = [mention for mention in body if tells(context, mention.sentence)]
    return (signing or body)[0]


def _event(context: Context, group: Sequence[Mention], mentions: Sequence[Mention], *, alone: bool) -> Event | None:
    """Return what happened to an agreement; None where the text only wishes for it."""
    if is_ratification(context):
        return "mentioned"
    plan = any(mention.kind in ("programme", "roadmap", "other") for mention in group) or any(
        mention.kind == "agreement" for mention in group
    )
    seen: list[Event] = []
    indexes = {mention.sentence for mention in group}
    if alone:
        indexes |= {mention.sentence for mention in mentions if mention.is_document and not mention.is_past}
        indexes |= _bare_signings(context)
    wished = False
    behind = background_sentences(context)
    for index in sorted(indexes):
        words = context.sentence_words(index)
        if index in behind and not any(is_current(context, mention) for mention in group if mention.sentence == index):
            continue
        wished = wished or wishes(words)
        seen += sentence_events(context, index, plan=plan)
    head = context.text.lower[: max(_headline_end(context), 200)]
    for event in ("terminated", "prolonged"):
        if event in seen and (event in events_in(head) or "signed" not in seen):
            return event  # type: ignore[return-value]
    if "planned" in events_in(head) and re.search(r"отложен|перенес|отмен|сорва|одобр|подпи[шс](?:ут|ет)|проект", head):
        return "planned"
    if "signed" in seen:
        return "mentioned" if _is_long_ago(context, group) else "signed"
    for event in ("negotiated", "planned"):
        if event in seen:
            return event  # type: ignore[return-value]
    if _enumerated_before(context, group):
        return "signed"
    return None if wished else "mentioned"


BARE = re.compile(
    r"подпис[ьи]|подписани|\b(?:его|ее|их|который|которое|которую|они)\s+(?:[а-я]+\s+)?(?:подписал|"
    r"завизировал|скрепил|утвердил)"
)


def _bare_signings(context: Context) -> set[int]:
    """Return the sentences that tell of a signing without naming an act: «Подписи поставлены в Кызыле», «Его подписали …»."""
    behind = background_sentences(context)
    return {
        index
        for index in range(len(context.text.sentences))
        if index not in behind
        and BARE.search(words := context.sentence_words(index))
        and "signed" in events_in(words, plan=True)
    }


def _enumerated_before(context: Context, group: Sequence[Mention]) -> bool:
    first = min(mention.sentence for mention in group)
    return any(ENUMERATION.search(context.sentence_words(index)) for index in range(max(0, first - 14), first + 1))


def _is_long_ago(context: Context, group: Sequence[Mention]) -> bool:
    """Tell whether the signing is only dated by a year, deep in a text about something else."""
    head = context.text.lower[: max(_headline_end(context), 150)]
    if tells_signing(head) or any(mention.span.start < 200 for mention in group):
        return False
    deciding = _deciding(context, group)
    words = context.sentence_words(deciding.sentence)
    return YEAR_ONLY.search(words) is not None and "подпис" in words


def signing_sentences(context: Context, found: Found, sentences: Sequence[int]) -> list[int]:
    """Return the sentences that tell of the signing, the deciding one first, a headline last."""
    head = _headline_end(context)
    first = found.mention.sentence
    out = [first]
    behind = background_sentences(context)
    plan = found.mention.kind in ("programme", "roadmap")
    for index in sentences:
        words = context.sentence_words(index)
        if index == first or index in behind:
            continue
        if (
            tells_signing(words)
            or (plan and APPROVED.search(words))
            or re.search(r"\bпроизошло это\b|\bцеремони\w+ состоял|подписи\b", words)
        ):
            if not ({"planned", "negotiated"} & set(events_in(words))):
                out.append(index)
        elif CEREMONY.search(words) and index - first in (1, 2):
            out.append(index)
    return sorted(out, key=lambda index: (context.text.sentences[index].start < head, index != first, index))


def _scope(context: Context, found: Found, mains: Sequence[Found], place: int) -> Scope | None:
    sentences = _sentences(context, found, mains, place)
    signing = signing_sentences(context, found, sentences)
    signers = _signers(context, found, sentences, signing, alone=is_alone(mains))
    segment = _segment(context, found, mains)
    parties = _parties(context, found, sentences, signing, signers, alone=is_alone(mains), segment=segment)
    if segment is not None and len(parties) < 2:
        parties = _parties(context, found, sentences, signing, signers, alone=is_alone(mains))
    if not _counts(context, found, parties, signers):
        return None
    kind = _kind(context, found)
    scope = Scope(
        kind=kind,
        event=found.event,
        sentences=tuple(sentences),
        mentions=tuple(
            mention.span
            for mention in [found.mention, *(other for other in found.mentions if other is not found.mention)]
        ),
        title=found.mention.title,
        is_main=found.is_main,
        parties=tuple(parties),
        anchor=found.mention.sentence,
    )
    scope.signing = tuple(signing)
    scope.around = tuple(index for index in _lead_sentences(context, found, mains) if index not in signing)
    scope.signers = tuple(signers)
    return scope


def is_alone(mains: Sequence[Found]) -> bool:
    """Tell whether the news tells of one signing only."""
    return sum(main.event == "signed" for main in mains) == 1 or len(mains) == 1


def _lead_sentences(context: Context, found: Found, mains: Sequence[Found]) -> list[int]:
    """Return the sentences before the deciding one that tell of the meeting or visit, the nearest first.

    Of several agreements signed together, the sentence that opens their list is the first of them.
    """
    if found.event != "signed":
        return []
    first = found.mention.sentence
    own = {main.mention.sentence for main in mains}
    shared = [
        index
        for index in range(first)
        if index not in own and tells(context, index) and not is_background(context.sentence_words(index))
    ]
    meeting = [
        index
        for index in range(max(0, first - 4), first)
        if MEETING.search(context.sentence_words(index)) and not is_background(context.sentence_words(index))
    ]
    return list(dict.fromkeys([*(reversed(shared) if len(mains) > 1 else ()), *reversed(meeting)]))


def _segment(context: Context, found: Found, mains: Sequence[Found]) -> Span | None:
    """Return the part of a sentence from an agreement to the next one in it, None where the sentence has only one."""
    sentence = context.text.sentences[found.mention.sentence]
    same = [main.mention.span.start for main in mains if main.mention.sentence == found.mention.sentence]
    if len(same) < 2:
        return None
    end = min((start for start in same if start > found.mention.span.start), default=sentence.end)
    return Span(found.mention.span.start, end)


def _kind(context: Context, found: Found) -> Kind:
    """Return the kind by the body; of headline and body the more exact one, with a warning where they differ."""
    kinds = {mention.kind for mention in found.mentions if not mention.is_document}
    body = found.mention.kind
    near = [
        mention
        for mention in found.mentions
        if abs(mention.sentence - found.mention.sentence) <= 1 or mention.span.start < _headline_end(context)
    ]
    best = body
    for mention in near:
        if (
            RANK[mention.kind] > RANK[best]
            and mention.kind in ("protocol", "memorandum", "roadmap", "programme", "amendment")
            and found.mention.title is None
        ):
            best = mention.kind
    if len(kinds) > 1:
        spans = [next(mention.span for mention in found.mentions if mention.kind == kind) for kind in sorted(kinds)]
        context.warn("kind_wavers", f"the text calls the act {' and '.join(sorted(kinds))}; read as {best}", *spans)
    return best


def _sentences(context: Context, found: Found, mains: Sequence[Found], place: int) -> list[int]:
    """Return the sentences of one agreement: of the only one all but background, of several its own stretch."""
    total = range(len(context.text.sentences))
    furniture = {index for index in total if FURNITURE.search(context.sentence_words(index))}
    cut = SEE_ALSO.search(context.text.shadow)
    shown = [
        index
        for index in total
        if index not in furniture and (cut is None or context.text.sentences[index].start < cut.start())
    ]
    signed = [main for main in mains if main.event == "signed"] or list(mains)
    if len(signed) == 1 and found is signed[0]:
        others = {mention.sentence for main in mains if main is not found for mention in main.mentions}
        return [index for index in shown if index not in others or index == found.mention.sentence]
    start = found.mention.sentence
    later = [other.mention.sentence for other in mains if other.mention.sentence > start]
    end = min(later, default=len(context.text.sentences))
    return [index for index in shown if start <= index < max(end, start + 1)]


def _signers(
    context: Context, found: Found, sentences: Sequence[int], signing: Sequence[int], *, alone: bool
) -> list[Signer]:
    if found.event not in ("signed", "mentioned"):
        return []
    order = signing if alone else [index for index in signing if index in sentences]
    following = found.mention.sentence + 1
    if not alone and following in sentences and following not in order:
        order = [*order, following]
    signers = find_signers(context, order)
    if not signers and not alone and not tells(context, found.mention.sentence):
        shared = [
            index
            for index in range(found.mention.sentence)
            if tells(context, index) and not is_background(context.sentence_words(index))
        ]
        signers = find_signers(context, shared[-1:])
    return with_free_posts(context, signers, sentences)


def _parties(
    context: Context,
    found: Found,
    sentences: Sequence[int],
    signing: Sequence[int],
    signers: Sequence[Signer],
    *,
    alone: bool,
    segment: Span | None = None,
) -> list[Party]:
    own = [found.mention.sentence, *(mention.sentence for mention in found.mentions)]
    if segment is not None:
        own_spans = [segment]
    else:
        own_spans = [context.text.sentences[index] for index in dict.fromkeys([*own, *(signing if alone else ())])]
    spans = own_spans
    for span in spans:
        colon = context.text.shadow.find(":", span.start, found.mention.span.start)
        if 0 < colon < found.mention.span.start and span.start <= found.mention.span.start < span.end:
            listed = listed_parties(context, span.start, colon, "party.listed")
            if len(listed) >= 2:
                return listed[:4]
        if parties := party_rules.between(context, span.start, span.end):
            return parties
    by_signers = party_rules.of_signers(context, signers)
    counterpart = party_rules.with_counterpart(context, found.mention, by_signers)
    if len(counterpart) >= 2:
        return counterpart
    for span in spans:
        for finder in (party_rules.subject, party_rules.subject_after):
            parties = finder(context, span.start, span.end)
            if len(parties) >= 2:
                return _finer(parties, by_signers)
    sides = party_rules.of_sides(context, signing)
    if len(sides) >= 2 and len(by_signers) < 2:
        return sides
    free = party_rules.of_free_posts(context, context.text.sentences[found.mention.sentence])
    if len(by_signers) == 1 and free:
        return [*by_signers, *free]
    if len(by_signers) == 1 and len(signers) == 2 and by_signers[0].type in ("territory", "municipality"):
        home = party_rules.home_region(context, found.mention.span.start)
        if home is not None and not party_rules.same(home, by_signers[0]) and (home.code != by_signers[0].code):
            return sorted([home, *by_signers], key=lambda party: party.spans[0].start)
    if len(by_signers) >= 2:
        return _with_ministries(context, by_signers, signers)
    heads = [context.text.sentences[index] for index in range(min(3, len(context.text.sentences)))]
    for span in heads if alone else []:
        for finder in (party_rules.between, party_rules.subject):
            parties = finder(context, span.start, span.end)
            if len(parties) >= 2:
                return parties
    for mention in found.mentions:
        sentence = context.text.sentences[mention.sentence]
        for finder in (party_rules.of_mention, party_rules.with_partner):
            start = mention.span.start if finder is party_rules.of_mention else sentence.start
            parties = finder(context, start, sentence.end)
            if len(parties) >= 2:
                return parties
    for span in heads if alone else []:
        parties = party_rules.with_partner(context, span.start, span.end)
        if len(parties) >= 2:
            return parties
    return _loose(context, by_signers, signing, alone=alone)


def _finer(parties: list[Party], by_signers: list[Party]) -> list[Party]:
    """Return the parties of a subject, or those of the signers where the subject only has towns that stand for regions."""
    if (
        len(by_signers) >= 2
        and all(party.type == "municipality" for party in parties)
        and all(party.type != "municipality" for party in by_signers)
    ):
        return by_signers
    return parties


def _with_ministries(context: Context, by_signers: list[Party], signers: Sequence[Signer]) -> list[Party]:
    """Return the ministries where the headline names them as the parties of what ministers signed."""
    first = context.text.sentences[: min(3, len(context.text.sentences))]
    for span in first:
        listed = [
            party
            for party in listed_parties(context, span.start, span.end, "party.headline", towns=False)
            if party.type in ("body", "institution", "company")
        ]
        if len(listed) >= 2 and {party.code for party in listed} >= {party.code for party in by_signers if party.code}:
            return listed[: len(by_signers)]
    return by_signers


def _loose(context: Context, by_signers: list[Party], signing: Sequence[int], *, alone: bool) -> list[Party]:
    """Return parties by what is left: one signer's and the territories of the signing sentences, or the most named ones."""
    out = list(by_signers)
    for index in [*signing, *(range(min(3, len(context.text.sentences))) if alone else ())]:
        span = context.text.sentences[index]
        for party in listed_parties(context, span.start, span.end, "party.near", towns=False):
            if (
                party.type in ("territory", "country", "body")
                and party.code != "RU"
                and not any(
                    party_rules.same(party, other) or (party.code and party.code == other.code) for other in out
                )
            ):
                out.append(replace(party, confidence=0.6))
        if len(out) >= 2:
            return out[:3] if len(out) == 3 else out[:2]
    if len(out) < 2 and alone:
        named = party_rules.most_named(context)
        if len(named) == 2 and all(
            any(party_rules.same(party, other) for other in named) or party.type != "territory" for party in out
        ):
            return named
    return out


def _counts(context: Context, found: Found, parties: Sequence[Party], signers: Sequence[Signer]) -> bool:
    """Tell whether what was found is an agreement with a public party, and not a deal, a wish or somebody else's."""
    if not party_rules.has_public(parties):
        return False
    if found.mention.kind in ("programme", "roadmap") and all(party.confidence <= 0.6 for party in parties):
        words = found.mention.title.value.lower() if found.mention.title else ""
        return bool(re.search(r"сотруднич|взаимодейств|совместн|соглашени|договор", words))
    if len(parties) >= 2:
        if any(party.confidence <= 0.6 for party in parties):
            return _has_loose_evidence(context, found, signers)
        return True
    return (
        found.event == "signed"
        and found.mention.title is not None
        and len(signers) >= 1
        and parties[0].confidence > 0.6
    )


COOPERATION = re.compile(
    r"сотруднич|взаимодейств|партн[её]рств|дружб|побратим|шефств|добрососед|связ|содружеств|развити|обмен|намерени"
)


def _has_loose_evidence(context: Context, found: Found, signers: Sequence[Signer]) -> bool:
    """Tell whether an agreement whose parties are only named near it is one of co-operation between territories."""
    if found.mention.title is not None and not COOPERATION.search(found.mention.title.value.lower()):
        return False
    sentence = context.text.sentences[found.mention.sentence]
    if any(
        body.type in ("company", "institution", "other") for body in context.bodies.within(sentence.start, sentence.end)
    ):
        return False
    return found.event != "signed" or found.mention.title is not None or len(signers) >= 1


def _background(
    context: Context, named: Sequence[Mention], mains: Sequence[Found], parties: Sequence[Party]
) -> list[Scope]:
    """Return the agreements of the background that have a day or a title, each with what its sentence tells."""
    used = {id(mention) for found in mains for mention in found.mentions}
    out: list[Scope] = []
    for mention in named:
        if id(mention) in used:
            continue
        sentence = context.text.sentences[mention.sentence]
        days = [
            day for day in context.days.within(sentence.start, sentence.end) if day.iso and day.exactness != "month"
        ]
        if (mention.title is None and not days) or REPLACED.search(context.text.lower, sentence.start, sentence.end):
            continue
        own = party_rules.between(context, sentence.start, sentence.end) or list(parties)
        if not party_rules.has_public(own) or len(own) < 2:
            continue
        if any(
            scope.title is not None and mention.title is not None and _alike(scope.title.value, mention.title.value)
            for scope in out
        ):
            continue
        title: Sourced[str] | None = mention.title
        scope = Scope(
            mention.kind,
            "mentioned",
            (mention.sentence,),
            (mention.span,),
            title,
            is_main=False,
            parties=tuple(own),
            anchor=mention.sentence,
        )
        scope.signing = (mention.sentence,)
        scope.is_nested = mention.is_nested
        out.append(scope)
    return out[:3]


def mention_spans(mentions: Sequence[Mention]) -> tuple[Span, ...]:
    """Return the spans of mentions."""
    return tuple(mention.span for mention in mentions)
