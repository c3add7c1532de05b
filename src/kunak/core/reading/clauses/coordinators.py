"""The bodies that answer for the whole agreement."""

from dataclasses import replace

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.charge_of_else import is_charge_of_else
from kunak.core.reading.clauses.party_of_entity import written_out
from kunak.core.reading.clauses.scan import agrees, last_match
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.entities.bodies import Body
from kunak.core.reading.lexicon.territories import region_names
from kunak.core.reading.morph import parses
from kunak.core.reading.record import Party

# somebody is named as what he is to be
NAMED_AS = (
    r"(?:назнач|определ|выбра|избра|назва|утвержд|записан|вписан|указан|обозначен|значатся|значится|станут|станет|стал|"
    r"выступ|явля[ею]тся)\w*"
)
PAPERS = r"(?:соглашени|договор|меморандум|документ|протокол|программ)\w*"
CUE = agrees(
    r"координаци[юяи]|координатор\w*|координирова\w+|координиру\w+|уполномоченн\w+ (?:орган\w*|по)|"
    r"уполномоченн\w+ (?:на|за)|ответственн\w+ (?:за|по|исполнител|орган|от)|ответственными"
    r"|контроль (?:и координаци\w+|за)|обеспечива\w+ реализаци\w+|исполнител\w+ (?:соглашения|от)|"
    r"организаци\w+ по координации|орган\w* по реализации|отвеча\w+ за|куриру\w+|курировать|осуществля\w+ "
    r"координаци\w+|назначен\w* ответственн\w+|уполномочен\w*|"
    r"(?:контролир\w+|контроль|след(?:ит|ят|ить)|прослед\w+|сопровожда\w+|сопровожден\w+|наблюд[аие]\w+|мониторинг\w*)"
    r"(?: [^.;]{0,40}?)? (?:исполн(?:ени|я[ею]т)|реализаци|выполн(?:ени|я[ею]т)|соблюдени|ход\w{0,3} |план|"
    r"соглашени|договор|документ)\w*|"
    r"(?:исполнени|реализаци|выполнени)\w*(?: [^.;]{0,60}?)? "
    r"(?:поруч|возлож|довер|закрепл|прослед|следят|следит|отвеча|займ|обеспеч|"
    r"контролир|осуществля|возьм|веде?т|лежит)\w*|обеспечить (?:исполнени|реализаци|выполнени)\w*|"
    r"куратор\w*|секретариат\w*|контроль ?[:–]|надзор за [^.;]{0,40}?(?:соглашени|договор|документ|исполнени)\w*|"
    r"(?:веда(?:ет|ют|ть)|заведу(?:ет|ют)) (?:соглашени|договор|меморандум|документ|протокол|план)\w*|"
    r"ответственн\w+ ведомств\w*|ответственн\w+ ?:|"
    r"ответственны(?:х|ми|е) (?:[а-я]+ ){0,3}?(?:назва|назнач|определ|выбра|утверд)\w*|"
    # «ответственным назначен комитет», but «ответственным секретарём журнала назначена …»
    r"ответственн(?:ым|ой) (?:(?:ведомством|органом|исполнителем|стороной) )?(?:здесь |также |тоже |будет )?"
    r"(?:назва|назнач|определ|выбра|утвержд|объявл|станет|стал|выступ)\w*|"
    # whatever somebody is called who is put in charge: «распорядителями по Соглашению назначены», «операторами станут»
    rf"\b(?!мест|дат|срок|предмет|цел|сторон|основ|язык|част|перв|частью|годом|итог)[а-я]{{4,}}(?:ами|ями|ом|ем|"
    rf"ой) (?:по )?(?:[а-я]+ )?{PAPERS} (?:[а-я]+ )?{NAMED_AS}|"
    rf"{NAMED_AS} (?:[а-я]+ )?(?:оператор|исполнител|распорядител|администратор|контрол[её]р|диспетчер|управляющ)\w* "
    r"(?:по )?(?:[а-я]+ )?(?:соглашени|договор|меморандум|документ|протокол)\w*|\b(?:связующ\w+ звен|"
    r"контактн\w+ точк)\w+|"
    r"контроль (?:[а-я]+ )?(?:возложен|возложили|доверен|поручен|поручили)\w*|"
    r"\b(?:соглашение|договор|меморандум|документ|протокол) (?:[а-я]+ ){0,2}?(?:на исполнение|в ведение|в ведении)\b|"
    r"\b(?:соглашением|договором|меморандумом|документом|протоколом) (?:[а-я]+ )?(?:займ|заним|вед|управл|распоряж)\w*|"
    r"\bза (?:ведени|исполнени|реализаци|выполнени|соблюдени|соглашени|договор|меморандум|документ|"
    r"бумаг)\w*[^.;]{0,40}? "
    r"(?:отвеч|смотр|пригляд)\w+|\b(?:переписку|координацию|контакты) (?:[а-я]+ )?(?:поруч|довер|возлож)\w*|"
    rf"\bисполнител(?:ями|ем) (?:[а-я]+ )?{NAMED_AS}|"
    r"(?:возлож|поруч|довер|закреп)\w*[^.;]{0,60}? (?:исполнени|реализаци|выполнени)\w* "
    r"(?:на|соглашени\w*|договор\w*|документ\w*|меморандум\w*|достигнут\w*|договорен\w*)\b|"
    r"вопрос\w*[^.;]{0,40}? (?:соглашени|договор|документ|меморандум)\w*,? (?:реша|взял|берут|бер[её]т)\w*|"
    r"уполномочить [^.;]{0,140}? (?:вести|координ|обеспеч|контрол|следить|осуществл)\w*|"
    r"\b(?:связь|сношения|переписку|контакты|дела|работу) (?:по|в рамках) (?:соглашени|договор|меморандум|документ|"
    r"протокол)\w* "
    r"(?:[а-я]+ )?(?:держ|вед|поддержив|осуществл|организу)\w*|"
    r"\bход\w{0,3} [^.;]{0,40}?(?:сопровожда|сопровод|контролир|отслежива|курир|след)\w+|"
    r"(?:головн|рабоч|ведущ)\w+ (?:исполнител|орган|ведомств)\w+ [^.;]{0,60}?"
    rf"{NAMED_AS}|"
    r"(?:исполнени|реализаци|выполнени|соглашени|договор|документ)\w* (?:[а-я]+ ){0,2}?(?:на|под) контрол\w+|"
    r"взаимодействи\w+ (?:[а-я]+ ){0,3}?(?:соглашени|договор|меморандум|документ)\w* (?:[а-я]+ )?"
    r"(?:обеспеч|осуществл|поддерж)\w*"
)
PAPER = (
    r"(?:соглашени|договор|меморандум|протокол|документ|бумаг|план|программ|карт|исполн|реализ|выполн|соблюд|"
    r"координ|ведени|работ|процесс|ход|проект|сотрудничеств|взаимодейств|связ|сво|вс[ея]|эт|н[еи]го|не[её]|их|все[хм])"
)
# what a body does anyway, or who has such a post: «отвечает за развитие торговли», «координатор проекта Анна …»
OWN_WORK = re.compile(
    rf"(?:отвеча[а-я]+ за|куриру[а-я]+) (?!(?:[а-я-]+ ){{0,3}}?{PAPER})[а-я]|"
    r"координатор[а-я]* (?:проекта|движения|штаба|фестиваля|маршрутов)\b|"
    r"(?:головн|рабоч|ведущ)[а-я]+ (?:исполнител|орган|ведомств)[а-я]+ "
    rf"(?!(?:[а-я-]+ ){{0,3}}?{PAPER}|(?:также |тоже |будут? )?"
    r"(?:стан|стал|явля|назнач|определ|выступ|назва|запис|указан|"
    r"обознач|значат|избр|выбр|сторон|регион)|"
    r"(?:по|от|со|с|для|за|в) )[а-я]|"
    rf"(?:исполнени|реализаци|выполнени)[а-я]* (?!(?:[а-я-]+ )?{PAPER}|(?:на|под) контрол|договор[её]н|обязательств|"
    r"(?:взя|наход|держ|будет|стоит|остается|постав)[а-я]*)[а-я-]+ (?:[а-я]+ )?(?:на|под) контрол"
)
# «Кто за всё отвечает? От области – …»
ASKED = agrees(
    r"\bкто\b[^.?]{0,60}?(?:отвеча|ответит|вед[её]т|вести|координир|курир|след[ия]|контролир)[а-я]*|"
    r"\b(?:с кого|кого) [^.?]{0,30}?(?:спрашива|спрос|назнач)[а-я]*"
)
NOT_CUE = (
    "контроль за исполнением настоящего распоряжения",
    "за исполнением постановления",
    "ответственных за переписку",
    "координационн",
    "кому отвечать",
)
SIDE = agrees(
    r"(?:со стороны|от|с) (?:имени )?(?P<owner>[а-я][а-я –-]{2,70}?)(?: стороны)? ?(?:–|:|будет|является|"
    r"возлагает|назначен|определен|координир|осуществл|выступ|отвеча)"
)
# «головными ведомствами по документу определены»: what they are, not which
OF_NOBODY = re.compile(r"(?:головн|ответственн|уполномоченн|ведущ|исполнительн)[а-я]+\s+(?:ведомств|орган|служб)")
JOINT = re.compile(r"(?:смешанн|совместн|двусторонн|межрегиональн|объедин)[а-я]+\s")  # a group of the sides
SHORTEST_NOUN = 6  # letters of a word in a case
ITEM = re.compile(r"(?:от|со стороны)\s+[^–\n;,:]{3,90}?\s*(?:–|:|является|будет)")


