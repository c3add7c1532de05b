"""Territories, organisations, sides, people and their roles."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Territory(models.Model):
    """A region or country of the reference data, with its names in cases."""

    code = models.CharField(max_length=10, unique=True)  # ISO 3166-2 or 3166-1; RF-NN where ISO has none
    kind = models.CharField(max_length=16, choices=[("region", _("region")), ("country", _("country"))])
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

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The short name in the language of the page."""
        return self.short if get_language() == "ru" else self.short_en


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


class Organisation(models.Model):
    """A body of a side: a ministry, an agency, an enterprise, a clinic, a university."""

    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="organisations")
    name = models.CharField(max_length=300)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint("side", Lower("name"), name="organisation_once_on_a_side")]

    def __str__(self) -> str:
        return self.name


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
        membership = self._membership
        return f"{membership.get_role_display()}, {membership.side.label}" if membership else ""

    @property
    def looks_after_people(self) -> bool:
        """Whether the page of people is for this person: the administrator, a side's coordinator."""
        return self.is_administrator or bool(self._membership and self._membership.role == Role.COORDINATOR)

    @cached_property
    def _membership(self) -> "Membership | None":
        """The one membership, asked for once; `policies.membership_of` keeps it in the same place."""
        return self.memberships.select_related("side__territory").first()

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
