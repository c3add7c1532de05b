"""The register: agreements, their parties, signatories, coordinators and commitments."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kunak.agreements.table_import import HAS_ITS_MOMENT, TableImport
from kunak.core.lifecycle import ActState, ImportState
from kunak.documents.models import Candidate, Document, Fact
from kunak.people.models import Key, Organisation, Person, Side, Territory

KINDS = ["agreement", "treaty", "memorandum", "protocol", "programme", "roadmap", "amendment", "transfer", "other"]
UNSIGNED = frozenset({"planned", "negotiated"})  # the document tells of something still to be signed

# the acts of TERMS.md; what one party does alone counts when it is recorded, the others wait for the keys of all sides
OF_ONE_PARTY = ["notice", "notice_withdrawn"]
WITH_ITS_DAY = ["termination", "supersession", "amendment"]  # their effect has a day of its own
ACT_KINDS = ["in_force", *OF_ONE_PARTY, "renewal", *WITH_ITS_DAY, "suspension", "resumption"]


class Agreement(models.Model):
    """An agreement of the register. Its standing on a day is never stored: see `terms` and `kunak.core.terms`."""

    kind = models.CharField(max_length=16)
    event = models.CharField(max_length=16, blank=True)  # what the document says happened: a code of documents' EVENTS
    title = models.CharField(max_length=500, blank=True)  # «о сотрудничестве», as the text has it
    # ISO 8601, as precise as it is known: 2013, 2013-05, 2013-05-29; of a planned one, the day that was foreseen
    signed_on = models.CharField(max_length=10, blank=True)
    place = models.CharField(max_length=200, blank=True)
    in_force = models.JSONField(null=True)  # TERMS.md; null where nobody has said: counted from the signing
    term = models.JSONField(null=True)
    renewal = models.JSONField(null=True)
    notice = models.CharField(max_length=16, blank=True)  # ISO 8601 duration
    working_groups = models.TextField(blank=True)
    sectors = models.JSONField(default=list)  # codes, in the order of the reference data; those of commitments too
    # null where it came in with a table of many: each of its values was entered, with file and row for the ground
    candidate = models.OneToOneField(Candidate, null=True, on_delete=models.PROTECT, related_name="agreement")
    documents = models.ManyToManyField(Document, related_name="agreements")
    # of one that was prepared here: what the sides signed; what is read from it completes the card
    signed_text = models.OneToOneField(Document, null=True, on_delete=models.PROTECT, related_name="signed_agreement")
    is_sample = models.BooleanField(default=False)  # shown as an example on every page
    # hash of its sides and exact day of signing; null where the day is not known, so that such ones do not collide
    identity = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-signed_on", "-pk"]
        constraints = [
            models.CheckConstraint(name="agreement_kind_is_known", condition=Q(kind__in=KINDS)),
            models.CheckConstraint(
                name="agreement_signed_on_is_a_date_or_a_part_of_one",
                condition=Q(signed_on="") | Q(signed_on__regex=r"^\d{4}(-\d{2}(-\d{2})?)?$"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.title} {self.signed_on}".strip()

    def get_absolute_url(self) -> str:
        return reverse("agreements:agreement", args=[self.pk])

    @property
    def happened(self) -> tuple[dict[str, Any], ...]:
        """The acts that count, as TERMS.md writes them, in their order. One query unless `acts` are prefetched."""
        return tuple(act.as_json() for act in self.acts.all() if act.state == ActState.COUNTS)


class Further(models.Model):
    """A further document of an agreement: what was found in it is the same, and the card was made from another."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="further")
    candidate = models.OneToOneField(Candidate, on_delete=models.PROTECT, related_name="further")
    attached_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    attached_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.candidate)


