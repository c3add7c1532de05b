"""The head of an agreement's text: its title block and preamble, and the parties that they name."""

from collections.abc import Sequence
from dataclasses import replace

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses import parties as party_rules
from kunak.core.reading.clauses.municipalities import before_other, is_city_region
from kunak.core.reading.clauses.party_lists import is_of_previous, listed_parties
from kunak.core.reading.clauses.party_of_entity import of_body, of_territory, same
from kunak.core.reading.clauses.party_of_signer import of_signers
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signers import signer_of
from kunak.core.reading.context import Context
from kunak.core.reading.morph import parses
from kunak.core.reading.record import Kind, Party

PREAMBLE_END = agrees(
    r"(?:заключили|договорились|согласились|подписали)(?: о| нижеследующ| настоящ| это| данн| соглашени| договор"
    r"| меморандум| протокол|:)|договариваемся|о нижеследующем|о следующем"
)


IN_PERSON = agrees(r"в лице |представленн\w+ |действующ\w+ в лице ")


NUMBER = re.compile(r"№\s*\S+")


OPENING = re.compile(r"\s*(?:обо?|по|к)\s", re.IGNORECASE)


# the title of an act that changes another holds that one's title, with its sides
OF_CHANGE = re.compile(
    r"\s*(?:о\s+внесении\s+(?:изменени|дополнени|поправ|уточнени)|об\s+(?:изменени|уточнени)|о\s+(?:дополнени|поправк)|"
    r"в\s+(?:соглашени|договор|протокол|меморандум|план|программ))"
)
OF_TWO = agrees(r"сотруднич|взаимодейств|соглашени|договор|совместн|партнерств|межрегион|мероприятий")


BETWEEN = agrees(r"\bмежду (?=\S)")


PLACE_LINE = 130


LATE_TITLE = re.compile(r"[^\n]{0,14}\n\s*(?=(?:обо?|о|по|между)\s)", re.IGNORECASE)

LATE_WORDS = re.compile(r"[^\n]{0,14}\n[^\S\n]*(?=[а-яё])")  # «ПЛАН-ГРАФИК», and below it «совместной деятельности …»


def title_block_end(context: Context, start: int) -> int:
    """Return where the title block ends: at an empty line, a line of place and day, or the preamble."""
    shadow, place = context.text.shadow, start
    late = LATE_TITLE.match(shadow, start) or LATE_WORDS.match(shadow, start) or _sides_below(context, start)
    if late:
        line_end = shadow.find("\n", late.end())
        rest = shadow[late.end() : line_end if line_end > 0 else len(shadow)]
        if len(rest) < 400 and not (line_end < 0):
            place = start = late.end()
    while True:
        line_end = shadow.find("\n", place)
        if line_end < 0:
            return len(shadow)
        rest = shadow[line_end + 1 :]
        following = rest.split("\n", 1)[0]
        if line_end > start + 1 and (not following.strip() or _opens_text(context, line_end + 1, following)):
            if shadow[start:line_end].strip() == "" and following.strip() == "":
                place = line_end + 1
                continue
            return line_end
        if line_end <= start + 1 and not following.strip() and not shadow[start:line_end].strip():
            place = line_end + 1
            start = place
            continue
        place = line_end + 1


def _sides_below(context: Context, start: int) -> re.Match[str] | None:
    """Return the rest of a title's first line where the next one names sides: «ПЛАН РАБОТЫ / Собрания А и Думы Б»."""
    late = LATE_SIDES.match(context.text.shadow, start)
    body = context.bodies.at(late.end()) if late is not None else None
    return late if body is not None and body.case == "gent" else None


LATE_SIDES = re.compile(r"[^\n]{0,30}\n[^\S\n]*(?=[А-ЯЁ])")


def _opens_text(context: Context, start: int, line: str) -> bool:
    """Tell whether a line is of the place and day, or opens the preamble."""
    if (
        bool(context.days.within(start, start + len(line)))
        and len(line) < PLACE_LINE
        and not re.match(r"\s*(?:на|между|обо?|о|к|по|от)\b", line.lower())
    ):
        return True
    if len(line) > LONG_LINE and _goes_on_in_genitive(line):
        return False
    return len(line) > LONG_LINE or re.match(r"\s*(?:г\.|город\s|1\.|статья|принят|утвержд)", line.lower()) is not None


LONG_LINE = 160  # letters


