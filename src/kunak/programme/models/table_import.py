"""Tables on their way into a version: those too long for a page to wait for."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from kunak.agreements.table_import import HAS_ITS_MOMENT, IS_UNDER_WAY, TableImport
from kunak.core.lifecycle import ImportState
from kunak.documents.models import Document
from kunak.programme.models.plan import Version


class PlanImport(TableImport):
    """A table of measures, or what a person said of the rows of a document, on its way into an open version.

    A reason in `refused` is the sentence itself, since it comes from the form of a measure: in each language, with the
    name of the column, `{"row", "told": {"ru": [column, why], …}}`; `language` is that of who gave the table.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="imports")
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)  # what the person said of the document's rows, as the form sent it
    language = models.CharField(max_length=8)
    changed = models.PositiveIntegerField(default=0)  # measures that the table tells anew

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="plan_import_state_is_known", condition=Q(state__in=[s.value for s in ImportState])
            ),
            models.UniqueConstraint(
                fields=["version"], condition=IS_UNDER_WAY, name="one_import_of_a_version_under_way"
            ),
            models.CheckConstraint(
                name="plan_import_takes_all_or_nothing",
                condition=Q(state="done", refused=[]) | ~Q(state="done") & Q(added=0, changed=0, same=0),
            ),
            models.CheckConstraint(name="plan_import_that_ended_has_its_moment", condition=HAS_ITS_MOMENT),
            models.CheckConstraint(name="plan_import_looks_at_its_rows", condition=Q(done__lte=F("total"))),
        ]

    def get_absolute_url(self) -> str:
        return reverse("programme:import", args=[self.pk])
