"""Between whom an agreement is: by «между», by who signs, by the subject of the sentence or the headline."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kunak.core.provenance import Span
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.party_lists import (
    full_name,
    is_municipal,
    is_of_previous,
    listed_parties,
    municipality_in,
    of_territory,
    same,
    written_out,
)
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signers import Signer
from kunak.core.reading.context import Context
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.lexicon.forms import town_nominative
from kunak.core.reading.lexicon.territories import capitals
from kunak.core.reading.record import Party
from kunak.core.reference import rows

BETWEEN = agrees(r"\bмежду ")
STOPPERS = re.compile(
    r"\s(?:о|об|на|по|в)\s|\s–\s(?=[а-я])|[;:?!]|\.(?=\s|$)|\bподпис\w+|\bзаключ\w+|\bскреп\w+|"
    r"\bзавизир\w+|\bутверд\w+|\bсостоял\w+|\bотложен\w*|\bпродл\w+"
)
VERB = agrees(
    r"\b(?:подписали|подпишут|заключили|утвердили|договорились|условились|согласовали|приняли|побратались|"
    r"стали побратимами|скрепили|объедин\w+|запланировали|расширя\w+|будут|скрепят|подружил\w+|теперь "
    r"партнеры|связал\w+|отныне|взял\w* шефство|сверили|продлили|намерены|планируют|подтвердили)"
)
GENITIVE = agrees(r"(?:соглашени|договор|меморандум|протокол|план|договоренност)\w* ")
PUBLIC = ("territory", "country", "municipality", "body")
MINISTER = (
    "министр",
    "начальник комитета",
    "председатель комитета",
    "руководитель департамента",
    "директор департамента",
    "начальник управления",
    "начальник департамента",
)


SIDES = agrees(r"(?:со стороны|от имени) (?=\S)|\bот (?=[а-я])|\bс (?=[а-я-]+ой стороны)")


def of_sides(context: Context, sentences: Sequence[int]) -> list[Party]:
    """Return the parties of «со стороны Благовещенска …, со стороны Хэйхэ …» in the sentences of a signing."""
    out: list[Party] = []
    for index in sentences:
        sentence = context.text.sentences[index]
        for found in SIDES.finditer(context.text.lower, sentence.start, sentence.end):
            limit = min(sentence.end, found.end() + 90)
            stop = re.compile(r"\s–\s|[,:;]|\b(?:подпис|документ|постав|завизир|его|ее)\w*").search(
                context.text.lower, found.end(), limit
            )
            listed = listed_parties(context, found.end(), stop.start() if stop else limit, "party.side")
            if listed and not any(same(listed[0], other) for other in out):
                out.append(listed[0])
    return out


def has_public(parties: Sequence[Party]) -> bool:
    """Tell whether a territory, country, municipality or body of power is among the parties."""
    return any(party.type in PUBLIC for party in parties)


def between(context: Context, start: int, end: int) -> list[Party]:
    """Return the parties after a «между» in a stretch of text; empty where none has two."""
    for found in BETWEEN.finditer(context.text.lower, start, end):
        limit = _list_end(context, found.end(), end)
        parties = listed_parties(context, found.end(), limit, "party.between")
        if len(parties) >= 2:
            return parties
    return []


def _list_end(context: Context, start: int, end: int) -> int:
    """Return where the list of parties ends: at «о», a mark or a verb that stands in no party's name."""
    place = start
    while True:
        found = STOPPERS.search(context.text.lower, place, end)
        if found is None:
            return end
        inside = context.bodies.holding(found.start() + 1)
        within = context.territories.holding(found.start() + 1)
        if inside is None and within is None and not _is_initial(context, found.start()):
            return found.start()
        place = max(found.end(), inside.end if inside else 0, within.end if within else 0)


def _is_initial(context: Context, place: int) -> bool:
    shadow = context.text.shadow
    return shadow[place] == "." and (
        shadow[max(0, place - 2) : place].strip().lower() in ("г", "им") or (shadow[place - 1].isupper())
    )