def find_coordinators(context: Context, scope: Scope) -> tuple[Party, ...]:
    """Return the bodies with their territory's code, in the order of the text."""
    out: list[Party] = []
    cued, cared, asked = (context.text.may_hold(pattern) for pattern in (CUE, CARE, ASKED))
    counted = context.text.may_hold(SOME_BODIES) if cued or cared else frozenset()
    for index in scope.sentences if cued or cared or asked else ():
        words = context.sentence_words(index)
        if any(reason in words for reason in NOT_CUE):
            continue
        before = index - 1
        is_told_before = before in asked or before in cued or (before in counted and before in cared)
        if (index in cued and _is_cued(context, index)) or (is_told_before and _is_answer(context, index)):
            found = _named(context, scope, index)
        elif index in cared and index not in scope.signing and CARE.search(words) and _is_of_all(words):
            found = _one_of_each(context, scope, index)
        else:
            continue
        out += [party for party in found if not any(_is_same(party, other) for other in out)]
    return tuple(out)


def _is_cued(context: Context, index: int) -> bool:
    """Tell whether a sentence puts somebody in charge of the paper, and not of what he does anyway."""
    words, start = context.sentence_words(index), context.text.sentences[index].start
    return any(
        not OWN_WORK.match(words, found.start()) and not is_charge_of_else(context, index, start + found.start())
        for found in CUE.finditer(words)
    )


