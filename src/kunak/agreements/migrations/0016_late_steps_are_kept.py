"""What a side has still to do after a signing is kept with its list; filled from what the sides have entered."""

from datetime import date

from django.db import migrations, models

OWN = "FROM agreements_filing f WHERE f.agreement_id = agreements_listing.agreement_id AND f.side_id = agreements_listing.side_id"
SIGNED = (
    "SELECT CASE WHEN a.event IN ('planned', 'negotiated') OR LENGTH(a.signed_on) < 10 THEN '' ELSE a.signed_on END "
    "FROM agreements_agreement a WHERE a.id = agreements_listing.agreement_id"
)
PLANNED = (
    "EXISTS (SELECT 1 FROM agreements_agreement a WHERE a.id = agreements_listing.agreement_id"
    " AND a.event IN ('planned', 'negotiated'))"
)
REGISTERED = (
    "SELECT MIN(d.registered_on) FROM agreements_registration d JOIN agreements_registerbook b ON b.id = d.book_id "
    "WHERE d.agreement_id = agreements_listing.agreement_id AND b.side_id = agreements_listing.side_id "
    "AND d.annulled_at IS NULL"
)


def fill(apps, schema_editor):
    signed = f"CASE WHEN {PLANNED} THEN '' ELSE COALESCE((SELECT CAST(f.signed_on AS text) {OWN}), ({SIGNED}), '') END"
    for column, value in (
        ("own_signed_on", signed),
        ("registered_on", f"COALESCE(({REGISTERED}), '9999-12-31')"),
        ("handed_over_on", f"COALESCE((SELECT f.handed_over_on {OWN}), '9999-12-31')"),
    ):
        schema_editor.execute(f"UPDATE agreements_listing SET {column} = {value}")


class Migration(migrations.Migration):
    atomic = True

    dependencies = [("agreements", "0015_spells_by_period")]

    operations = [
        migrations.AddField("listing", "own_signed_on", models.CharField(blank=True, default="", max_length=10)),
        migrations.AddField("listing", "registered_on", models.DateField(default=date.max)),
        migrations.AddField("listing", "handed_over_on", models.DateField(default=date.max)),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
