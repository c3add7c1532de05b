"""Territories, organisations, sides, people and their roles."""

from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kunak.core.bodies import Held, OnDay, on_day
from kunak.core.bodies.municipalities import region_of
from kunak.core.terms import PartialDate
from kunak.core.terms.regional_days import RegionalDay


class TerritoryKind(models.TextChoices):
    """What a territory is."""

    REGION = "region", _("region")
    COUNTRY = "country", _("country")
    MUNICIPALITY = "municipality", pgettext_lazy("territory", "municipality")


class Territory(models.Model):
    """A region or country of the reference data, or a municipality that an office added, with its names in cases."""

    # ISO 3166-2 or 3166-1; RF-NN where ISO has none; of a municipality the eight digits of OKTMO
    code = models.CharField(max_length=10, unique=True)
    kind = models.CharField(max_length=16, choices=TerritoryKind.choices)
    region = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="municipalities"
    )  # that a municipality lies in
    name = models.CharField(max_length=200)
    name_gen = models.CharField(max_length=200)
    name_dat = models.CharField(max_length=200)
    name_ins = models.CharField(max_length=200)
    short = models.CharField(max_length=100)
    short_gen = models.CharField(max_length=100)
    name_en = models.CharField(max_length=200)
    short_en = models.CharField(max_length=100)
    abbr = models.CharField(max_length=20, blank=True)
    head_title = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="municipality_and_nothing_else_lies_in_a_region",
                condition=Q(kind=TerritoryKind.MUNICIPALITY, region__isnull=False)
                | Q(kind__in=[TerritoryKind.REGION, TerritoryKind.COUNTRY], region__isnull=True),
            ),
            models.UniqueConstraint(fields=["region", "name"], name="municipality_once_in_a_region"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The short name in the language of the page; of a municipality without an English one the Russian."""
        return self.short if get_language() == "ru" else self.short_en or self.short

    @property
    def told_name(self) -> str:
        """The full name in the language of the page; of a municipality without an English one the Russian."""
        return self.name if (get_language() or "ru").startswith("ru") else self.name_en or self.name

    @property
    def is_municipality(self) -> bool:
        """Whether an office added it: it is no territory of the reference data."""
        return self.kind == TerritoryKind.MUNICIPALITY

    @property
    def lies_in(self) -> str:
        """The code of the region or country of the reference data that it is, or lies in. No query."""
        return region_of(self.code) if self.is_municipality else self.code


class Side(models.Model):
    """The signed-in people who act for one party; one for a territory, whatever the number of its agreements."""

    territory = models.OneToOneField(Territory, null=True, blank=True, on_delete=models.PROTECT, related_name="side")
    name = models.CharField(max_length=200, unique=True)  # «Республика Татарстан», as the record names the party

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The short name for work: «Татарстан»."""
        return self.territory.label if self.territory else self.name


class BodyKind(models.TextChoices):
    """What a body is; the order is that of lists. The codes are those of `reference/posts.csv`."""

    HEAD = "head", pgettext_lazy("body", "head of the territory")
    GOVERNMENT = "government", pgettext_lazy("body", "government, administration")
    PARLIAMENT = "parliament", pgettext_lazy("body", "parliament")
    MINISTRY = "ministry", pgettext_lazy("body", "ministry, agency")
    REPRESENTATION = "representation", pgettext_lazy("body", "permanent representation")
    MUNICIPAL = "municipal", pgettext_lazy("body", "municipal body")
    ORGANISATION = "organisation", pgettext_lazy("body", "organisation")


class Organisation(models.Model):
    """A body of a side: a ministry, an agency, an enterprise, a clinic, a university.

    `name` is its latest; what it was called before is in `names`, where anybody has told.
    """

    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="organisations")
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=16, choices=BodyKind.choices, blank=True)  # empty where nobody has said
    # that this is another spelling of; a trigger lets in bodies of the side alone, and no chains
    same_as = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="spellings")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint("side", Lower("name"), name="organisation_once_on_a_side"),
            models.CheckConstraint(
                name="organisation_kind_is_known", condition=Q(kind="") | Q(kind__in=BodyKind.values)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("bodies:body", args=[self.pk])

    @property
    def known(self) -> "Organisation":
        """The body that this is another spelling of, else itself. No query where `same_as` is fetched."""
        return self.same_as or self

    def name_on(self, day: date) -> OnDay[str]:
        """Return what it was called on a day; by its own name where nobody has told of others.

        No query where `names` are fetched.
        """
        told = [Held(one.name, *one.days) for one in self.names.all()]
        return on_day(told, day) if told else OnDay(self.name)

    def head_on(self, day: date) -> "OnDay[BodyHead]":
        """Return who headed it on a day. No query where `heads` are fetched."""
        return on_day((Held(one, *one.days) for one in self.heads.all()), day)


class OverTime(models.Model):
    """What a body had from one day to another, both included; each day as precise as it is known.

    The four days are counted from `since` and `until` whenever a row is saved: the database compares them. A trigger
    refuses two rows of one table and body that hold on one day for certain (see `guard`).
    """

    since = models.CharField(max_length=10, blank=True)  # ISO 8601: 2013, 2013-05, 2013-05-29; empty: not known
    until = models.CharField(max_length=10, blank=True)  # empty: it holds still
    ground = models.CharField(max_length=500)  # the act that tells: «Указ от 01.02.2014 № 7»
    possible_from = models.DateField(editable=False)
    sure_from = models.DateField(editable=False)
    sure_until = models.DateField(editable=False)
    possible_until = models.DateField(editable=False)
    entered_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["possible_from", "pk"]
        constraints = [
            models.CheckConstraint(
                name="%(class)s_never_ends_before_it_begins", condition=Q(possible_from__lte=F("possible_until"))
            ),
            models.CheckConstraint(name="%(class)s_has_its_ground", condition=~Q(ground="")),
        ]

    def save(self, *arguments: Any, **named: Any) -> None:
        """Save, with the four days counted anew."""
        held = self.held
        self.possible_from, self.possible_until = held.possible
        self.sure_from, self.sure_until = held.sure
        super().save(*arguments, **named)

    @property
    def days(self) -> tuple[PartialDate | None, PartialDate | None]:
        """Its first and last day as far as they are known."""
        return (
            PartialDate.parse(self.since) if self.since else None,
            PartialDate.parse(self.until) if self.until else None,
        )

    @property
    def held(self) -> Held[str]:
        """The stretch as the core knows it.

        Raises:
            EndsBeforeItBegins: its days contradict each other.
        """
        return Held(str(self), *self.days)


class BodyName(OverTime):
    """What a body was called for a time."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=300)

    class Meta(OverTime.Meta):
        constraints = [
            *OverTime.Meta.constraints,
            models.CheckConstraint(name="body_name_is_not_empty", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class BodyHead(OverTime):
    """Who headed a body for a time, and in which post."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="heads")
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=300)

    class Meta(OverTime.Meta):
        constraints = [
            *OverTime.Meta.constraints,
            models.CheckConstraint(name="body_head_has_name_and_post", condition=~Q(name="") & ~Q(post="")),
            models.CheckConstraint(name="body_head_has_its_beginning", condition=~Q(since="")),
        ]

    def __str__(self) -> str:
        return f"{self.post} {self.name}"