def _is_answer(context: Context, index: int) -> bool:
    """Tell whether a sentence answers who is in charge: after a question, a heading, or «поручено двум ведомствам»."""
    question = context.text.sentences[index - 1]
    words, mark = context.sentence_words(index - 1), context.text.shadow[question.end - 1]
    if mark == "?":
        return bool(ASKED.search(words)) and not OWN_WORK.search(words)
    if mark.isalpha():
        return HEADING.match(words) is not None
    return (
        index - 1 in context.text.may_hold(SOME_BODIES)
        and SOME_BODIES.search(words) is not None
        and (_is_cued(context, index - 1) or (CARE.search(words) is not None and _is_of_all(words)))
    )


# «КТО ВЕДЁТ СОГЛАШЕНИЕ», «5. Ответственные органы», but «Ответственные за праздник»
HEADING = re.compile(
    r"\W*(?:[\d.]+\s+|[ivx]+\.?\s+|раздел\s+\S+\s+|статья\s+\S+\s+)?"
    r"(?:кто\s+(?:за\s+)?(?:все\s+)?(?:отвеча|вед|координир|курир|след|контролир)[а-я]*|"
    r"(?:координатор|куратор|ответственн|уполномоченн)[а-я]*)"
    r"(?:\s+(?:(?:за|по|и|от)\b|(?:лиц|орган|сторон|исполн|реализ|выполн|ведомств|соглашени|договор|документ)[а-я]*)){0,5}"
    r"\W*$"
)
# «ответственность лежит на двух ведомствах», which the next sentence names
SOME_BODIES = agrees(
    r"\b(?:дв(?:а|ух|ум|умя)|тр(?:и|ех|ем|емя)|четыр(?:е|ех|ем)|об(?:а|оих|оим)) (?:[а-я]+ )?"
    r"(?:ведомств|министерств|орган|служб|департамент|управлени|комитет)[а-я]*"
)


