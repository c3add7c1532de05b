"""Working groups: the act that set one up, its rules, and its members over time."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from kunak.agreements.models import Agreement
from kunak.core.groups import USUAL_MATERIALS_DAYS, MemberTerm, QuorumRule
from kunak.documents.models import Document
from kunak.people.models import Organisation, Person, Side

MOST_DAYS = 90  # before a meeting, for materials
USUAL_DECISIONS, USUAL_MINUTES = "{вопрос}.{номер}", "{номер}"


class GroupRule(models.Model):
    """What a side begins its groups with: how minutes and decisions are numbered, when materials are due."""

    side = models.OneToOneField(Side, on_delete=models.PROTECT, related_name="group_rule")
    decision_mask = models.CharField(max_length=40, default=USUAL_DECISIONS)
    minutes_mask = models.CharField(max_length=40, default=USUAL_MINUTES)
    materials_days = models.PositiveSmallIntegerField(default=USUAL_MATERIALS_DAYS)

    class Meta:
        constraints = [
            models.CheckConstraint(name="group_rule_days_are_some", condition=Q(materials_days__range=(0, MOST_DAYS))),
        ]

    def __str__(self) -> str:
        return str(self.side)


class WorkingGroup(models.Model):
    """A group of one or several sectors of an agreement, set up by an act."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="groups")
    name = models.CharField(max_length=300)
    sectors = models.JSONField(default=list)  # codes, one at least
    act_title = models.CharField(max_length=300)  # «Приказ Минпромторга Республики Татарстан»
    act_number = models.CharField(max_length=60)
    act_on = models.DateField()
    act_document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    regulations = models.TextField(blank=True)
    regulations_document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    quorum_least = models.PositiveSmallIntegerField(default=1)  # members of each side
    quorum_is_half = models.BooleanField(default=False)  # more than half of each side besides
    decision_mask = models.CharField(max_length=40, default=USUAL_DECISIONS)
    minutes_mask = models.CharField(max_length=40, default=USUAL_MINUTES)
    materials_days = models.PositiveSmallIntegerField(default=USUAL_MATERIALS_DAYS)
    revision = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_for = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["act_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "name"], name="group_name_once_under_an_agreement"),
            models.CheckConstraint(name="group_has_its_name", condition=~Q(name="")),
            models.CheckConstraint(name="group_has_its_act", condition=~Q(act_title="") & ~Q(act_number="")),
            models.CheckConstraint(name="group_has_a_sector", condition=~Q(sectors=[])),
            models.CheckConstraint(name="group_quorum_is_one_at_least", condition=Q(quorum_least__range=(1, 99))),
            models.CheckConstraint(name="group_materials_days_are_some", condition=Q(materials_days__range=(0, 90))),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("groups:group", args=[self.pk])

    @property
    def quorum_rule(self) -> QuorumRule:
        """The rule as the core counts with it."""
        return QuorumRule(self.quorum_least, self.quorum_is_half)


class GroupRole(models.TextChoices):
    """What somebody is in a group; the order is that of lists."""

    CHAIR = "chair", pgettext_lazy("in a group", "co-chair")
    DEPUTY = "deputy", pgettext_lazy("in a group", "deputy co-chair")
    SECRETARY = "secretary", pgettext_lazy("in a group", "secretary")
    MEMBER = "member", pgettext_lazy("in a group", "member")
    EXPERT = "expert", pgettext_lazy("in a group", "expert")
    GUEST = "guest", pgettext_lazy("in a group", "guest")


VOTING = [GroupRole.CHAIR, GroupRole.DEPUTY, GroupRole.SECRETARY, GroupRole.MEMBER]  # they make the quorum
LEADING = [GroupRole.CHAIR, GroupRole.DEPUTY, GroupRole.SECRETARY]  # they run the group's meetings


class Member(models.Model):
    """Somebody's place in a group from one day to another, both included.

    A trigger refuses two places of one person on one day, and two co-chairs of one side.
    """

    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="members")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=9, choices=GroupRole.choices)
    name = models.CharField(max_length=200)
    who = models.CharField(max_length=200)  # the name as it is compared
    post = models.CharField(max_length=300, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField(blank=True)  # where invitations go
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="seats")  # if they sign in
    since = models.DateField()
    until = models.DateField(null=True)
    ground = models.CharField(max_length=500, blank=True)  # the act of a replacement
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["group", "who"], name="member_of_a_group")]
        constraints = [
            models.CheckConstraint(name="member_role_is_known", condition=Q(role__in=GroupRole.values)),
            models.CheckConstraint(name="member_has_a_name", condition=~Q(name="") & ~Q(who="")),
            models.CheckConstraint(
                name="member_never_leaves_before_coming", condition=Q(until__isnull=True) | Q(until__gte=F("since"))
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """Where letters go: the own address of the place, else that of the account. One query at most."""
        return self.email or (self.person.email if self.person else "")

    @property
    def term(self) -> MemberTerm:
        """The place as the core knows it."""
        return MemberTerm(self.pk, self.who, self.since, self.until)

    @property
    def votes(self) -> bool:
        """Whether the place counts for the quorum."""
        return self.role in VOTING
