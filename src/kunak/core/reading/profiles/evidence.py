"""Whether what news tells of is an agreement with a public side, and not a deal, a wish or somebody else's."""

from collections.abc import Sequence

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses import parties as party_rules
from kunak.core.reading.clauses.meant import is_place
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signers import Signer
from kunak.core.reading.context import Context
from kunak.core.reading.profiles.found import Found
from kunak.core.reading.profiles.second_opinion import VERY_LIKELY, tells_of_signing
from kunak.core.reading.record import Party

SECOND_OPINION = "second opinion"  # in the memo: how likely the news tells of a signing that no rule finds
LEAST = 0.5  # the confidence of parties that are only named most often


def counts(  # noqa: PLR0911  one answer a line
    context: Context, found: Found, parties: Sequence[Party], signers: Sequence[Signer]
) -> bool:
    """Tell whether what was found is an agreement with a public party, and not a deal, a wish or somebody else's."""
    if not party_rules.has_public(parties):
        return False
    if found.mention.kind in PLANS and all(party.confidence <= 0.6 or party.rule == OF_TOWNS for party in parties):
        words = found.mention.title.value.lower() if found.mention.title else ""
        is_own = len(parties) < 2 and not signers  # «Правительство области утвердило программу связей с соседями»
        told = context.sentence_words(found.mention.sentence)
        is_of_two = OF_TWO.search(words) is not None or (len(parties) > 1 and HEADS_SIGNED.search(told) is not None)
        return not is_own and is_of_two
    if len(parties) >= 2 and _is_of_private_hands(parties, signers):
        return False
    if len(parties) >= 2:
        if any(party.confidence <= 0.6 for party in parties):
            if any(party.type in PRIVATE for party in parties) and all(
                party.confidence <= 0.6 for party in parties if party.type not in PRIVATE
            ):
                return False  # a chamber signs, and a territory is only named near
            return (
                _is_likely(context, parties)
                or _has_loose_evidence(context, found, signers)
                or _is_of_pair(context, found, parties)
            )
        return True
    sentence = context.text.sentences[found.mention.sentence]
    is_joined = parties[0].rule == "party.joined"
    if not is_joined and WITH_PRIVATE.search(context.text.lower, sentence.start, sentence.end):
        return False  # «подписал соглашения с тремя компаниями»
    is_told = found.event == "signed" and len(signers) >= 1 and parties[0].confidence > 0.6
    return found.mention.title is not None and (is_joined or is_told)


def _is_of_private_hands(parties: Sequence[Party], signers: Sequence[Signer]) -> bool:
    """Tell whether firms, schools or museums sign by their heads, and the region is only where they are at home."""
    posts = [signer.post for signer in signers if signer.post]
    public = [party for party in parties if party.type not in PRIVATE]
    return (
        bool(posts)
        and len(public) < len(parties)
        and all(is_private_post(post) for post in posts)
        and all(party.rule == "party.home" for party in public)
    )


def _is_likely(context: Context, parties: Sequence[Party]) -> bool:
    """Tell whether all words of the news speak for a signing by parties that are named near it."""
    sureness = context.memo.get(SECOND_OPINION, 0.0)
    return sureness > VERY_LIKELY or (sureness > 0 and any(party.confidence > LEAST for party in parties))


def _is_of_pair(context: Context, found: Found, parties: Sequence[Party]) -> bool:
    """Tell whether a signing that is told is of the only two territories near it, if all words of the news agree."""
    sentence = context.text.sentences[found.mention.sentence]
    return (
        found.event == "signed"
        and len(parties) == len(PAIR)
        and all(party.type in PAIR for party in parties)
        and not is_of_private(context, sentence)
        and not has_private_subject(context, found, sentence)
        and tells_of_signing(context, found.mentions) > VERY_LIKELY
    )


PAIR = ("territory", "municipality")
PLANS = ("programme", "roadmap")
# what a plan's title names that no body can do by itself
OF_TWO = re.compile(
    r"сотруднич|взаимодейств|совместн|соглашени|договор|\bобщ(?:их|его)\b|партн[её]рств|побратим|дружб|обмен|"
    r"межрегион|межмуниц|двусторон|приграничн"
)
# «План мероприятий главы регионов подписали на форуме»
HEADS_SIGNED = agrees(
    r"\b(?:главы|губернаторы|руководители|мэры) (?:(?:обоих|обеих|двух|этих|наших) )?"
    r"(?:регионов|областей|республик|субъектов|городов|районов|муниципалитетов)\b"
    r"[^.;:!?]{0,60} ?(?:подпис|утверди|скрепи)|"
    r"\b(?:подписали|утвердили|скрепили) (?:[а-я]+ )?(?:главы|губернаторы|руководители|мэры)\b"
)
OF_TOWNS = "party.towns"  # two towns that news of towns names most: also those where a plan's works are done
COOPERATION = re.compile(
    r"сотруднич|взаим|партн[её]рств|дружб|побратим|шефств|сосед|совместн|связ|содружеств|кооперац|координац|интеграц|"
    r"выручк|помощи|содействи|поддержк|меж(?:регион|муницип|парламент)|приграничн|порубеж|\bобщ(?:их|его|ей|ем|ему)\b|"
    r"развити|обмен|намерени"
)
# whose signature binds a territory
PUBLIC_POST = re.compile(
    r"(?:[а-яё-]+ ){0,4}?(?:глав|губернатор|вице-губернатор|министр|премьер|вице-премьер|мэр|раис|аким|хоким|"
    r"председател[ья] "
    r"(?:правительств|парламент|дум|комитет|собрани|облисполком|исполком|законодательн|совет)|руководител|начальник)"
)