def _is_same(left: Party, right: Party) -> bool:
    return left.name.lower() == right.name.lower() and left.code == right.code


def _named(context: Context, scope: Scope, index: int) -> list[Party]:
    """Return the bodies of a sentence and of the list that it opens."""
    out: list[Party] = []
    for position in _with_list(context, index):
        found = (_party(context, scope, body, position) for body in _bodies(context, position))
        out += [party for party in found if party is not None]
    return out


# somebody has the whole paper in his care, whatever the verb: «за всё спросят с А и Б», «дело ведёт А»
CARE = agrees(
    r"\b(?:след[ия]|присм[ао]тр|пригляд|наблюд|отвеч|ответ[ес]|спрос[яи]|спрашива|вед[уе]т\b|вести\b|курир|"
    r"координ|контрол|"
    r"надзира|опека|рул|дирижир|сопровожд|занима|займ|поруч|возл[ао][жг]|довер|закреп|обеспеч|сведут|своди|хозяй|хозяи|"
    r"отслеж|сверя|забот|держа|возьм|взя|попечени)[а-я]*|"
    # «исполнять соглашение будут …»
    r"\b(?:исполня|выполня|реализ)[а-я]+ (?:соглашение|договор|документ|меморандум|протокол)\b|"
    r"\b(?:ход|исполнение|выполнение|реализацию|работу) (?:[а-я]+ ){0,3}?(?:проверя|направля)[юе]т\b|"
    r"\b(?:проверя|направля)[юе]т (?:ход|исполнение|выполнение|реализацию|работу)\b|"
    r"\b(?:соглашение|договор|документ|меморандум|протокол) (?:[а-я]+ )?(?:исполня|выполня|реализу)[юе]т\b"
)
OBJECT = agrees(
    r"\b(?:соглашени|договор|меморандум|протокол|документ|бумаг|карт[аыеоу]|план|исполн|реализ|выполн|соблюд|"
    r"согласованност|обещанн|намеченн|задуманн|записанн|процесс|ход)[а-я]*|\b(?:дел[оа]м?|все|всем|этим|работ[а-я]+)\b"
)


BY_IT = ("по", "согласно", "рамках", "исполнение")  # «по договору займутся ремонтом»: the paper is no object


def _is_of_all(words: str) -> bool:
    """Tell whether folded words speak of the whole paper as what somebody does something with."""
    return any(not words[: found.start()].rstrip().endswith(BY_IT) for found in OBJECT.finditer(words))


