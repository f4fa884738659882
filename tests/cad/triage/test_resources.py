"""What is sent, and the plan that resource codes stand for."""

from cad.triage.answers import Facts
from cad.triage.engine import evaluate
from cad.triage.protocol import Level, Protocol
from cad.triage.resources import response_plan


def test_every_level_of_every_card_maps_to_a_plan_with_somebody_to_do_it(protocol: Protocol) -> None:
    for card in protocol.cards.values():
        for level in Level:
            plan = response_plan(protocol, card.resources.get(level) or protocol.level_resources[level])
            assert plan.capability, (card.id, level)
            assert plan.units >= (0 if plan.capability == "TELE" else 1)


def test_an_arrest_gets_two_units_the_nearest_first_and_a_defibrillator(protocol: Protocol) -> None:
    found = evaluate(protocol, Facts({"conscious": "no", "breathing": "none"}), "ARREST")
    plan = response_plan(protocol, found.resources)
    assert (plan.capability, plan.units, plan.nearest, plan.call) == ("PHYS", 2, True, ())
    assert [text.en for text in plan.equipment] == ["Defibrillator"]


def test_other_services_are_called_by_their_number(protocol: Protocol) -> None:
    found = evaluate(protocol, Facts({"trapped": "yes", "high_speed": "yes"}), "RTA")
    assert response_plan(protocol, found.resources).call == ("110", "119")
    assert response_plan(protocol, found.resources).notify == ("PREALERT_TRAUMA",)


def test_many_patients_mean_several_units(protocol: Protocol) -> None:
    found = evaluate(protocol, Facts({"patients_count": 6.0}), "MCI")
    assert response_plan(protocol, found.resources).units == 3


def test_of_several_cards_crews_the_ablest_goes(protocol: Protocol) -> None:
    found = evaluate(protocol, Facts({"able_walk": "no", "complaint": "心慌", "palpitations": "yes"}), "FALL")
    assert found.level == "R3"
    assert response_plan(protocol, found.resources).capability == "PHYS"
    assert "BLS" not in found.resources
