"""Lists to choose from, in the language of the page."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kunak.core import reference
from kunak.people.models import Territory


def sector_choices() -> list[tuple[str, str]]:
    """Return the sectors by code and name."""
    language = get_language() or "ru"
    return [(sector.code, sector.name(language)) for sector in reference.sectors().values()]


def territory_choices(keep: str | None) -> list[Any]:
    """Return the territories in two groups, after «none»; a code that is none of them is kept. One query."""
    groups: dict[str, list[tuple[str, str]]] = {"region": [], "country": []}
    names = "name" if (get_language() or "ru").startswith("ru") else "name_en"
    offered = Territory.objects.filter(kind__in=groups)  # a municipality is told by its name: its code is its region's
    for code, kind, name in offered.order_by(names).values_list("code", "kind", names):
        groups[kind].append((code, name))
    known = {code for group in groups.values() for code, _name in group}
    kept = [(keep, keep)] if keep and keep not in known else []
    return [("", _("none")), *kept, (_("Regions"), groups["region"]), (_("Countries"), groups["country"])]
