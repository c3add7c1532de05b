"""The index of the search, of the kind that the database has."""

from django.db import migrations

from kunak.agreements.search.index import install, remove


def forward(apps, schema_editor):
    install(schema_editor.connection)


def backward(apps, schema_editor):
    remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("agreements", "0003_register_search_views_and_imports")]
    operations = [migrations.RunPython(forward, backward)]
