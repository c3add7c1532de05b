"""One sentence, several acts: «подписал соглашения с А, Б и В»."""

from dataclasses import replace

from kunak.core.provenance import Sourced
from kunak.core.reading import later as re
from kunak.core.reading.clauses.signers import Signer
from kunak.core.reading.clauses.title import title_after
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.record import Party


def one_for_each_partner(context: Context, scope: Scope) -> list[Scope]:
    """Return a scope for each partner where a sentence tells of several acts of one party: «соглашения с А, Б и В»."""
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
