"""A table on its way in, whatever room it is for: taken whole or not at all, with each reason by its row."""

from django.db import models
from django.db.models import Q

from kunak.core.lifecycle import ImportState
from kunak.people.models import Person, Side

UNDER_WAY = [ImportState.WAITING.value, ImportState.CHECKING.value]
IS_UNDER_WAY = Q(state__in=UNDER_WAY)
HAS_ITS_MOMENT = Q(state__in=UNDER_WAY, ended_at__isnull=True) | ~IS_UNDER_WAY & Q(ended_at__isnull=False)


class TableImport(models.Model):
    """What every room keeps of a table that the worker looks at.

    `refused` has a row for each reason, `{"row", "column", …}`: the number of the row in the table, 0 for the table
    as a whole, and which of its columns is meant; how the reason is kept is the room's own.
    """

    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    content = models.BinaryField()  # emptied once nothing waits for it
    state = models.CharField(max_length=8, choices=[(s.value, s.value) for s in ImportState])
    total = models.PositiveIntegerField(default=0)  # rows of the table
    done = models.PositiveIntegerField(default=0)  # of them looked at
    added = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)  # rows that say what is here already
    refused = models.JSONField(default=list)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def is_under_way(self) -> bool:
        """Whether it has not ended."""
        return self.state in UNDER_WAY
