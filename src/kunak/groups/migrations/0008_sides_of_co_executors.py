"""Co-executors that were written one a line get their sides as they were found until now: by a body of the name."""

from django.db import migrations

from kunak.groups import guard


def forwards(apps, schema_editor):
    guard.remove(schema_editor.connection)
    helper, party = apps.get_model("groups", "CoExecutor"), apps.get_model("agreements", "Party")
    written = apps.get_model("groups", "Decision").objects.exclude(co_executors="").order_by("pk")
    known = _known(apps)
    for pk, own, agreement, lines in written.values_list(
        "pk", "executor_side", "meeting__group__agreement", "co_executors"
    ):
        parties = party.objects.filter(agreement=agreement).order_by("order")
        sides = [own, *(side for side in parties.values_list("side", flat=True) if side != own)]
        for name in dict.fromkeys(filter(None, lines.splitlines())):
            side = next((side for side in sides if name.casefold() in known.get(side, ())), own)
            if not helper.objects.filter(decision_id=pk, side_id=side, name__iexact=name).exists():
                helper.objects.create(decision_id=pk, side_id=side, name=name)


def _known(apps):
    """Return the names of bodies by their sides, former ones too."""
    known = {}
    bodies = apps.get_model("people", "Organisation").objects.values_list("side", "name")
    former = apps.get_model("people", "BodyName").objects.values_list("organisation__side", "name")
    for side, name in (*bodies, *former):
        known.setdefault(side, set()).add(name.casefold())
    return known


def backwards(apps, schema_editor):
    guard.remove(schema_editor.connection)
    decisions = apps.get_model("groups", "Decision").objects
    found = {}
    for decision, name in apps.get_model("groups", "CoExecutor").objects.order_by("pk").values_list("decision", "name"):
        found.setdefault(decision, []).append(name)
    for pk, names in found.items():
        decisions.filter(pk=pk).update(co_executors="\n".join(names))
    apps.get_model("groups", "CoExecutor").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("groups", "0007_co_executors_of_a_side")]
    operations = [migrations.RunPython(forwards, backwards)]
