"""Orders, laws, minutes, reports and letters: the agreements that they name with parties, title and day."""

from collections.abc import Sequence

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses import parties as party_rules
from kunak.core.reading.clauses.event import NEGOTIATED, PLANNED, tells_signing
from kunak.core.reading.clauses.mentions import Mention, find_mentions
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signatories import with_free_posts
from kunak.core.reading.clauses.signers import Signer, find_signers
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.profiles.act_parties import parties_of_mention, parties_of_paper, told_next
from kunak.core.reading.record import Event, Party

TO_SIGN = agrees(
    r"о подписании|^\W*о заключении|^\W*для подписания|прилагаемый проект|проект соглашени|подписать|заключить|"
    r"целесообразн\w+ (?:заключени|"
    r"подписани)|подготовить проект|заключени\w+ (?:отдельн\w+ )?(?:соглашени|договор|меморандум)|"
    r"(?:провести|назначить|организовать|приурочить) (?:[а-я]+ )?подписани\w+"
)
# «Поручить председателю Думы подписать от имени Думы указанное Соглашение»
TO_BE_SIGNED = agrees(
    r"\bподписать (?:от имени [^.;]{3,90} )?(?:указанн|прилагаем|данн|вышеназванн|вышеуказанн|настоящ|одобренн|это)"
    r"[а-я]* (?:соглашени|договор|меморандум|протокол|план)"
)
# «Право подписи от имени края предоставить вице-губернатору», «уполномочить министра на подписание Соглашения»
EMPOWERS = agrees(
    r"\bправо (?:его )?подписи (?:соглашени|договор|меморандум|протокол|документ|от имени|предостав|закреп|перед)|"
    r"\bправо (?:поставить|подписать|подписания|скрепить|расписаться)\b|"
    r"\bпризнать (?:приемлемым|целесообразным|возможным)\b[^.;]{0,60}\b(?:текст|проект|подписание|заключение)\b|"
    r"\b(?:право|полномочи[ея]|полномочиями|уполномочить [^.;]{3,120}) на (?:его |ее )?(?:подписание|заключение)\b|"
    r"(?<!ый\s)(?<!ого\s)\bпроект (?:(?:соглашения|договора|меморандума|протокола) )?"
    r"(?:одобрить|утвердить|поддержать)\b"
)
LAW_OF_RULES = agrees(
    r"о порядке (?:заключения|подписания|подготовки)|порядок (?:заключения|подготовки)|о соглашениях|"
    r"определяет порядок|решени[ея] об? (?:изменени|заключени|расторжени|подписани|прекращени)[^.]{0,60}"
    r"(?:соглашени|договор)[^.]{0,200} принима"
)
TERMINATE = agrees(
    r"о (?:его |ее )?прекращении|о (?:его |ее |досрочном )?расторжении|расторгнуть|"
    r"прекратить (?:[^.]{0,30} )?действие|о денонсации|"
    r"призна\w+ утративш\w+ силу (?=соглашени|договор|меморандум|протокол)|"
    r"об истечении срока|о выходе из"
)
PROLONG = agrees(
    r"о продлении (?:срока )?(?:действия )?(?:соглашени|договор|меморандум|протокол)|"
    r"(?:соглас\w+|решил\w*|принято решение) продлить|\bпродлить (?:на [^.]{3,20}? )?(?:срок )?(?:действи\w+ )?"
    r"(?:соглашени|договор|меморандум|протокол)"
)
# a wish to do it is not yet done
INTENDS = agrees(r"о намерении (?:продлить|пролонгировать)|намерен\w* (?:продлить|пролонгировать)")
STOPS = agrees(
    r"не намерен\w* (?:продл|пролонг)\w+|не (?:продлевать|продлять|пролонгировать)|(?:продлеваться|продлен\w*|"
    r"пролонгирован\w*) не буд(?:ет|ут)|не буд(?:ет|ут) (?:продл|пролонг)\w+"
)


