from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agreements", "0016_late_steps_are_kept")]

    operations = [
        migrations.AddIndex(
            "listing",
            models.Index(
                fields=["side", "registered_on", "own_signed_on", "agreement"], name="listing_by_registration"
            ),
        ),
        migrations.AddIndex(
            "listing",
            models.Index(fields=["side", "handed_over_on", "own_signed_on", "agreement"], name="listing_by_hand_over"),
        ),
    ]