class Source(models.Model):
    """What stands behind a field of an agreement: a fact of a document, or a coordinator's entry with its ground."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="sources")
    field = models.CharField(max_length=32)
    fact = models.ForeignKey(Fact, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=500, blank=True)  # where an entered value comes from: «подписанный текст, п. 7»
    entered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    entered_for = models.ForeignKey(Side, null=True, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "field"], name="one_source_for_a_field"),
            models.CheckConstraint(  # a CHECK lets NULL through, so both arms say isnull
                name="source_is_read_or_entered_with_its_ground",
                condition=Q(fact__isnull=False, entered_by__isnull=True, note="")
                | Q(fact__isnull=True, entered_by__isnull=False, entered_for__isnull=False, entered_at__isnull=False)
                & ~Q(note=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement}: {self.field}"


def letter_at(order: int) -> str:
    """Return the letter of the party that stands at a place among the parties, from 0: a, b, c, …."""
    return "abcdefghij"[min(order, 9)]


PARTY_KINDS = {"region": "territory", "country": "country", "municipality": "municipality"}  # by kind of territory


def own_territory(kind: str, territory: Territory | None) -> Territory | None:
    """Return the territory of a party that is one; None of a party that only lies in it.

    Args:
        kind: of the party.
    """
    if territory is None:
        return None
    is_one = kind == "municipality" if territory.is_municipality else kind in {"territory", "country"}
    return territory if is_one else None


class Party(models.Model):
    """One of the ordered parties; the first two are A and B on screen."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    order = models.PositiveSmallIntegerField()  # from 0
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=16)
    territory = models.ForeignKey(Territory, null=True, on_delete=models.PROTECT, related_name="+")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="parties")
    fact = models.ForeignKey(Fact, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "order"], name="party_order_once"),
            models.UniqueConstraint(fields=["agreement", "side"], name="side_is_one_party"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def letter(self) -> str:
        """a, b, c, …: the class names of the pages."""
        return letter_at(self.order)

    @property
    def label(self) -> str:
        """The short name for work."""
        return self.side.label

    @property
    def own_territory(self) -> Territory | None:
        """The territory that the party is, whose names it bears; None for a body that lies in one."""
        return own_territory(self.kind, self.territory)

    @property
    def told_name(self) -> str:
        """The name in the language of the page where it is that of a territory; else as the document has it."""
        return self.territory.told_name if self.territory and self.name == self.territory.name else self.name


class Signatory(models.Model):
    """Who signed; the party may be unknown."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signatories")
    party = models.ForeignKey(Party, null=True, on_delete=models.CASCADE, related_name="signatories")
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=300, blank=True)
    fact = models.ForeignKey(Fact, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Coordinator(models.Model):
    """The body that coordinates for a party."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="coordinators")
    party = models.ForeignKey(Party, null=True, on_delete=models.CASCADE, related_name="coordinators")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=300)
    fact = models.ForeignKey(Fact, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Commitment(models.Model):
    """One thing the parties undertook, in one sector."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="commitments")
    order = models.PositiveSmallIntegerField()
    sector = models.CharField(max_length=32)
    kind = models.CharField(max_length=32, blank=True)  # of measure, where the words say it plainly
    text = models.TextField()
    fact = models.ForeignKey(Fact, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["agreement", "order"], name="commitment_order_once")]

    def __str__(self) -> str:
        return self.text[:80]


class PlannedEvent(models.Model):
    """Something the document promises for later, with the words of its time."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="planned_events")
    text = models.TextField()
    when = models.CharField(max_length=200, blank=True)
    fact = models.ForeignKey(Fact, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]


class Predecessor(models.Model):
    """An earlier act that the agreement replaces, as much of its date as is known."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="predecessors")
    dated = models.CharField(max_length=10)  # ISO 8601, as precise as the text is
    fact = models.ForeignKey(Fact, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["dated"]


LINK_KINDS = ["replaces", "amends"]


class ChainLink(models.Model):
    """An agreement of the register that replaces or amends an earlier one of it, as a coordinator told with a ground.

    What an act of supersession tells is not told a second time: `queries.chain` reads both.
    """

    later = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="former_links")
    former = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="later_links")
    kind = models.CharField(max_length=8)
    ground = models.CharField(max_length=500)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_for = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["later", "former"], name="chain_link_once"),
            models.CheckConstraint(name="chain_link_kind_is_known", condition=Q(kind__in=LINK_KINDS)),
            models.CheckConstraint(name="chain_links_two_agreements", condition=~Q(later=models.F("former"))),
            models.CheckConstraint(name="chain_link_has_its_ground", condition=~Q(ground="")),
        ]

    def __str__(self) -> str:
        return f"{self.later_id} {self.kind} {self.former_id}"


class RegisterBook(models.Model):
    """How a side numbers the agreements that it registers, and by when that is to be done."""

    side = models.OneToOneField(Side, on_delete=models.PROTECT, related_name="register_book")
    registrar = models.CharField(max_length=300, blank=True)  # the body or unit that keeps it
    mask = models.CharField(max_length=40)  # as `kunak.core.registration.Mask` reads it
    hand_over_days = models.PositiveSmallIntegerField()
    hand_over_is_working = models.BooleanField()
    registration_days = models.PositiveSmallIntegerField()
    registration_is_working = models.BooleanField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="book_days_are_between_one_and_a_year",
                condition=Q(hand_over_days__range=(1, 366), registration_days__range=(1, 366)),
            ),
            models.CheckConstraint(name="book_has_a_mask", condition=~Q(mask="")),
        ]

    def __str__(self) -> str:
        return f"{self.side}: {self.mask}"


class Registration(models.Model):
    """An agreement under its number in a side's book; an annulled one stays, and its number is never given again."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="registrations")
    book = models.ForeignKey(RegisterBook, on_delete=models.PROTECT, related_name="registrations")
    number = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()  # within which `serial` runs; 0 where the numbers never begin anew
    serial = models.PositiveIntegerField(null=True)  # null where the number was typed
    registered_on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    annulled_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    annulled_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-registered_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["book", "number"], name="number_once_in_a_book"),
            models.UniqueConstraint(fields=["book", "year", "serial"], name="serial_once_in_a_book"),
            models.UniqueConstraint(
                fields=["agreement", "book"],
                condition=Q(annulled_at__isnull=True),
                name="agreement_registered_once_in_a_book",
            ),
            models.CheckConstraint(name="registration_has_its_number", condition=~Q(number="")),
            models.CheckConstraint(
                name="registration_is_annulled_with_a_reason",
                condition=Q(annulled_at__isnull=True, annulled_by__isnull=True, reason="")
                | Q(annulled_at__isnull=False, annulled_by__isnull=False) & ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Filing(models.Model):
    """What a side keeps of an agreement in its own house: when and by what right it signed, where the original is."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="filings")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField(null=True)  # by this side, where the two signed on different days
    authority = models.CharField(max_length=300, blank=True)  # of who signed: «Устав», «доверенность от … № …»
    handed_over_on = models.DateField(null=True)  # the original, to the registrar
    kept_at = models.CharField(max_length=300, blank=True)
    originals = models.PositiveSmallIntegerField(null=True)
    short_title = models.CharField(max_length=200, blank=True)  # how the side's own papers call the agreement
    is_restricted = models.BooleanField(
        default=False
    )  # «для служебного пользования»: while one side says so, not public
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "side"], name="filing_once_of_a_side"),
            models.CheckConstraint(
                name="filing_has_an_original_or_says_nothing",
                condition=Q(originals__isnull=True) | Q(originals__range=(1, 99)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id}, {self.side}"


FORMALITY_KINDS = ["approval", "law", "publication"]  # `law`: of the legislature


class Formality(models.Model):
    """An act that approved the agreement on a side, or the place where its text was published."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="formalities")
    kind = models.CharField(max_length=12)
    issued_by = models.CharField(max_length=300)  # the body of the act, the source of the publication
    title = models.CharField(max_length=300, blank=True)  # «распоряжение», «закон», the name of the page
    number = models.CharField(max_length=60, blank=True)
    dated = models.DateField(null=True)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_for = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "dated", "pk"]
        constraints = [
            models.CheckConstraint(name="formality_kind_is_known", condition=Q(kind__in=FORMALITY_KINDS)),
            models.CheckConstraint(name="formality_says_who_issued_it", condition=~Q(issued_by="")),
        ]

    def __str__(self) -> str:
        return f"{self.issued_by} {self.title} {self.number}".strip()

    @property
    def is_of_legislature(self) -> bool:
        """Whether it is the legislature's: entered so, or called a law, as before laws had a kind of their own."""
        return self.kind == "law" or (self.kind == "approval" and self.title.strip().casefold().startswith("закон"))