def _goes_on_in_genitive(line: str) -> bool:
    """Tell whether a long line only says whose a plan is: «ПЛАН РАБОТЫ / Законодательного Собрания … и … Думы»."""
    words = [parses(word)[0] for word in re.findall(r"[а-яё-]+", line.lower())]
    opens = bool(words) and words[0].case == "gent" and line.rstrip()[-1] not in ",;:."
    return opens and not any(word.pos in ("VERB", "PRTF") for word in words)


def preamble_end_of(context: Context, start: int) -> int:
    """Return where the preamble that begins at a place ends: after «заключили настоящее», «о нижеследующем»."""
    found = PREAMBLE_END.search(
        context.text.lower, start, start + 3500, letters=context.text.letters_before(start + 3500)
    )
    if found:
        return found.end()
    end = min(len(context.text.shadow), start + 1500)
    clause = FIRST_CLAUSE.search(context.text.lower, start + SHORTEST_PREAMBLE, end)
    return clause.start() if clause else end


SHORTEST_PREAMBLE = 60  # letters; a clause before it holds the preamble itself
# the first numbered or lettered line of the body
FIRST_CLAUSE = re.compile(
    r"\n[^\S\n]*(?:(?:статья|ст\.|раздел|глава|пункт|§)\s*(?:\d|[ivx])|(?:\d{1,2}|[ivx]{1,4})[.)]\s|[а-я1-9]\)\s|"
    r"[–•*-]\s)"
)


def title_of_block(context: Context, start: int, end: int) -> Sourced[str] | None:
    """Return the words of the title block after the kind, its number left out."""
    shadow = context.text.shadow
    number = NUMBER.match(shadow, _skip(shadow, start))
    if number and number.end() <= end:
        start = number.end()
    start = _skip(shadow, start)
    end = start + len(shadow[start:end].rstrip(" \n.–"))
    if end <= start:
        return None
    return Sourced(context.text.clean(start, end), (Span(start, end),), 1.0, "title.block")


def _skip(shadow: str, place: int) -> int:
    while place < len(shadow) and shadow[place] in " \n":
        place += 1
    return place


def inner_title(context: Context, kind: Kind, title: Sourced[str]) -> Sourced[str] | None:
    """Return the title without parties at its front or end: from «о …» on, up to «между …»."""
    span = title.spans[0]
    lower = context.text.lower
    start, end = span.start, span.end
    is_plan = kind in ("programme", "roadmap") or context.genre == "programme"
    if is_plan and not lower.startswith("между", start):
        return title
    between = BETWEEN.search(lower, start, end)
    if (kind == "amendment" and OPENING.match(lower, start)) or OF_CHANGE.match(lower, start):
        return title
    if between and between.start() > start + 2 and not _generic_between(context, between.end()):
        end = between.start()
    elif between and between.start() <= start + 2:
        opening = _opening_after(context, between.end(), end)
        if opening is None:
            return None
        start = opening
    elif OPENING.match(lower, start) is None and not is_plan:
        opening = _opening_after(context, start, end)
        if opening is None:
            return None
        start = opening
    end = start + len(context.text.shadow[start:end].rstrip(" \n,.–"))
    return Sourced(context.text.clean(start, end), (Span(start, end),), 1.0, "title.block") if end > start else None


MUNICIPAL = re.compile(r"(?:муниципальн\w+\s+(?:образовани|район|округ)\w+|город\w*|поселени\w+|район\w*)\s+[«а-я]")


def _generic_between(context: Context, place: int) -> bool:
    if MUNICIPAL.match(context.text.lower, place):
        return False
    return context.text.shadow[place].islower() and context.bodies.at(place) is None


def _opening_after(context: Context, start: int, end: int) -> int | None:
    """Return where «о …» begins outside the names of the parties."""
    for found in re.finditer(r"(?<![\w-])(?:обо?|о)\s", context.text.lower[start:end]):
        place = start + found.start()
        if context.bodies.holding(place) is None:
            return place
    return None


