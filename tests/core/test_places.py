"""Territories by their names, on the map, and in words of a place."""

import pytest

from kunak.core.places import known_places, place_called, places_named, tiles


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("г. Казань, выставочный центр", ("RU-TA",)),
        ("Назрань — Казань", ("RU-TA",)),
        ("в Магасе и в Казани", ("RU-IN", "RU-TA")),
        ("Ингушетия; Татарстан; Ингушетия", ("RU-IN", "RU-TA")),
        ("площадка Казанского университета", ()),
        ("по заявкам предприятий", ()),
        ("Минск, Республика Беларусь", ("BY",)),
        ("", ()),
    ],
)
def test_words_of_a_place_name_a_territory_by_its_name_or_its_capital(words: str, codes: tuple[str, ...]) -> None:
    assert places_named(words) == codes


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Республика Татарстан", "RU-TA"),
        (" татарстан ", "RU-TA"),
        ("RU-TA", "RU-TA"),
        ("Tatarstan", "RU-TA"),
        ("Беларусь", "BY"),
        ("Казань", ""),
        ("", ""),
    ],
)
def test_a_person_names_a_territory_by_any_of_its_names(name: str, code: str) -> None:
    assert place_called(name) == code


def test_the_map_draws_regions_with_an_iso_code_or_those_that_the_operator_names() -> None:
    drawn = tiles()

    assert len(drawn) == 83
    assert len({(one.column, one.row) for one in drawn}) == len(drawn)
    assert [one.code for one in tiles(["RF-91", "RU-TA", "no such"])] == ["RF-91", "RU-TA"]


def test_a_tile_has_room_for_the_name_on_it() -> None:
    names = [one.on_tile("ru") for one in tiles()]

    assert {"Татар.", "Ингуш.", "Башк.", "Моск.", "Москва", "Алтай", "Якутия"} <= set(names)
    assert max(map(len, names)) <= 7
    assert known_places()["RU-TA"].on_tile("en") == "TA"