class CardKey(Key):
    """A side's consent that exactly this card is public."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="card_keys")


class Act(models.Model):
    """What happened to an agreement since its signing; what is recorded is never changed or deleted, only void."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="acts")
    kind = models.CharField(max_length=16)
    on = models.DateField()
    party = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="+")  # whose notice it is
    received_on = models.DateField(null=True)  # of a notice: when the other side got it
    effective = models.DateField(null=True)
    period = models.CharField(max_length=16, blank=True)  # of a renewal, ISO 8601 duration
    until = models.DateField(null=True)  # of a renewal: its last day
    later = models.ForeignKey(Agreement, null=True, on_delete=models.PROTECT, related_name="replaced_by_act")
    later_title = models.CharField(max_length=300, blank=True)  # of a supersession, as the act names the later one
    terms = models.JSONField(null=True)  # of an amendment: the changed ones, as TERMS.md writes them
    ground = models.CharField(max_length=500)  # what proves it: «письмо от 29.11.2029 № 15»
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="acts")
    state = models.CharField(max_length=8, choices=[(s.value, s.value) for s in ActState])
    void_reason = models.TextField(blank=True)  # of one that counts: asked for, and waits for the other sides
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_for = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(name="act_kind_is_known", condition=Q(kind__in=ACT_KINDS)),
            models.CheckConstraint(name="act_state_is_known", condition=Q(state__in=[s.value for s in ActState])),
            models.CheckConstraint(
                name="act_of_one_party_names_it",
                condition=Q(kind__in=OF_ONE_PARTY, party__isnull=False)
                | ~Q(kind__in=OF_ONE_PARTY) & Q(party__isnull=True, received_on__isnull=True),
            ),
            models.CheckConstraint(
                name="act_with_an_effect_of_its_day_has_it",
                condition=Q(kind__in=WITH_ITS_DAY, effective__isnull=False)
                | ~Q(kind__in=WITH_ITS_DAY) & Q(effective__isnull=True),
            ),
            models.CheckConstraint(
                name="act_of_renewal_has_a_period_or_a_last_day",
                condition=~Q(kind="renewal") & Q(period="", until__isnull=True)
                | Q(kind="renewal", until__isnull=True) & ~Q(period="")
                | Q(kind="renewal", until__isnull=False, period=""),
            ),
            models.CheckConstraint(
                name="act_of_supersession_names_the_later_agreement",
                condition=Q(kind="supersession") & ~Q(later_title="")
                | ~Q(kind="supersession") & Q(later__isnull=True, later_title=""),
            ),
            models.CheckConstraint(
                name="act_of_amendment_has_its_terms",
                condition=Q(kind="amendment", terms__isnull=False) | ~Q(kind="amendment") & Q(terms__isnull=True),
            ),
            models.CheckConstraint(name="act_has_its_ground", condition=~Q(ground="")),
            models.CheckConstraint(
                name="act_is_void_with_a_reason", condition=~Q(state=ActState.VOID) | ~Q(void_reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return reverse("agreements:act", args=[self.agreement_id, self.pk])

    @property
    def is_of_one_party(self) -> bool:
        """Whether one party did it alone."""
        return self.kind in OF_ONE_PARTY

    def as_json(self) -> dict[str, Any]:
        """Return the act as TERMS.md writes it. No query where `party` is fetched."""
        row = {
            "kind": self.kind,
            "on": self.on.isoformat(),
            "by": self.party.name if self.party else None,
            "effective": self.effective.isoformat() if self.effective else None,
            "period": self.period,
            "until": self.until.isoformat() if self.until else None,
            "by_agreement": self.later_title,
            "terms": self.terms,
        }
        return {name: value for name, value in row.items() if value}


class ActKey(Key):
    """A side's consent to exactly this act, or to its being void; or its return with a reason."""

    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="keys")


class ActPaper(models.Model):
    """The paper by which a side that has nobody here agreed to exactly this act, as another side entered it.

    It is never that side's key: it says who entered it, and stays when the side gets people of its own.
    """

    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="papers")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")  # whose paper it is
    content_hash = models.CharField(max_length=64)
    paper = models.CharField(max_length=500)  # «письмо от 29.11.2029 № 15»
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_for = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["act", "side", "content_hash"], name="act_paper_once_of_a_side"),
            models.CheckConstraint(name="act_paper_is_told", condition=~Q(paper="")),
            models.CheckConstraint(
                name="act_paper_is_entered_by_another_side", condition=~Q(side=models.F("entered_for"))
            ),
        ]

    def __str__(self) -> str:
        return self.paper


