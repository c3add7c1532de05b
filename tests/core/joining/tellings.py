"""Tellings for the tests of joining: a short way to write what a document says."""

from typing import Any

from kunak.core.joining import Telling

TATARSTAN = {"name": "Республика Татарстан", "type": "territory", "code": "RU-TA"}
INGUSHETIA = {"name": "Республика Ингушетия", "type": "territory", "code": "RU-IN"}
DAGESTAN = {"name": "Республика Дагестан", "type": "territory", "code": "RU-DA"}
CABINET = {"name": "Кабинет Министров Республики Татарстан", "type": "body", "code": "RU-TA"}
GOVERNMENT = {"name": "Правительство Республики Ингушетия", "type": "body", "code": "RU-IN"}
CULTURE = {"name": "Министерство культуры Республики Татарстан", "type": "body", "code": "RU-TA"}
OF_CULTURE = {"name": "Министерство культуры", "type": "body", "code": "RU-TA"}
CULTURE_AND_SPORT = {"name": "Министерство культуры и спорта Республики Татарстан", "type": "body", "code": "RU-TA"}
SPORT = {"name": "Министерство спорта Республики Татарстан", "type": "body", "code": "RU-TA"}
KAZAN = {"name": "город Казань", "type": "municipality", "code": "RU-TA"}
SHANDONG = {"name": "провинция Шаньдун", "type": "territory", "code": "CN"}
HEBEI = {"name": "провинция Хэбэй", "type": "territory", "code": "CN"}


def person(name: str, post: str | None = None) -> dict[str, Any]:
    """Return somebody who signed."""
    return {"name": name, "post": post, "party": None}


def promise(text: str, sector: str = "culture") -> dict[str, Any]:
    """Return something that the parties undertook."""
    return {"text": text, "sector": sector, "kind": None}


def telling(*, derived: tuple[str, ...] = (), **values: Any) -> Telling:
    """Return a signed agreement of two republics on 29 May 2025; a value of None takes a field away."""
    plain: dict[str, Any] = {
        "kind": "agreement",
        "event": "signed",
        "signed_on": "2025-05-29",
        "parties": [TATARSTAN, INGUSHETIA],
    }
    plain |= values
    lists = {name: value if isinstance(value, list) else [value] for name, value in plain.items() if value is not None}
    return Telling(lists, frozenset(derived))
