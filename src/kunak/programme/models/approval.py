"""Approval inside a side before its key: who must approve, and what they said; the other sides never see it."""

from django.db import models
from django.db.models import Q

from kunak.core.programme.approval import Post, Without
from kunak.people.models import Key, Person, Side
from kunak.programme.models.plan import Version

POSTS = [post.value for post in Post if post != Post.SECTOR]  # that people are named for


class InnerRule(models.Model):
    """What a side asks of its own people before it sends a version or turns its key."""

    side = models.OneToOneField(Side, on_delete=models.PROTECT, related_name="inner_rule")
    asks_sectors = models.BooleanField(default=False)  # of the lead of each sector that has measures
    without = models.CharField(max_length=8, default=Without.WARN.value)  # what may be done while somebody is missing

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="inner_rule_says_what_happens_without", condition=Q(without__in=[one.value for one in Without])
            )
        ]

    def __str__(self) -> str:
        return str(self.side)


class Approver(models.Model):
    """Somebody who approves for a post of the own side; where several are named, any one of them does."""

    rule = models.ForeignKey(InnerRule, on_delete=models.CASCADE, related_name="approvers")
    post = models.CharField(max_length=8)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["rule", "post", "person"], name="approver_once_for_a_post"),
            models.CheckConstraint(name="approver_post_is_known", condition=Q(post__in=POSTS)),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.post}"


class Approval(Key):
    """What somebody inside a side said of exactly one content: of a sector's measures, or of the whole version."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="approvals")
    post = models.CharField(max_length=8)
    sector = models.CharField(max_length=32, blank=True)

    class Meta(Key.Meta):
        constraints = [
            *Key.Meta.constraints,
            models.CheckConstraint(
                name="approval_of_a_sector_names_it",
                condition=Q(post=Post.SECTOR.value) & ~Q(sector="") | Q(post__in=POSTS, sector=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post} {self.sector}".strip()
