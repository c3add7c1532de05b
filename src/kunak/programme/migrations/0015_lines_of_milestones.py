"""Milestones of one name are one milestone through all versions that carry their measure on."""

from collections import Counter
from typing import Any
from uuid import UUID, uuid5

from django.db import migrations

AT_ONCE = 2000


def name_lines(apps: Any, schema_editor: Any) -> None:
    """Give each milestone its line, by the names under which calendars know them: nothing comes twice there."""
    milestones = apps.get_model("programme", "Milestone").objects
    seen: Counter[tuple[int, str]] = Counter()
    changed = []
    for one in milestones.select_related("measure").order_by("measure", "order").iterator(AT_ONCE):
        key = one.code or one.name
        seen[one.measure_id, key] += 1
        one.line = line_of(one.measure.line, key, seen[one.measure_id, key])
        changed.append(one)
        if len(changed) == AT_ONCE:
            milestones.bulk_update(changed, ["line"], batch_size=AT_ONCE // 10)
            changed = []
    milestones.bulk_update(changed, ["line"], batch_size=AT_ONCE // 10)


def line_of(measure: UUID, key: str, count: int) -> UUID:
    """Return the line of so manieth milestone of a name."""
    return uuid5(measure, f"{key} {count}")


class Migration(migrations.Migration):
    dependencies = [("programme", "0014_milestone_line")]

    operations = [migrations.RunPython(name_lines, migrations.RunPython.noop)]
