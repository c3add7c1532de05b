"""The sample goes in by the same services as everything else: all of it or nothing, into an empty database only."""

from datetime import date

from django.db import transaction

from kunak.agreements.card import card_hash, card_of
from kunak.agreements.models import Agreement
from kunak.agreements.services import accept, mark_as_example, turn_card_key
from kunak.config.sample.assignments import give_assignments
from kunak.config.sample.draft import begin_draft
from kunak.config.sample.errors import DatabaseNotEmpty
from kunak.config.sample.files import RELEASE, release
from kunak.config.sample.group import Group, set_up
from kunak.config.sample.people import SamplePerson, add_people
from kunak.config.sample.plan import Plan, first_year, put_plan_in_force, send_next_version
from kunak.documents.models import Candidate
from kunak.documents.services import add_document, confirm_fact
from kunak.journal.models import Entry
from kunak.journal.services import lock
from kunak.people.models import Person, Role
from kunak.people.services import load_territories


def is_empty() -> bool:
    """Say whether nothing has happened in this database yet. One query."""
    return not Entry.objects.exists()


def is_loaded() -> bool:
    """Say whether the sample is in this database. One query."""
    return Agreement.objects.filter(is_sample=True).exists()


@transaction.atomic
def load(*, on: date) -> list[SamplePerson]:
    """Load the sample; its plan begins near the day.

    The release is read, checked and accepted by Tatarstan; both sides make the card and the plan public; Ingushetia
    has sent the next version of the plan, which waits for Tatarstan's key. A working group has met once and meets
    again; Tatarstan's own assignments stand in every state. Tatarstan has proposed another agreement, and its lawyer
    has nothing against the text.

    Raises:
        DatabaseNotEmpty: something is there already, perhaps from another process that loaded the sample.
    """
    lock()
    if not is_empty():
        raise DatabaseNotEmpty
    load_territories()
    people = add_people()
    first, second = (one.person for one in people if one.role == "coordinator")
    agreement = _register(by=first)
    for person in (first, second):
        turn_card_key(agreement=agreement, content_hash=card_hash(card_of(agreement)), by=person)
    plan = Plan(agreement, (first, second), first_year(on))
    send_next_version(plan, put_plan_in_force(plan))
    set_up(Group(agreement, (first, second), on))
    [lead] = (one.person for one in people if one.role == Role.SECTOR_LEAD and one.code == "RU-TA")
    give_assignments(agreement, first, lead, on=on)
    [lawyer] = (one.person for one in people if one.role == Role.OBSERVER)
    begin_draft(on=on, by=first, lawyer=lawyer)
    return people


def _register(*, by: Person) -> Agreement:
    document = add_document(name=RELEASE, data=release(), by=by)
    candidate = Candidate.objects.get(reading__document=document)
    for fact in candidate.facts.filter(state="proposed").exclude(doubt=""):
        confirm_fact(fact=fact, revision=fact.revision, by=by)
    agreement = accept(candidate=candidate, by=by)
    return mark_as_example(agreement=agreement)
