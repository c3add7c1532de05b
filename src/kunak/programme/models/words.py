"""What measures are looked for by."""

from django.db import models

from kunak.agreements.models import Words
from kunak.programme.models.plan import Measure


class MeasureWords(Words):
    """What a measure is looked for by, one that was dropped too."""

    row = models.OneToOneField(
        Measure, primary_key=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
