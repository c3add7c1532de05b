"""For whom a signer signs: by the body or territory of the post, by «с калужской стороны», by the kind of party."""

from collections.abc import Sequence

from kunak.core.reading import later as re
from kunak.core.reading.clauses.parties import BY_WHOM
from kunak.core.reading.clauses.party_of_signer import municipality_by_order, place_in_row
from kunak.core.reading.clauses.scan import agrees, last_match
from kunak.core.reading.clauses.signers import Signer
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.inhabitants import inhabitants
from kunak.core.reading.lexicon.territories import capitals
from kunak.core.reading.record import Party

SIDE = agrees(
    r"(?:с|со|от) (?P<adjective>[а-я-]+(?:ской|цкой)) (?!област|республик|народн|автономн)(?:стороны)?|"
    r"со стороны (?P<owner>[а-я-]+)"
)


def owner_of(context: Context, signer: Signer, parties: Sequence[Party]) -> str | None:  # noqa: PLR0911, PLR0912  one answer a line
    """Return the name of the party that a signer signs for; None where nothing tells."""
    if signer.is_listed and (in_row := _in_row_of_post(context, signer, parties)) is not None:
        return in_row
    if signer.body >= 0:
        body = context.bodies[signer.body]
        for party in parties:
            if party.name.lower() == body.name.lower() or any(span.start == body.start for span in party.spans):
                return party.name
        if body.type in ("institution", "company"):
            fitting = [party for party in parties if party.type == body.type]
            if len(fitting) == 1:
                return fitting[0].name
    if signer.territory >= 0:
        item = context.territories[signer.territory]
        if item.form == "capital" and any(party.name == capitals()[item.code] for party in parties):
            return capitals()[item.code]
        same = [
            party
            for party in parties
            if party.code == item.code
            and (item.level != "foreign" or party.name == item.name or party.type != "territory")
        ]
        if len(same) == 1:
            return same[0].name
        post = (signer.post or "").lower()
        for party in same:
            if stems_of(post) & stems_of(party.name):
                return party.name
    side = (
        _represented(context, signer, parties)
        or _side(context, signer, parties)
        or _named_side(context, signer, parties)
    )
    if side is not None:
        return side
    by_order = municipality_by_order(context, signer) if signer.is_listed else None
    if by_order is not None and any(party.name == by_order for party in parties):
        return by_order
    if signer.post_span is not None:
        words = context.text.lower[signer.post_span.start : signer.post_span.end]
        told = [
            party.name
            for party in parties
            if party.type in ("municipality", "institution", "company", "other")
            and stems_of(party.name) & stems_of(words)
        ]
        if told and not (signer.is_listed and len(told) > 1):  # «мэры А и Б»: each by his place
            return told[0]
        by_head = None if signer.is_listed else _by_head(context, signer, words, parties)
        if by_head is not None:
            return by_head
        by_noun = _by_noun(words, parties) if signer.territory < 0 else None
        if by_noun is not None:
            return by_noun
        generic = [
            party.name
            for party in parties
            if party.rule in ("party.home", "party.signer", "party.joined") and party.type == "territory"
        ]
        if (
            signer.territory < 0
            and len(generic) == 1
            and re.search(r"\b(?:республики|области|края|региона|округа)$", words)
        ):
            return generic[0]
        if re.match(r"ректор|директор|генеральн|президент компании", words):
            fitting = [party for party in parties if party.type in ("institution", "company")]
            if len(fitting) == 1:
                return fitting[0].name
    return None


REPRESENTS = agrees(rf"{BY_WHOM}(?: (?:ее|его|генерал[а-я-]*|полковник[а-я]*))? $")
FAR_NAME = 90  # letters between a side and who acts for it


def _represented(context: Context, signer: Signer, parties: Sequence[Party]) -> str | None:
    """Return the party right behind whose name somebody acts for it: «Комитет А, представленный Иваном Ильиным»."""
    place = signer.mention.start
    if signer.is_listed:
        return None
    if signer.post_span is not None:
        place = min(place, signer.post_span.start)
    for party in parties:
        for span in party.spans:
            if 0 < place - span.end < FAR_NAME and REPRESENTS.fullmatch(context.text.lower[span.end : place]):
                return party.name
    return None