def find_scopes(context: Context) -> tuple[Scope, ...]:
    """Return the agreements named with both parties; one that is only spoken of in general gives none."""
    if LAW_OF_RULES.search(context.text.lower[:600]):
        return ()
    mentions = [mention for mention in find_mentions(context) if not mention.is_document]
    out: list[Scope] = []
    for mention in mentions:
        parties = parties_of_mention(context, mention) or _of_document(context, mention, out)
        if len(parties) < 2 and not out:
            parties = parties_of_paper(context, mention)
        if len(parties) < 2 or not party_rules.has_public(parties):
            continue
        known = next((scope for scope in out if _is_same(scope, mention, parties)), None)
        if known is None and out and _are_told_better(out[0], parties):
            known = out[0]
            known.parties = tuple(parties)
        if known is not None:
            if mention.title is not None and (
                known.title is None or _is_fuller(mention.title.value, known.title.value)
            ):
                known.title = mention.title
            known.signing = tuple(dict.fromkeys([*known.signing, mention.sentence]))
            known.event = _with(known.event, _event(context, mention))
            known.mentions = (*known.mentions, mention.span)
            continue
        scope = Scope(
            mention.kind,
            "mentioned" if out and mention.is_nested else _event(context, mention),
            (),
            (mention.span,),
            mention.title,
            is_main=not out,
            parties=tuple(parties),
            anchor=mention.sentence,
        )
        following = told_next(context, mention)
        scope.signing = (mention.sentence, following) if following >= 0 else (mention.sentence,)
        out.append(scope)
    _share_sentences(context, out)
    for scope in out[:1]:
        if scope.event == "in_force" and _is_to_be_signed(context):
            scope.event = "planned"  # approved first, signed then
    for scope in out[:1]:
        scope.signers = _signers(context, scope)
    return tuple(out[:4])


def _is_to_be_signed(context: Context) -> bool:
    """Tell whether an order has somebody sign, or gives him the right to; not where it tells a day of signing."""
    lower, letters = context.text.lower, context.text.letters
    if TO_BE_SIGNED.search(lower, letters=letters):
        return True
    return EMPOWERS.search(lower, letters=letters) is not None and not SIGNED_ALREADY.search(lower, letters=letters)


def _signers(context: Context, scope: Scope) -> tuple[Signer, ...]:
    """Return who signed the agreement that a paper is about, where it tells: «подписано губернаторами А и Б»."""
    if scope.event == "planned":
        return ()
    telling = [
        index
        for index in scope.sentences
        if tells_signing(context.sentence_words(index)) or SIGNED_BY.search(context.sentence_words(index))
    ]
    return tuple(with_free_posts(context, find_signers(context, telling)))


SIGNED_BY = agrees(r"(?:подписанн|заключенн)\w+ ")


def _of_document(context: Context, mention: Mention, known: Sequence[Scope]) -> list[Party]:
    """Return the parties of an agreement named without them: those of the first one, if it has a title of its own."""
    if not known or mention.title is None or mention.kind in ("programme", "roadmap"):
        return []
    sentence = context.text.sentences[mention.sentence]
    words = context.text.lower[sentence.start : sentence.end]
    if not (PLANNED.search(words) or NEGOTIATED.search(words) or TO_SIGN.search(words)):
        return []
    if any(
        body.type in ("institution", "company") and sentence.start <= body.start < sentence.end
        for body in context.bodies
    ):
        return []
    return list(known[0].parties)


def _is_same(scope: Scope, mention: Mention, parties: Sequence[Party]) -> bool:
    known_ones, named_ones = ({party.name.lower() for party in one} for one in (scope.parties, parties))
    if known_ones != named_ones and not (known_ones < named_ones or named_ones < known_ones):
        return False  # a longer list and a shorter one are of the same act: its title tells of all, a clause of some
    if scope.title is None or mention.title is None:
        return True
    known, named = scope.title.value.lower(), mention.title.value.lower()
    return known[:24] == named[:24] or known.startswith(named) or named.startswith(known)


def _are_told_better(scope: Scope, parties: Sequence[Party]) -> bool:
    """Tell whether «между А и Б» names the sides of which a heading named one, and the giver's region for the other.

    So does «Соглашения о …, которое заключили А и Б», where they are of the same two regions.
    """
    if len(parties) != len(scope.parties):
        return False
    if any(party.rule != "party.between" for party in parties) and (
        {party.code for party in parties} != {party.code for party in scope.parties} or not parties[0].code
    ):
        return False
    told = {party.name for party in parties}
    guessed = [party for party in scope.parties if party.name not in told]
    return [party.rule for party in guessed] == ["party.paper"] and scope.title is None


def _is_fuller(title: str, known: str) -> bool:
    """Tell whether a title goes on where the known one ends."""
    return len(title) > len(known) and title.lower().startswith(known.lower())