def _one_of_each(context: Context, scope: Scope, index: int) -> list[Party]:
    """Return the bodies of a sentence that has one of each side, in the same part; empty where it has not."""
    sentence = context.text.sentences[index]
    if context.genre == "programme" or context.sentence_words(index).startswith(("стороны", "участники", "подписанты")):
        return []
    if context.people.within(sentence.start, sentence.end) or any(
        pair.start >= sentence.start and pair.end <= sentence.end for pair in context.text.quotes
    ):
        return []
    found = [party for party in _named(context, scope, index) if party.type == "body"]
    codes = [party.code for party in found]
    sides = {party.code for party in scope.parties if party.code}
    is_each = len(set(codes)) == len(codes) > 1 and set(codes) == sides
    return [replace(party, confidence=0.8, rule="coordinator.of_each") for party in found] if is_each else []


def _with_list(context: Context, index: int) -> list[int]:
    """Return a sentence and the lines of the list that it opens."""
    out = [index]
    sentences = context.text.sentences
    if context.text.shadow[sentences[index].end - 1] in ":;,":
        for following in range(index + 1, min(index + 6, len(sentences))):
            words = context.text.lower[sentences[following].start : sentences[following].end]
            start = sentences[following].start + len(words) - len(words.lstrip(" –*•"))
            if not re.match(r"\W*(?:от|со стороны|за|во?)\b", words) and context.bodies.at(start) is None:
                break
            out.append(following)
    return out


def _bodies(context: Context, index: int) -> list[Body]:
    sentence = context.text.sentences[index]
    cue = CUE.search(context.text.lower, sentence.start, sentence.end)
    return [
        body
        for body in context.bodies
        if sentence.start <= body.start < sentence.end
        and not _is_owner(context, body, sentence)
        and not _is_person_s(context, body)
        and body.type in ("body", "other", "institution", "company", "territory")
        and not (body.type == "territory" and cue is None)
        and not (cue is not None and cue.start() <= body.start and body.end <= cue.end())
        and not (body.territory < 0 and JOINT.match(context.text.lower, body.start))
        and not (body.territory < 0 and OF_NOBODY.match(context.text.lower, body.start))
        and body.head not in ("совет", "кабинет", "союз", "федерация")
    ]


def _is_owner(context: Context, body: Body, sentence: Span) -> bool:
    """Tell whether a body only says whose side it is: «от Правительства – …»."""
    before = context.text.lower[max(sentence.start, body.start - 14) : body.start]
    if re.search(r"(?:\bот(?:\s+имени)?|со стороны|по линии|за|\bво?)\s+$", before):
        after = context.text.lower[body.end : body.end + 45]
        return (
            re.match(r"\s*(?:–|:|является|будет|выступ|назнач|определ|координ)", after) is not None
            or body.type == "territory"
        )
    if re.search(r"(?:между|вместо|заместител\w+|председател\w+)\s+$", before):
        return True
    word = context.text.tokens[context.text.token_index(body.start)].lower
    return re.search(r"соглашени\w+\s+$", before) is not None and parses(word)[0].case in ("gent", "")


def _is_person_s(context: Context, body: Body) -> bool:
    """Tell whether a body stands in the tail of a person's post."""
    return any(post.start < body.start < post.end for post in context.posts) or any(
        person.post_start < body.start < person.post_end for person in context.people if person.post
    )


def _party(context: Context, scope: Scope, body: Body, index: int) -> Party | None:
    spans = [Span(body.start, body.end)]
    item = context.territories[body.territory] if body.territory >= 0 else None
    code = item.code if item is not None else None
    confidence = 1.0
    if code is None:
        side = _side_behind(context, body) or _side_before(context, scope, body, index)
        if side is not None:
            code, span = side
            spans.insert(0, span)
        elif body.type in ("body", "territory"):
            code, confidence = _left_over(scope) or _party_it_is_of(context, scope, body), 0.7
    if body.type in ("other", "institution", "company"):
        code = None
    name = written_out(context, body)
    kind = "body" if body.type == "territory" else body.type
    if len(name.split()) < 2 and code is None:
        return None
    return Party(name, kind, code, tuple(spans), confidence, "coordinator.named")


BEHIND = re.compile(r"\s(?:\(|–\s)(?:для|от|со\sстороны)\s(?:[а-я]+\s){0,2}")