def _in_row_of_post(context: Context, signer: Signer, parties: Sequence[Party]) -> str | None:
    """Return the town of «главы Зеленоградска и Сортавалы А и Б» by the holder's place in the row."""
    if signer.post_span is None or not any(party.type == "municipality" for party in parties):
        return None
    words = context.text.lower[signer.post_span.start : signer.post_span.end].replace("ё", "е")
    named = []
    for party in parties:
        places = [words.find(stem) for stem in stems_of(party.name) if stem in words]
        named += [(min(places), party.name)] if places else []
    place = place_in_row(context, signer, signer.post_span.start, len(named))
    if place < 0 or len(named) < TWO or len({start for start, _ in named}) < len(named):
        return None
    return sorted(named)[place][1]


TWO = 2
# who heads what: a minister and a committee's chair sign for the one ministry and the one committee among the parties
LED = ("министерств", "комитет", "департамент", "управлени", "агентств", "служб", "инспекци", "комисси")


def _by_head(context: Context, signer: Signer, words: str, parties: Sequence[Party]) -> str | None:
    """Return the only body among the parties that is of the kind a post leads: a minister leads a ministry."""
    own = context.territories[signer.territory].code if signer.territory >= 0 else ""
    for stem in LED:
        is_led = re.search(r"(?<![-а-я])министр", words) is not None if stem == LED[0] else f" {stem}" in words
        if is_led and "правительств" not in words:
            fitting = [party for party in parties if party.type == "body" and stem in party.name.lower()]
            return fitting[0].name if len(fitting) == 1 and not _is_elsewhere(own, fitting[0].code or "") else None
    return None


def _is_elsewhere(own: str, code: str) -> bool:
    """Tell whether two codes are of territories of which neither is a part of the other."""
    return not (own.startswith(code) or code.startswith(own))


NOUNS = ("республик", "област", "край", "края", "округ", "провинци", "район", "аймак", "штат")


def _by_noun(words: str, parties: Sequence[Party]) -> str | None:
    """Return the only party that is a «республика» or «область» where a post ends with just that word."""
    last = words.rsplit(maxsplit=1)[-1]
    for noun in NOUNS:
        if last.startswith(noun):
            stem = "край" if noun.startswith("кра") else noun
            fitting = [
                party.name
                for party in parties
                if stem in party.name.lower() and party.type in ("territory", "municipality")
            ]
            return fitting[0] if len(fitting) == 1 else None
    if last in ("города", "горсовета", "гордумы") or words.startswith("мэр"):
        fitting = [party.name for party in parties if party.type == "municipality"]
        return fitting[0] if len(fitting) == 1 else None
    return _by_adjective(words, parties)


# «директор областного департамента», «руководитель краевой инспекции»: of the only side that is one
LEVELS = (
    ("областн", "область"),
    ("краев", "край"),
    ("республиканск", "республика"),
    ("окружн", "автономный округ"),
    ("районн", "район"),
)


def _by_adjective(words: str, parties: Sequence[Party]) -> str | None:
    """Return the only party that is of the level which a post tells in an adjective."""
    for stem, noun in LEVELS:
        if re.search(rf"\b{stem}(?:ой|ого|ому|ым|ых)\b", words):
            fitting = [
                party.name
                for party in parties
                if party.type in ("territory", "municipality") and noun in party.name.lower()
            ]
            return fitting[0] if len(fitting) == 1 else None
    return None