def subject(context: Context, start: int, end: int) -> list[Party]:
    """Return the parties that open a sentence as its subject: «А и Б подписали»; empty where there are not two."""
    found = VERB.search(context.text.lower, start, end)
    dash = context.text.shadow.find(" – ", start, end)
    limits = [place for place in (found.start() if found else -1, end) if place > start]
    for limit in limits[:1]:
        opening = _last_clause(context, start, limit)
        parties = listed_parties(context, opening, limit, "party.subject")
        if len(parties) >= 2 and not _has_person(context, opening, limit):
            return parties
    if dash > 0 and dash - start < 60:
        parties = listed_parties(context, start, min(end, start + 140), "party.headline")
        if len(parties) >= 2:
            return parties[:3]
    return []


AFTER_VERB = agrees(r"\b(?:подписали|заключили|утвердили|скрепили)(?: между собой)? (?=[а-я«])")


def subject_after(context: Context, start: int, end: int) -> list[Party]:
    """Return the parties that follow their verb: «договор о дружбе заключили Железноводск и Зеленогорск»."""
    for found in AFTER_VERB.finditer(context.text.lower, start, end):
        limit = _list_end(context, found.end(), min(end, found.end() + 200))
        if _has_person(context, found.end(), limit) or not _opens_with_party(context, found.end()):
            continue
        parties = listed_parties(context, found.end(), limit, "party.subject")
        if len(parties) >= 2:
            return parties
    return []


def _opens_with_party(context: Context, place: int) -> bool:
    if context.bodies.at(place) is not None or context.territories.at(place) is not None:
        return True
    return context.text.shadow[place].isupper()


def _last_clause(context: Context, start: int, limit: int) -> int:
    """Return where the clause before a verb begins: after the last colon or «когда», or the sentence's start."""
    place = max(context.text.shadow.rfind(": ", start, limit), context.text.shadow.rfind("; ", start, limit))
    return place + 2 if place >= start else start


def _has_person(context: Context, start: int, end: int) -> bool:
    return bool(context.people.within(start, end))


def of_signers(context: Context, signers: Sequence[Signer]) -> list[Party]:
    """Return the parties that the signers' posts name, in their order."""
    out: list[Party] = []
    with_institution = any(_institution(context, signer) is not None for signer in signers) or bool(
        signers and of_free_posts(context, context.text.sentence_at(signers[0].mention.start))
    )
    of_ministries = with_institution or _are_of_one_field(context, signers)
    for signer in signers:
        party = _parliament(context, signer) or _of_signer(context, signer, with_institution=of_ministries)
        if party is not None and not any(same(party, other) for other in out):
            out.append(party)
    return out


PARLIAMENTS = ("собрание", "дума", "парламент", "хурал", "курултай", "меджлис", "маслихат")


def _parliament(context: Context, signer: Signer) -> Party | None:
    """Return the parliament that its chair signs for; a council counts where it is of a state or of deputies."""
    if (
        signer.body < 0
        or signer.is_listed
        or not (signer.post or "").startswith(
            ("председатель", "первый заместитель председателя", "заместитель председателя", "вице-спикер", "спикер")
        )
    ):
        return None
    body = context.bodies[signer.body]
    words = body.name.lower()
    if body.head in PARLIAMENTS or (body.head == "совет" and ("государственн" in words or "депутат" in words)):
        item = context.territories[signer.territory] if signer.territory >= 0 else None
        name = written_out(context, body)
        if item is not None and body.territory < 0:
            name = f"{name} {genitive_of(context, item)}"
        return Party(name, "body", item.code if item else None, (Span(body.start, body.end),), 0.85, "party.parliament")
    return None


FIELD_POSTS = (
    "министр ",
    "председатель комитета ",
    "руководитель департамента ",
    "директор департамента ",
    "начальник управления ",
    "начальник департамента ",
    "руководитель агентства ",
    "председатель государственного комитета ",
    "руководитель комитета ",
    "начальник комитета ",
)