def _side_behind(context: Context, body: Body) -> tuple[str, Span] | None:
    """Return the code of «(для Псковской области)» or «– от Карелии» right behind a body, with its words."""
    found = BEHIND.match(context.text.lower, body.end)
    if found is None:
        return None
    item = context.territories.within(found.start(), found.end() + 1)
    return (item[0].code, Span(found.start(), item[0].end)) if item else None


def _side_before(context: Context, scope: Scope, body: Body, index: int) -> tuple[str, Span] | None:
    """Return the code of «со стороны Татарстана» before a body, with its words."""
    sentence = context.text.sentences[index]
    others = [
        other.end
        for other in context.bodies
        if sentence.start <= other.start and other.end <= body.start and not _is_owner(context, other, sentence)
    ]
    start = max([sentence.start, *others])
    best = None
    for item in context.territories.within(start, body.start):
        if item.end <= body.start:
            before = context.text.lower[max(start, item.start - 45) : item.start]
            found = re.search(
                r"(?:со стороны|\bот(?: имени)?|\bс|\bв|\bза)\s+(?:правительств\w+\s+|администраци\w+\s+)?$", before
            )
            if found:
                best = (item.code, Span(item.start - len(before) + found.start(), item.end))
            elif context.text.shadow[item.end : body.start] == " – ":
                best = (item.code, Span(item.start, item.end))  # «Дагестан – Комитет по мелиорации»
    if best is None:
        return _side_of_kind(context, scope, body, start) or _side_of_party(context, body, start)
    return best


OF_KIND = re.compile(r"(?:\bот|\bсо стороны|\bв|\bза)\s(?P<kind>республик|област|кра|округ)(?:и|е|я|ю|а)\b")


def _side_of_kind(context: Context, scope: Scope, body: Body, start: int) -> tuple[str, Span] | None:
    """Return the code of «от республики» before a body, where one party alone is a republic."""
    found = last_match(OF_KIND, context.text.lower[start : body.start])
    if found is None:
        return None
    names = region_names()
    codes = {party.code for party in scope.parties if found["kind"] in names.get(party.code or "", "").lower()}
    if len(codes) != 1 or None in codes:
        return None
    return str(codes.pop()), Span(start + found.start(), start + found.end())


def _side_of_party(context: Context, body: Body, start: int) -> tuple[str, Span] | None:
    """Return the code of «от Правительства» where only one party is a government or has that word."""
    words = context.text.lower[start : body.start]
    found = re.search(r"(?:\bот|со стороны|\bво?)\s+(?P<owner>[а-я]+)\s*(?:–|:)\s*$", words)
    if not found:
        return None
    stem = found["owner"][:7]
    codes = {
        context.territories[other.territory].code
        for other in context.bodies
        if other.territory >= 0 and context.text.lower[other.start : other.end].startswith(stem)
    }
    if len(codes) == 1:
        return codes.pop(), Span(start + found.start(), start + found.end("owner"))
    return None


def _party_it_is_of(context: Context, scope: Scope, body: Body) -> str | None:
    """Return the code of the one party of whose first noun a body is a part: «отдел … управления»."""
    words = context.text.lower[body.start : body.end].split()[1:]
    codes = {
        party.code
        for party in scope.parties
        if party.type == "body" and any(_is_noun_of(word, party.name) for word in words)
    }
    return codes.pop() if len(codes) == 1 else None


def _is_noun_of(word: str, name: str) -> bool:
    """Tell whether a word in some case is the first noun of a name: «департамента» of «Департамент финансов»."""
    heads = [one for one in name.lower().split()[:2] if not one.endswith(("ое", "ый", "ий", "ая"))]
    return len(word) > SHORTEST_NOUN and any(head[: len(word) - 2] == word[: len(word) - 2] for head in heads[:1])


def _left_over(scope: Scope) -> str | None:
    """Return the code of the only public party where there is one."""
    codes = {party.code for party in scope.parties if party.type in ("territory", "body") and party.code}
    return codes.pop() if len(codes) == 1 else None