def parties_of_text(context: Context, start: int, title_end: int, preamble_end: int) -> list[Party]:
    """Return the parties of the title with their places in the preamble; or of the preamble, or of the signatures."""
    by_title = party_rules.between(context, start, title_end)
    if not by_title:
        is_of_two = OF_TWO.search(context.text.lower, start, title_end) is not None
        listed = listed_parties(context, start, title_end, "party.title" if is_of_two else "party.heading", towns=False)
        by_title = listed if len(listed) >= 2 and party_rules.has_public(listed) else []
    preamble = _of_preamble(context, title_end, preamble_end) or party_rules.between(context, title_end, preamble_end)
    if len(by_title) >= 2:
        is_finer = _are_bodies_of(preamble, by_title) and _opens_line(context, preamble[0])
        return preamble if is_finer else [_with_preamble(party, preamble) for party in by_title]
    of_annex = party_rules.between(context, 0, start) if ANNEX.search(context.text.lower, 0, start) else []
    if len(of_annex) >= 2:
        return of_annex  # «Приложение к Соглашению между А и Б», above the title of a plan
    if len(preamble) >= 2:
        return preamble
    by_signature = parties_of_signatures(context)
    if len(by_signature) >= 2:
        return by_signature
    told = party_rules.between(context, title_end, title_end + FAR) or _of_those_who_act(
        context, title_end, preamble_end
    )
    found = told or preamble or by_title
    if start and len(found) < 2:  # «Приложение к Соглашению между А и Б», above the title of a plan
        return party_rules.between(context, 0, start) or found
    return found


def _opens_line(context: Context, party: Party) -> bool:
    """Tell whether a line begins with a party."""
    return not context.text.shadow[: party.spans[0].start].rpartition("\n")[2].strip()


def _are_bodies_of(preamble: Sequence[Party], titled: Sequence[Party]) -> bool:
    """Tell whether a preamble has a body of each of the two regions that the title names."""
    if len(preamble) != len(titled) or len(titled) != PAIR or any(party.type != "body" for party in preamble):
        return False
    codes = {party.code for party in titled if party.type == "territory" and party.code}
    return len(codes) == PAIR and codes == {party.code for party in preamble}


PAIR = 2
ANNEX = re.compile(r"^[^\S\n]*приложение\b", re.MULTILINE)


def _of_those_who_act(context: Context, start: int, end: int) -> list[Party]:
    """Return the parties by the posts of the people of the preamble: «Мэр города А Х и глава города Б У решили»."""
    acting = [person for person in context.people.within(start, end) if person.post]
    parties = of_signers(context, [signer_of(context, person) for person in acting])
    return parties if len(parties) > 1 else []


FAR = 1500  # letters from the title in which «между А и Б» may still name the parties


def _distinct(parties: Sequence[Party]) -> list[Party]:
    """Return each party once, as `same` tells; by keys, for thousands may sign that are not held against each other."""
    seen: set[str] = set()
    out: list[Party] = []
    for party in parties:
        keys = {party.name.lower()} | ({party.code} if party.type == "country" and party.code else set())
        if keys.isdisjoint(seen):
            out.append(party)
            seen |= keys
    return out


def _with_preamble(party: Party, preamble: Sequence[Party]) -> Party:
    """Return a party with its place in the preamble and, of a firm, the short form stated there."""
    for other in preamble:
        if same(party, other) or (party.type == other.type == "company" and party.name[-8:] == other.name[-8:]):
            return replace(
                party, name=other.name if party.type == "company" else party.name, spans=(*party.spans, *other.spans)
            )
    return party


def _of_preamble(context: Context, start: int, end: int) -> list[Party]:
    """Return the parties that open the preamble, each before its «в лице …»."""
    lower = context.text.lower
    out: list[Party] = []
    place = start
    for found in [*IN_PERSON.finditer(lower, start, end, context.text.letters_before(end))]:
        listed = _nominative_parties(context, place, found.start())
        if listed:
            out.append(listed[-1])
        place = found.end()
        after = next((person.end for person in context.people if person.start >= found.end()), place)
        place = max(place, after)
    if len(out) >= 2:
        return _distinct(out)
    return _distinct(_nominative_parties(context, start, end))


def _nominative_parties(context: Context, start: int, end: int) -> list[Party]:
    out: list[tuple[int, Party]] = []
    taken: list[tuple[int, int]] = []
    for body in context.bodies:
        if not start <= body.start < end or " " not in body.name or _is_in_brackets(context, body.start):
            continue
        if body.case in ("nomn", "") and not _is_of_person(context, body.start):
            party = of_body(context, body, "party.preamble")
            if party is not None:
                out.append((body.start, party))
            taken.append((body.start, body.end))
    out += [
        (item.start, of_territory(item, "party.preamble"))
        for number in context.territories.numbers(start, end)
        if (item := context.territories[number]).form == "name"
        and item.case == "nomn"
        and not is_of_previous(context, number, start)
        and not any(left <= item.start < right for left, right in taken)
        and not _is_of_person(context, item.start)
    ]
    out += _towns_called(context, start, end)
    return [party for _, party in sorted(out, key=lambda pair: pair[0])]