def _are_of_one_field(context: Context, signers: Sequence[Signer]) -> bool:
    """Tell whether all signers lead bodies of one field: two ministers of culture sign for their ministries."""
    posts = [(signer.post or "").lower() for signer in signers]
    if len(posts) < 2 or not all(post.startswith(FIELD_POSTS) for post in posts):
        return False
    fields = [
        {word[:5] for word in re.findall(r"[а-яё]{4,}", post)}
        - {"минис", "предс", "комит", "руков", "дирек", "депар", "начал", "управ", "агент", "госуд", "разви", "делам"}
        for post in posts
    ]
    return all(field & fields[0] for field in fields)


def genitive_of(context: Context, item: Territory) -> str:
    """Return a territory in the genitive as a body's name has it: of a republic its full name."""
    words = context.text.clean(item.start, item.end)
    if item.level != "region":
        return words
    row = next(row for row in rows("regions") if row["id"] == item.code)
    return (
        row["full_gen"]
        if row["type"] == "республика" or item.form != "name"
        else words
        if item.case == "gent"
        else row["full_gen"]
    )


def of_free_posts(context: Context, sentence: Span) -> list[Party]:
    """Return the institutions and firms whose unnamed heads a sentence names: «и ректор Белорусского института заключили»."""
    out = []
    for post in context.posts.within(sentence.start, sentence.end):
        if post.body >= 0 and post.case in ("nomn", ""):
            body = context.bodies[post.body]
            if body.type in ("institution", "company") and " " in body.name:
                out.append(
                    Party(written_out(context, body), body.type, None, (Span(body.start, body.end),), 0.8, "party.post")
                )  # type: ignore[arg-type]
    return out


def _institution(context: Context, signer: Signer) -> Party | None:
    if signer.body < 0 or signer.post_span is None:
        return None
    body = context.bodies[signer.body]
    if body.type not in ("institution", "company", "other"):
        return None
    return Party(written_out(context, body), body.type, None, (Span(body.start, body.end),), 0.9, "party.signer")  # type: ignore[arg-type]


def _of_signer(context: Context, signer: Signer, *, with_institution: bool) -> Party | None:
    own = _institution(context, signer)
    if own is not None:
        return own
    if signer.post_span is None:
        return None
    start, end = signer.post_span.start, signer.post_span.end
    post = (signer.post or "").lower()
    item = context.territories[signer.territory] if signer.territory >= 0 else None
    district = municipality_in(context, start, end)
    if district is not None and (item is None or item.level != "foreign" or item.form == "adjective"):
        return Party(district, "municipality", None, (Span(start, end),), 0.9, "party.signer")
    if item is None and with_institution and post.startswith("министр "):
        home = home_region(context, start)
        return _ministry(signer, _genitive_name(home), home.code, Span(start, end)) if home else None
    if item is None:
        town = _town_of_post(context, start, end, post) if not signer.is_listed else _town_by_order(context, signer)
        return Party(town, "municipality", None, (Span(start, end),), 0.8, "party.signer") if town else None
    if (
        with_institution
        and signer.body >= 0
        and context.bodies[signer.body].type == "body"
        and post.startswith(FIELD_POSTS)
    ):
        body = context.bodies[signer.body]
        name = written_out(context, body)
        if body.territory < 0:
            name = f"{name} {genitive_of(context, item)}"
        return Party(name, "body", item.code, (Span(body.start, body.end),), 0.75, "party.body_of_post")
    if item.form == "capital":
        return Party(capitals()[item.code], "municipality", None, (Span(item.start, item.end),), 0.9, "party.signer")
    if with_institution and post.startswith("министр "):
        return _ministry(signer, genitive_of(context, item), item.code, Span(start, end))
    return replace(of_territory(item, "party.signer", 0.9))


def _ministry(signer: Signer, territory: str, code: str | None, span: Span) -> Party:
    """Return the ministry that a minister stands for."""
    return Party(f"Министерство {(signer.post or '')[8:]} {territory}", "body", code, (span,), 0.75, "party.minister")


def _genitive_name(home: Party) -> str:
    return next((row["full_gen"] for row in rows("regions") if row["id"] == home.code), home.name)


