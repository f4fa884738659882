import json
from pathlib import Path
from typing import Any

import pytest

from dispatch.recommendation.need import need_of, owed_of

PHYS, BLS = frozenset({"BLS", "PHYS"}), frozenset({"BLS"})


@pytest.mark.parametrize(
    ("resources", "required"),
    [
        (["PHYS"], {"PHYS"}),
        (["BLS"], {"BLS"}),
        (["PHYS", "POLICE", "PREALERT_STROKE"], {"PHYS"}),
        ([], {"BLS"}),
        (["PHYS", "NEGATIVE_PRESSURE"], {"PHYS", "NEGATIVE_PRESSURE"}),
    ],
)
def test_what_triage_names_is_required(resources: list[str], required: set[str]) -> None:
    need = need_of("R2", resources)
    assert (set(need.required), set(need.wanted)) == (required, set())


def test_the_nearest_unit_of_any_kind_may_go_first_and_a_physician_is_wanted() -> None:
    need = need_of("R1", ["NEAREST", "PHYS", "SECOND", "AED_RESP"])
    assert (set(need.required), set(need.wanted)) == (set(), {"PHYS"})


def test_after_a_basic_unit_the_physician_is_required() -> None:
    assert need_of("R1", ["NEAREST", "PHYS", "SECOND"], [BLS]).required == {"PHYS"}


def test_after_a_physician_unit_any_second_one_will_do() -> None:
    assert need_of("R1", ["NEAREST", "PHYS", "SECOND"], [PHYS]).required == {"BLS"}


@pytest.mark.parametrize("resources", [["TELE"], ["TELE", "POLICE"]])
def test_advice_by_telephone_asks_for_no_unit(resources: list[str]) -> None:
    need = need_of("R5", resources)
    assert (set(need.required), set(need.wanted)) == (set(), set())


def test_a_basic_unit_beside_advice_is_still_required() -> None:
    assert need_of("R4", ["BLS", "TELE"]).required == {"BLS"}
    assert need_of("R4", ["TELE", "SECOND"], [BLS]).required == {"BLS"}


def test_an_incident_that_nobody_triaged_is_taken_for_an_emergency() -> None:
    assert need_of("", []).level == "R2"


# Read by the consoles' tests too: both say the same.
EXAMPLES = json.loads(Path(__file__).with_name("owed.json").read_text())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["what"])
def test_what_an_incident_is_still_owed(example: dict[str, Any]) -> None:
    going = [frozenset(unit) for unit in example["going"]]
    assert owed_of(example["resources"], going) == example["owed"]
