"""What was sent before counts as shown to the other sides."""

from typing import Any

from django.db import migrations


def mark(apps: Any, schema_editor: Any) -> None:
    """Give the measures of every version that was sent the moment of its sending."""
    versions, measures = apps.get_model("programme", "Version"), apps.get_model("programme", "Measure")
    for pk, sent_at in versions.objects.filter(sent_at__isnull=False).values_list("pk", "sent_at"):
        measures.objects.filter(version=pk, dropped_at__isnull=True).update(shown_at=sent_at)


class Migration(migrations.Migration):
    dependencies = [("programme", "0002_measure_shown_at")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
