"""An agreement that was prepared here gets from its signed text what nobody has typed before."""

from collections.abc import Iterable

from kunak.agreements import search
from kunak.agreements.errors import SigningDayDiffers
from kunak.agreements.models import Agreement, Party
from kunak.agreements.services.from_facts import (
    SINGLE,
    Facts,
    add_coordinators,
    add_documents,
    add_promises,
    columns,
)
from kunak.documents.models import Candidate, Fact
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.people.queries import municipality_named

OF_THE_SIDES = {"event", "signed_on"}  # what all sides confirmed with their keys: no reading changes it


def complete(
    agreement: Agreement, candidate: Candidate, facts: Facts, others: Iterable[Candidate], by: Person
) -> Agreement:
    """Fill the card of an agreement that was signed here; a step of accepting what was read from its text.

    Parties, signatories and the day of signing stay as the sides confirmed them; what the text says beside that takes
    the place of what was typed, with its words.

    Raises:
        SigningDayDiffers: the text gives another day of signing than the sides confirmed.
    """
    agreement = Agreement.objects.select_for_update(no_key=True).get(pk=agreement.pk)
    read = facts.text("signed_on")
    if not agreement.signed_on.startswith(read):  # the month or the year alone may be all that the text tells
        raise SigningDayDiffers(read=read, confirmed=agreement.signed_on)
    for name, value in columns(facts).items():
        if value and name not in OF_THE_SIDES:
            setattr(agreement, name, value)
    agreement.candidate = candidate
    agreement.save()
    _sources(agreement, facts)
    parties = list(agreement.parties.select_related("side", "territory"))
    _show_words(agreement, facts, parties)
    add_coordinators(agreement, facts, parties)
    add_promises(agreement, facts)
    add_documents(agreement, others, by)
    search.keep(agreement)
    after = {"title": agreement.title, "commitments": agreement.commitments.count()}
    record("card completed", of=agreement, by=by, after=after)
    return agreement


def _sources(agreement: Agreement, facts: Facts) -> None:
    for name in SINGLE:
        fact = facts.one(name)
        if fact is not None and name != "event":
            entered = {"note": "", "entered_by": None, "entered_for": None, "entered_at": None}
            agreement.sources.update_or_create(field=name, defaults={"fact": fact, **entered})


def _show_words(agreement: Agreement, facts: Facts, parties: list[Party]) -> None:
    """Give parties and signatories the words that name them, where the text does."""
    for fact, value in facts.each("parties"):
        for party in parties:
            if _is_named(party, value["name"], value["code"]) and party.fact_id is None:
                _give(party, fact)
    signed = {one.name.casefold(): one for one in agreement.signatories.all()}
    for fact, value in facts.each("signatories"):
        found = signed.get(value["name"].casefold())
        if found is not None:
            found.fact = fact
            found.save(update_fields=["fact"])


def _is_named(party: Party, name: str, code: str | None) -> bool:
    if party.territory is not None and party.territory.is_municipality:
        return municipality_named(name, party.territory.lies_in) == party.territory
    has_code = code is not None and party.territory is not None and party.territory.code == code
    return has_code or party.name.casefold() == name.casefold()


def _give(party: Party, fact: Fact) -> None:
    party.fact = fact
    party.save(update_fields=["fact"])