def _event(context: Context, mention: Mention) -> Event:  # noqa: PLR0911  one answer a line
    sentence = context.text.sentences[mention.sentence]
    words = context.text.lower[sentence.start : sentence.end]
    before = context.text.lower[sentence.start : mention.span.end]
    if (
        TERMINATE.search(before)
        or STOPS.search(words)
        or OF_ENDING.search(words)
        or ENDS_ON.search(words, mention.span.end - sentence.start)
        or _is_headed(context, sentence)
    ):
        return "terminated"
    if context.genre == "other" and NOTIFIES.search(words):
        return "signed"
    if INTENDS.search(words):
        return "in_force"
    if PROLONG.search(before):
        return "prolonged"
    if _is_signed(context, mention):
        return "in_force"
    if TO_SIGN.search(before) or re.search(
        r"проект\w*\s+$", context.text.lower[max(0, mention.span.start - 20) : mention.span.start]
    ):
        return "planned"
    return "planned" if PLANNED.search(words) and "подписанн" not in words else "in_force"


# a notice in print is the news of a signing itself: «доводит до сведения жителей, что … заключено соглашение»
NOTIFIES = agrees(
    r"\bдовод(?:ит|ят|ится) до (?:всеобщего )?сведения\b[^.;]{0,80}?,? (?:что|о том) "
    r"[^.;]{0,300}?\b(?:подписан|заключен)[оаы]?\b"
)
# «уведомляем о расторжении», «извещаю Вас об отказе министерства от Соглашения»
OF_ENDING = agrees(
    r"(?:уведомл|извещ|сообща|ставим в известность)[а-я]* (?:[а-я-]+ ){0,4}?об? (?:его |ее |своем |нашем |досрочном )?"
    r"(?:(?:расторжени|прекращени|денонсаци|выход)|отказе (?:[^.;]{0,80} )?от (?:[а-я-]+ ){0,2}?"
    r"(?:соглашени|договор|меморандум|протокол))"
)

# «Соглашение … прекратится 1 декабря»: its end has a day, and is no clause of how it may end
ENDS_ON = agrees(
    r"\b(?:прекра(?:тится|щается|тит(?: свое)? действие|щает(?: свое)? действие)|(?:утратит|теряет) силу) "
    r"(?:с |со? дня |начиная с )?\d{1,2}(?: [а-я]|\.\d)"
)


def _is_headed(context: Context, sentence: Span) -> bool:
    """Tell whether a letter or an order is headed «О расторжении Соглашения»."""
    if context.genre not in ("letter", "other"):
        return False
    found = HEADED.search(context.text.lower, max(0, sentence.start - 400), sentence.start)
    return found is not None and not ("истечении" in found[0] and context.text.held(WISHES_ON))


# a letter «Об истечении срока» whose writer wants the agreement to go on ends nothing
WISHES_ON = agrees(
    r"\b(?:рад[аы]?|соглас\w+ на|не возража\w+ против|поддержива\w+) (?:[а-я]+ ){0,2}?(?:продлени|продолжени)\w+|"
    r"\b(?:продолжени|продлени)[еюя] (?:рад[аы]?|не возража\w+|поддержива\w+)\b|\bнамерен\w* (?:продлить|продолжить)|"
    r"\b(?:иного|возражений) не (?:заявля|име)\w+|\bпрос(?:им|ит|ят) (?:[а-я]+ ){0,3}?(?:продлить|продолжить)\b"
)


HEADED = re.compile(
    r"^[^\S\n]*об?\s+(?:досрочном\s+)?(?:расторжении|прекращении\s+действия|денонсации|выходе\s+из|истечении\s+срока)\s",
    re.MULTILINE,
)
SIGNED_ALREADY = agrees(
    r"(?:подписан|заключен)(?:н\w+|[аоы])? (?:[^.]{0,60} )?(?:«?\d{1,2}»? [а-я]+|\d\d\.\d\d\.|в) ?(?:19|20)\d\d"
)


def _is_signed(context: Context, mention: Mention) -> bool:
    """Tell whether a day of signing stands after a mention: what is approved now was signed before."""
    sentence = context.text.sentences[mention.sentence]
    return SIGNED_ALREADY.search(context.text.lower, mention.span.end, sentence.end) is not None


def _with(known: Event, told: Event) -> Event:
    """Return what a paper says of an agreement in two places: a day of signing outweighs «об одобрении заключения»."""
    return told if known == "planned" and told == "in_force" else known


def _share_sentences(context: Context, scopes: Sequence[Scope]) -> None:
    """Give the first agreement all sentences but those of the others, each of the others its own."""
    others = {index for scope in scopes[1:] for index in scope.signing} - set(scopes[0].signing if scopes else ())
    for place, scope in enumerate(scopes):
        if place:
            scope.sentences = scope.signing
        else:
            scope.sentences = tuple(index for index in range(len(context.text.sentences)) if index not in others)
