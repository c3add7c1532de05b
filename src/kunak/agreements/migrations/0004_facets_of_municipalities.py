"""Agreements with municipalities stand in the lists of their regions; rows that are there already stay."""

from django.db import migrations

PAIRS = """
    SELECT DISTINCT own.side_id AS side_id, COALESCE(region.code, lies_in.code) AS code, own.agreement_id AS agreement_id
    FROM agreements_party partner
    JOIN agreements_party own ON own.agreement_id = partner.agreement_id AND own.side_id <> partner.side_id
    JOIN people_territory lies_in ON lies_in.id = partner.territory_id
    LEFT JOIN people_territory region ON region.id = lies_in.region_id
    WHERE partner.kind = 'municipality'
"""
FACETS = f"""
    INSERT INTO agreements_facet (side_id, name, value)
    SELECT DISTINCT side_id, 'municipality', code FROM ({PAIRS}) pairs
    WHERE NOT EXISTS (SELECT 1 FROM agreements_facet f
                      WHERE f.side_id = pairs.side_id AND f.name = 'municipality' AND f.value = pairs.code)
"""
FACETED = f"""
    INSERT INTO agreements_faceted (facet_id, agreement_id)
    SELECT f.id, pairs.agreement_id FROM ({PAIRS}) pairs
    JOIN agreements_facet f ON f.side_id = pairs.side_id AND f.name = 'municipality' AND f.value = pairs.code
    WHERE NOT EXISTS (SELECT 1 FROM agreements_faceted g
                      WHERE g.facet_id = f.id AND g.agreement_id = pairs.agreement_id)
"""
AWAY = (
    "DELETE FROM agreements_faceted WHERE facet_id IN (SELECT id FROM agreements_facet WHERE name = 'municipality')",
    "DELETE FROM agreements_facet WHERE name = 'municipality'",
)


class Migration(migrations.Migration):

    dependencies = [
        ('agreements', '0003_municipality_is_a_facet'),
        ('people', '0002_municipalities'),
    ]

    operations = [migrations.RunSQL([FACETS, FACETED], list(AWAY))]