def home_region(context: Context, place: int) -> Party | None:
    """Return the region that the news speaks for: the last one named before a place, else the first of the text."""
    named = [
        item
        for number, item in enumerate(context.territories)
        if item.level == "region" and item.form in ("name", "abbreviation") and not is_of_previous(context, number, 0)
    ]
    before = [item for item in named if item.start < place]
    loose = [item for item in context.territories if item.level == "region" and item.form in ("capital", "adjective")]
    found = before[-1] if before else named[0] if named else loose[0] if loose else None
    return of_territory(found, "party.home", 0.7) if found else None


def _town_by_order(context: Context, signer: Signer) -> str | None:
    """Return the town of «главы Белогорска и Суньу А и Б» by the holder's place in the list."""
    if signer.post_span is None:
        return None
    start, end = signer.post_span.start, signer.post_span.end
    towns = [
        token
        for token in context.text.tokens_in(start, end)
        if token.is_capital and token.is_word and token.start > start
    ]
    holders = [person for person in context.people if person.post_start == start and person.is_listed]
    place = next((number for number, person in enumerate(holders) if person.start == signer.mention.start), -1)
    if place < 0 or len(towns) != len(holders):
        return None
    return town_nominative(towns[place].text, case="gent")


def _town_of_post(context: Context, start: int, end: int, post: str) -> str | None:
    if not post.startswith(("мэр", "глава", "аким", "председатель", "первый", "заместитель")):
        return None
    tokens = [token for token in context.text.tokens_in(start, end) if token.is_capital and token.is_word]
    if tokens and re.search(r"\sв\s+$", context.text.lower[max(0, tokens[-1].start - 4) : tokens[-1].start]):
        return None
    if tokens and tokens[-1].start > start and tokens[-1].end == end:
        return town_nominative(tokens[-1].text, case="gent")
    return None


def of_mention(context: Context, start: int, end: int) -> list[Party]:
    """Return the parties right after a word that names the act: «Соглашение Новгородской и Псковской областей»."""
    found = GENITIVE.match(context.text.lower, start, end)
    if not found:
        return []
    first = context.territories.at(found.end())
    if first is None:
        return []
    limit = min(end, first.end + 90)
    stop = STOPPERS.search(context.text.lower, first.end, limit)
    parties = listed_parties(context, first.start, stop.start() if stop else limit, "party.genitive")
    return parties if len(parties) >= 2 else []


def with_partner(context: Context, start: int, end: int) -> list[Party]:
    """Return the parties of «сотрудничестве А с Б» and «А взяла шефство над Б»."""
    found = agrees(r"(?:сотрудничестве|взаимодействии|дружбе|партнерстве|побратимстве|шефств\w) ").search(
        context.text.lower, start, end
    )
    if not found:
        return []
    sentence_parties = listed_parties(
        context,
        found.end() if "шефство" not in context.text.lower[start:end] else start,
        _list_end(context, found.end(), min(end, found.end() + 110)),
        "party.with",
    )
    return sentence_parties[:2] if len(sentence_parties) >= 2 else []


WITH = agrees(r"\bсо? (?=\S)")


MANY_END = re.compile(r"\b(?:подпис|заключ|скреп|постав|завизир|состоял|утверд)\w+|;")
SIGNED_WITH = agrees(r"(?:подписал\w*|заключил\w*|подписан\w*|заключен\w*) со? (?=\S)")


def with_counterpart(context: Context, mention: Mention, by_signers: Sequence[Party]) -> list[Party]:
    """Return whose news it is, then the parties of «соглашение о … с хокимиятом А», «заключил с городом Б соглашение»."""
    listed = _partners(context, mention)
    if not listed or listed[0].rule == "party.genitive":
        return listed
    home = next((party for party in by_signers if not any(same(party, other) for other in listed)), None)
    home = home or _home(context, listed[0], mention.span.start)
    return [home, *listed] if home is not None else []