def _is_in_brackets(context: Context, place: int) -> bool:
    """Tell whether a bracket that is open at a place begins on its line: «(апрель; отв. – Минпромторг А)»."""
    line = context.text.shadow.rfind("\n", 0, place) + 1
    return context.text.shadow.rfind("(", line, place) > context.text.shadow.rfind(")", line, place)


# «Город Елабуга (Республика Татарстан), … и город-курорт Саки», «Муниципальное образование «Мышкинский район»»
TOWN_CALLED = re.compile(
    r"(?:^|\n|\bи |Мы, )\s*(?:[Мм]униципальное образование\s+)?[Гг]ород(?:-[а-я]+)?\s+"
    r"(?P<name>[А-ЯЁ][а-яё]+(?:(?:[- ]|-на-)[А-ЯЁ][а-яё]+)*)"
)
MUNICIPALITY_CALLED = re.compile(r"[Мм]униципальное образование\s+«(?P<name>[А-ЯЁ][^»\n]{2,60})»")


def _towns_called(context: Context, start: int, end: int) -> list[tuple[int, Party]]:
    """Return the towns and districts that a preamble calls so, in the nominative, and where they stand."""
    out = []
    for pattern in (TOWN_CALLED, MUNICIPALITY_CALLED):
        for found in pattern.finditer(context.text.shadow, start, end):
            line_end = context.text.shadow.find("\n", found.end())
            if context.days.within(found.end(), max(found.end(), min(line_end, found.end() + PLACE_LINE))):
                continue  # the line of place and day
            place = found.start("name")
            if pattern is TOWN_CALLED and is_city_region(context, place):
                continue
            stop = before_other(context, place, found.end("name"))
            if stop <= place:
                continue  # «город Иван Петров»: somebody's name
            name = context.text.clean(place, stop)
            town = "ород " in name and pattern is MUNICIPALITY_CALLED
            name = name.rpartition("ород ")[2] if town and not name.startswith("Городской") else name
            out.append((place, Party(name, "municipality", None, (Span(place, stop),), 0.9, "party.preamble")))
    return out


def _is_of_person(context: Context, place: int) -> bool:
    return any(person.post_start <= place < person.post_end for person in context.people if person.post) or any(
        post.start < place < post.end for post in context.posts
    )


def parties_of_signatures(context: Context) -> list[Party]:
    """Return the parties of the lines «За …», which may go on below: «За Правительство / Российской Федерации»."""
    out: list[Party] = []
    for found in BY_WHOM.finditer(context.text.lower):
        stop = GAP.search(context.text.shadow, found.end())
        is_column = stop is not None and stop[0] != "\n"
        end = stop.start() if stop is not None and is_column else _end_of_party(context, found.end())
        listed = listed_parties(context, found.end(), end, "party.signature")
        out += listed[:1]
    return _distinct(out)


BY_WHOM = re.compile(r"(?:^[ ]*|(?<=\S)[ ]{3,})(?:за|от(?: имени)?)[ ]+(?=[а-яё])", re.MULTILINE)
GAP = re.compile(r"[ ]{3,}|\n")  # between two columns, or the end of the line
# a body whose land must still come
WHOSE = re.compile(r"\s*(?:правительство|администрацию|кабинет министров|совет министров|парламент|министерство)\s*")
PARTY_LINES = 3  # lines that the name of a side may take


def _end_of_party(context: Context, start: int) -> int:
    """Return where the name of a side ends: with its line, or with those below up to a name, a post or an empty one."""
    shadow = context.text.shadow
    end = shadow.find("\n", start)
    for _ in range(PARTY_LINES):
        if end < 0:
            return len(shadow)
        below = shadow.find("\n", end + 1)
        below = below if below >= 0 else len(shadow)
        line = shadow[end + 1 : below]
        if not line.strip() and WHOSE.fullmatch(context.text.lower, start, end):
            end = below  # «За Правительство ⏎ ⏎ Республики Армения», as legal sites print it
            continue
        if not line.strip() or "   " in line or BY_WHOM.match(context.text.lower, end + 1):
            return end
        if next(iter(context.people.within(end, below)), None) or next(iter(context.posts.within(end, below)), None):
            return end
        end = below
    return end