class SearchText(models.Model):
    """What an agreement is looked for by: dictionary forms of its words, each once.

    A copy that may be made anew on any day: see `kunak.agreements.search`, which also has the index of each database.
    """

    agreement = models.OneToOneField(Agreement, primary_key=True, on_delete=models.CASCADE, related_name="search_text")
    card = models.TextField()
    texts = models.TextField(blank=True)  # of its documents


class Words(models.Model):
    """What a short row of many is looked for by; NULL where it waits to be kept: see `kunak.agreements.search.waiting`.

    The database writes it and takes it away with its row, so nothing of Django's does.
    """

    words = models.TextField(null=True)  # noqa: DJ001 (empty words are kept ones)

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["row"], condition=Q(words=None), name="%(class)s_waits")]


class CommitmentWords(Words):
    """What a commitment is looked for by."""

    row = models.OneToOneField(
        Commitment, primary_key=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )


class SavedView(models.Model):
    """What a person asks the register for again and again, under a name."""

    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    asked = models.CharField(max_length=1000, blank=True)  # the address after its question mark, in one order
    is_shared = models.BooleanField(default=False)  # with the people of the side

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="view_name_once_of_a_person"),
            models.CheckConstraint(name="view_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("agreements:view", args=[self.pk])


class RegisterImport(TableImport):
    """A table of agreements on its way into the register: taken whole or not at all.

    A reason in `refused` is kept as a code with what it is about: `CellRefused` and `TableUnusable` say it.
    """

    filled = models.PositiveIntegerField(default=0)  # cards that got what they did not say

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="import_state_is_known", condition=Q(state__in=[s.value for s in ImportState])),
            models.UniqueConstraint(
                fields=["side"], condition=Q(state__in=["waiting", "checking"]), name="one_import_of_a_side_under_way"
            ),
            models.CheckConstraint(
                name="import_takes_all_or_nothing",
                condition=Q(state="done", refused=[]) | ~Q(state="done") & Q(added=0, filled=0),
            ),
            models.CheckConstraint(name="import_that_ended_has_its_moment", condition=HAS_ITS_MOMENT),
        ]

    def get_absolute_url(self) -> str:
        return reverse("agreements:import", args=[self.pk])


from kunak.agreements.listing.tables import Facet, Faceted, KeptSpell, Listing, Lull  # noqa: E402, F401  # Django finds them here