def _side(context: Context, signer: Signer, parties: Sequence[Party]) -> str | None:
    """Return the party of «с калужской стороны … подписал»."""
    start = (
        signer.post_span.start
        if signer.post_span and signer.post_span.start < signer.mention.start
        else signer.mention.start
    )
    sentence = context.text.sentence_at(signer.mention.start)
    before = context.text.lower[max(sentence.start, start - 70) : start]
    found = last_match(SIDE, before)
    if found is None:
        return None
    word = found["adjective"] or found["owner"]
    for item in context.territories:
        if item.start == start - len(before) + found.start("adjective" if found["adjective"] else "owner"):
            for party in parties:
                if party.code == item.code or (item.level == "country" and party.code == item.code):
                    return party.name
    for stem, kind in SIDE_KINDS:
        if word.startswith(stem):
            fitting = [
                party.name for party in parties if party.type == kind and (kind != "body" or stem in party.name.lower())
            ]
            return fitting[0] if len(fitting) == 1 else None
    for noun in ("край", "область", "республика", "округ"):
        if word.startswith(noun[:3]):
            fitting = [party.name for party in parties if noun in party.name.lower()]
            return fitting[0] if len(fitting) == 1 else None
    return next((party.name for party in parties if stems_of(party.name) & stems_of(word)), None)


NAMED_SIDE = agrees(
    r"\b(?:со стороны|от имени|от лица|от|за|подпись(?! (?:постав|остав|под |стоит))) "
    r"(?P<owner>[а-я«][^,;:–()]{2,90})(?: – (?:ее|его))?$"
)
SIGNS = re.compile(
    r"\s(?:документ|бумаг|завиз|это\s|соглашени|договор|меморандум|протокол|свою|подпис|постав|его\s|ее\s|–)"
)


def _named_side(context: Context, signer: Signer, parties: Sequence[Party]) -> str | None:
    """Return the party of «от имени Росавтодора документ подписал …», by the words of its name that no other has."""
    start = min(signer.mention.start, signer.post_span.start if signer.post_span else signer.mention.start)
    before = context.text.lower[max(context.text.sentence_at(start).start, start - FAR) : start].rstrip(" –")
    found = NAMED_SIDE.search(before)
    if found is None:
        return None
    owner = SIGNS.split(found["owner"], maxsplit=1)[0]
    told = stems_of(owner)
    fitting = [party.name for party in parties if told & stems_of(party.name)]
    return fitting[0] if len(fitting) == 1 else _of_people(owner, parties)


PEOPLE = re.compile(r"\b[а-я]+(?:цев|чан|жан|ян|ков|ичей)\b")
SHORTEST_STEM = 3  # letters of «липчан» that the name of Липецк has, too


def _of_people(owner: str, parties: Sequence[Party]) -> str | None:
    """Return the party of whose people is told: «за рязанцев – …», «от вологжан …»; None where two may be meant."""
    found = PEOPLE.search(owner.replace("ё", "е"))
    if found is None:
        return None
    people = inhabitants().get(found[0])
    fitting = [party.name for party in parties if people and (party.code or "-") == people.code]
    if len(fitting) == 1:
        return fitting[0]
    for length in range(len(found[0]), SHORTEST_STEM - 1, -1):
        stem = found[0][:length]
        fitting = [
            party.name
            for party in parties
            if any(word.startswith(stem) for word in party.name.lower().replace("ё", "е").split())
        ]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


FAR = 120  # characters
SIDE_KINDS = (
    ("министерств", "body"),
    ("комитет", "body"),
    ("департамент", "body"),
    ("ассоциаци", "other"),
    ("фонд", "other"),
    ("компани", "company"),
    ("предприяти", "company"),
    ("банк", "company"),
    ("университет", "institution"),
    ("вуз", "institution"),
    ("институт", "institution"),
    ("академи", "institution"),
)


COMMON = frozenset(
    (
        "област",
        "респуб",
        "министе",
        "минист",
        "правит",
        "админ",
        "район",
        "город",
        "округ",
        "муниц",
        "комите",
        "департ",
        "управл",
        "и",
        "по",
    )
)


def stems_of(words: str) -> set[str]:
    """Return the beginnings of the words that tell one name from another."""
    return {word[:6].rstrip(VOWELS) for word in re.findall(r"[а-я]{4,}", words.lower().replace("ё", "е"))} - COMMON


VOWELS = "аеиоуыэюяьй"  # in which the forms of a short name differ: «Азов», «Азова»