class DayOff(models.Model):
    """A day on which the offices of a territory rest besides the country's days off, or work though it rests.

    What the product knows by itself is in `core.terms.regional_days`; what is entered comes on top of it.
    """

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="days_off")
    year = models.PositiveSmallIntegerField(null=True)  # null: every year
    month = models.PositiveSmallIntegerField()
    day = models.PositiveSmallIntegerField()
    is_worked = models.BooleanField(default=False)
    name = models.CharField(max_length=200)
    ground = models.CharField(max_length=500)  # the act that tells: «Указ от 19.01.2026 № 7»
    entered_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ["territory", F("year").asc(nulls_first=True), "month", "day"]
        constraints = [
            models.UniqueConstraint(fields=["territory", "year", "month", "day"], name="day_off_once"),
            models.UniqueConstraint(
                fields=["territory", "month", "day"], condition=Q(year__isnull=True), name="yearly_day_off_once"
            ),
            models.CheckConstraint(name="day_off_has_name_and_ground", condition=~Q(name="") & ~Q(ground="")),
            models.CheckConstraint(
                name="day_off_is_in_the_calendar", condition=Q(month__range=(1, 12), day__range=(1, 31))
            ),
            models.CheckConstraint(
                name="worked_day_is_of_one_year", condition=Q(is_worked=False) | Q(year__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:02}.{self.month:02}.{self.year or ''}".rstrip(".")

    @property
    def known(self) -> RegionalDay:
        """The day as the core knows it."""
        return RegionalDay(self.year, self.month, self.day, self.name, self.ground, self.is_worked)


class PersonManager(BaseUserManager["Person"]):
    """Finds people by their address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who signs in."""

    email = models.EmailField(_("work e-mail"), max_length=254)
    name = models.CharField(_("name"), max_length=200)
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)  # looks after people and settings; never acts for a side

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = PersonManager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def side_label(self) -> str:
        """What the person does for whom: «координатор, Татарстан»; empty for nobody's."""
        if self.is_administrator:
            return str(_("administrator"))
        membership = self.membership
        return f"{membership.get_role_display()}, {membership.side.label}" if membership else ""

    @property
    def looks_after_people(self) -> bool:
        """Whether the page of people is for this person: the administrator, a side's coordinator."""
        return self.is_administrator or bool(self.membership and self.membership.role == Role.COORDINATOR)

    @cached_property
    def membership(self) -> "Membership | None":
        """The one membership, asked for once, also where a request's own person is asked."""
        return self.memberships.select_related("side__territory").order_by("pk").first()

    def get_full_name(self) -> str:
        """Return the name; Django's own pages ask for it."""
        return self.name


class Role(models.TextChoices):
    """What a person does on a side."""

    COORDINATOR = "coordinator", _("coordinator")
    SECTOR_LEAD = "sector_lead", _("sector lead")
    OBSERVER = "observer", _("observer")


class Membership(models.Model):
    """A person's role on a side."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=16, choices=Role.choices)
    sectors = models.JSONField(default=list, blank=True)  # codes that a sector lead answers for
    body = models.ForeignKey(
        "people.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )  # of the side

    class Meta:
        ordering = ["side__name", "role"]
        constraints = [
            models.UniqueConstraint(fields=["person"], name="person_acts_for_one_side"),
            models.CheckConstraint(name="membership_role_is_known", condition=Q(role__in=Role.values)),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.side}: {self.role}"


class Key(models.Model):
    """One side's consent to exactly one content, or its return with a reason; each room has its own table of them."""

    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    content_hash = models.CharField(max_length=64)
    turned_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(  # a CHECK lets NULL through, so both arms say isnull
                name="%(class)s_is_turned_or_returned_with_a_reason",
                condition=Q(turned_at__isnull=False, returned_at__isnull=True, reason="")
                | Q(turned_at__isnull=True, returned_at__isnull=False) & ~Q(reason=""),
            ),
        ]