PRIVATE_POSTS = (
    "директор",
    "генеральный директор",
    "ректор",
    "председатель правления",
    "председатель совета директоров",
    "президент",
)
# «директор департамента туризма», «президент республики»
OF_POWER = re.compile(
    r"(?:[а-я]+\s){0,2}(?:директор|президент)\s(?:[а-яё-]+(?:ого|ой)\s)?"
    r"(?:департамент|агентств|управлени|комитет|служб|министерств|республик|дирекци)"
)


def is_private_post(post: str) -> bool:
    """Tell whether who holds a post signs for a firm or a school, and not for a body of power."""
    return post.startswith(PRIVATE_POSTS) and OF_POWER.match(post) is None


def _has_loose_evidence(context: Context, found: Found, signers: Sequence[Signer]) -> bool:
    """Tell whether an agreement whose parties are only named near it is one of co-operation between territories.

    That wants words of its own: a title or a signer, and somebody who acts for territories; not firms, schools or
    private persons in the sentence that names the act. Where the title is not of co-operation, two
    signers have public posts.
    """
    posts = [signer.post for signer in signers if signer.post]
    title = found.mention.title
    is_of_cooperation = title is None or COOPERATION.search(title.value.lower()) is not None
    sentence = context.text.sentences[found.mention.sentence]
    told = posts or [post.value for post in context.posts.within(sentence.start, sentence.end)]  # those without names
    if not is_of_cooperation and sum(PUBLIC_POST.match(post) is not None for post in told) < 2:
        return False
    if posts and all(is_private_post(post) for post in posts):
        return False
    if any(
        body.type in PRIVATE and not is_place(context, body.start)
        for body in context.bodies.within(sentence.start, sentence.end)
    ) or has_private_subject(context, found, sentence):
        return False
    is_told = found.event not in ("signed", "mentioned") or found.mention.title is not None or len(signers) >= 1
    return is_told and _acts_for_territories(context, found, posts)


def has_private_subject(context: Context, found: Found, sentence: Span) -> bool:
    """Tell whether one who signs for himself stands before the act or behind its title: «… каждый слушатель»."""
    title = found.mention.title
    end = title.spans[0].start if title is not None else found.mention.span.end
    behind = title.spans[0].end if title is not None else found.mention.span.end
    lower = context.text.lower
    return any(PRIVATE_SUBJECT.search(lower, *part) for part in ((sentence.start, end), (behind, sentence.end)))


# who signs for himself, before the act: «компании подписали …», «каждый слушатель …», «Порт» и «Флот» подписали
PRIVATE_SUBJECT = agrees(
    r"\b(?:компании|предприятия|фирмы|вузы|клубы?|игроки?|студенты?|слушател[ьи]|жител[ьи]|хозяйства|сборные|профсоюзы?|"
    r"спортсмены?|фермеры?|поставщики?|банки?|магазины|издательств[оа]|подрядчики?|парти[ия]) |"
    r"» (?:подпис|заключ|продл)\w+"
)


AUTHORITY = agrees(
    r"\b(?:регион\w*|субъект\w*|област\w*|республик\w*|кра[яйею]\w{0,2}|округ\w*|правительств\w*|власт\w*|"
    r"администраци\w*|делегаци\w*|губернатор\w*|глав[аыоу]\w*|мэр\w*|министр\w*|министерств\w*|парламент\w*)\b"
)


def _acts_for_territories(context: Context, found: Found, posts: Sequence[str]) -> bool:
    """Tell whether a signer has a public post, or the sentence of the act or the headline tells of authorities."""
    if any(not is_private_post(post) for post in posts):
        return True
    sentences = context.text.sentences
    told = (sentences[found.mention.sentence], *sentences[: min(2, found.mention.sentence)])
    return any(AUTHORITY.search(context.text.lower, span.start, span.end) for span in told)


PRIVATE = ("company", "institution", "other")


WITH_PRIVATE = agrees(
    r"\bсо? (?:[а-я]+ ){0,3}?"
    r"(?:компани|предприяти|инвестор|вуз|банк|фирм|застройщик|резидент|бизнес|производител|завод)"
)


def is_of_private(context: Context, sentence: Span) -> bool:
    """Tell whether a sentence names a firm or a school as a side: «подписал соглашения с тремя компаниями»."""
    if any(body.type in PRIVATE for body in context.bodies.within(sentence.start, sentence.end)):
        return True
    return WITH_PRIVATE.search(context.text.lower, sentence.start, sentence.end) is not None