def _partners(context: Context, mention: Mention) -> list[Party]:
    lower = context.text.lower
    start = mention.title.spans[0].end if mention.title is not None else mention.span.end
    sentence = context.text.sentence_at(start - 1)
    genitive = next((item for item in context.territories.within(start, start + 2) if item.form == "name"), None)
    if genitive is not None:
        found = WITH.match(lower, genitive.end + 1)
        if found is not None:
            limit = _list_end(context, found.end(), min(sentence.end, found.end() + 160))
            return [
                of_territory(genitive, "party.genitive"),
                *listed_parties(context, found.end(), limit, "party.genitive")[:1],
            ]
    found = WITH.match(lower, start + 1) if start + 1 < len(lower) else None
    if found is not None:
        limit = _list_end(context, found.end(), min(sentence.end, found.end() + 160))
        listed = listed_parties(context, found.end(), limit, "party.partner")
        return listed if _is_plural(context, mention) else listed[:1]
    if _is_plural(context, mention):
        for found in WITH.finditer(lower, start, sentence.end):
            stop = MANY_END.search(lower, found.end(), min(sentence.end, found.end() + 260))
            limit = stop.start() if stop else min(sentence.end, found.end() + 260)
            listed = listed_parties(context, found.end(), limit, "party.partner", towns=False)
            if len(listed) >= 2:
                return listed
    for found in SIGNED_WITH.finditer(lower, sentence.start, mention.span.start):
        listed = listed_parties(context, found.end(), mention.span.start, "party.partner")
        if listed:
            return listed if _is_plural(context, mention) else listed[:1]
    return []


def _is_plural(context: Context, mention: Mention) -> bool:
    """Tell whether the word may mean several acts: «подписал соглашения с тремя областями»."""
    word = context.text.lower[mention.span.start : mention.span.end]
    before = context.text.lower[max(0, mention.span.start - 25) : mention.span.start]
    return (
        word in ("соглашения", "договоры", "меморандумы", "протоколы")
        and re.search(r"(?:подписани\w+|текст\w*|проект\w*|рамках|этого)\s+$", before) is None
    )


def _home(context: Context, partner: Party, place: int) -> Party | None:
    """Return the region that the news speaks for: the last one named before a place that is not the partner."""
    before = [item for item in context.territories.before(place) if item.level == "region" and item.form == "name"]
    for item in reversed(before):
        party = of_territory(item, "party.home", 0.7)
        if not same(party, partner) and party.code != partner.code:
            return party
    return None


def most_named(context: Context, count: int = 2) -> list[Party]:
    """Return the territories that the text names most, by name, capital or adjective; a last resort."""
    seen: dict[str, int] = {}
    for item in context.territories:
        if item.level == "country" and item.code == "RU":
            continue
        seen[item.key] = seen.get(item.key, 0) + (2 if item.form == "name" else 1)
    top = sorted(seen, key=lambda key: -seen[key])[:count]
    if len(top) < count or seen[top[-1]] < 2:
        return []
    out = []
    for item in context.territories:
        if item.key in top and not any(full_name(item)[0] == party.name for party in out):
            if item.form == "capital" and is_municipal(context):
                continue
            out.append(of_territory(item, "party.most_named", 0.5))
    return out


def with_second_places(context: Context, parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return the parties each with its next mention in another paragraph, so that a person sees more than one place."""
    out = []
    for party in parties:
        first = party.spans[0]
        again = _next_place(context, party, first)
        out.append(replace(party, spans=(first, again)) if again else party)
    return tuple(out)


def _next_place(context: Context, party: Party, first: Span) -> Span | None:
    for item in context.territories:
        if item.form not in ("name", "abbreviation") or item.start <= first.end:
            continue
        if full_name(item)[0] == party.name and "\n" in context.text.shadow[first.end : item.start]:
            return Span(item.start, item.end)
    return None


def in_usual_order(context: Context, parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return two territories in the order in which most sentences of a release name them together.

    One sentence may put the host first and the rest of the text the guest; the text's own habit decides, a tie keeps the order.
    """
    if len(parties) != 2 or any(party.type not in ("territory", "country") for party in parties):
        return tuple(parties)
    names = [party.name for party in parties]
    balance = 0
    for sentence in context.text.sentences:
        order = []
        for item in context.territories.within(sentence.start, sentence.end):
            if item.form == "name":
                name = full_name(item)[0]
                if name in names and name not in order:
                    order.append(name)
        if len(order) == 2:
            balance += 1 if order == names else -1
    return tuple(parties) if balance >= 0 else tuple(reversed(parties))
