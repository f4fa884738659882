"""Each situation of the guidance's "tell the caller" lists, as facts that make it so: some, not all, of its forms.

What the list has is told in each form, but for ``WITHHELD``.
"""

from collections.abc import Callable
from typing import Any

type Answers = dict[str, Any]

ARREST: Answers = {"conscious": "no", "breathing": "none"}
GASPS: Answers = {"conscious": "no", "breathing": "abnormal"}
DROWSY: Answers = {"conscious": "altered", "breathing": "normal"}
ASLEEP: Answers = {"conscious": "no", "breathing": "normal"}
BREATHLESS: Answers = {"conscious": "yes", "breathing": "abnormal"}
AWAKE: Answers = {"conscious": "yes", "breathing": "normal"}
CHOKES: Answers = {"can_cough_speak": "no", "object_cleared": "no"}
HEART: Answers = {"chest_pain": "yes", "pain_character": "pressure", "aspirin_contra": "no", "age_y": 60.0}

SITUATIONS: dict[str, dict[str, tuple[Answers, ...]]] = {
    "ARREST": {
        "adult": (ARREST, GASPS),
        "child/infant/drowned/hanged/choked/overdose": (
            {**GASPS, "age_y": 0.4},
            {**ARREST, "age_y": 9.0},
            {**ARREST, "submerged_minutes": 4.0},
            {**GASPS, "suspended": "yes"},
            {**ARREST, **CHOKES},
            {**GASPS, "substance": "sedative"},
        ),
    },
    "UNCONSC": {
        "not awake, breathing normally": (ASLEEP, DROWSY),
        "awake after faint": ({"fainted": "yes"}, {"fainted": "yes", "repeated_faint": "yes"}),
    },
    "CHOKE": {
        "cough effective": ({"can_cough_speak": "yes", "object_cleared": "no"},),
        "severe, awake, >1 y": ({**CHOKES, "age_y": 1.5}, {**CHOKES, **BREATHLESS, "age_y": 80.0}),
        "infant": ({**CHOKES, "age_y": 0.2}, {**CHOKES, **DROWSY, "age_y": 0.9}),
        "pregnant/obese": ({**CHOKES, "age_y": 30.0, "sex": "f", "pregnant": "yes"},),
        "unresponsive": ({**CHOKES, **ARREST}, {**CHOKES, **GASPS}),
    },
    "HANG": {
        "still hanging": ({"suspended": "yes"}, {"suspended": "yes", **ARREST}),
        "no normal breathing": (ARREST, GASPS),
        "awake": ({"attempt_made": "yes"}, {"voice_change": "yes"}),
    },
    "BREATH": {
        "all": (AWAKE, BREATHLESS, {**BREATHLESS, "speaks": "words"}),
        "own inhaler": ({"known_lung": "yes", "inhaler_available": "yes"},),
        "blue/drowsy": ({**BREATHLESS, "color_bad": "yes"}, {**DROWSY, "breathing": "abnormal"}),
    },
    "CHEST": {
        "all": (AWAKE, {"chest_pain": "yes"}, HEART),
        "ACS type, eligible": (HEART, {**HEART, "sweaty_clammy": "yes", "pain_character": "other"}),
        "tearing/back/neurology/bleeding/allergy": (
            {**HEART, "pain_character": "tearing"},
            {**HEART, "arm_weak": "yes"},
        ),
        "collapse": (ARREST, GASPS),
    },
    "HEART": {
        "all": (AWAKE, {"palpitations": "yes"}, {"heart_rate": 180.0}),
        "ICD": ({"icd_shocks": 1.0}, {"icd_shocks": 4.0}),
    },
    "STROKE": {
        "all": (AWAKE, {"face_droop": "yes"}, {"neuro_resolved": "yes"}, {"arm_weak": "yes", "lkw_hours": 40.0}),
        "drowsy/vomiting": ({**DROWSY, "face_droop": "yes"}, {"arm_weak": "yes", "vomiting": "yes"}),
    },
    "SEIZ": {
        "fitting": ({"seizing_now": "yes"}, {"conscious": "no", "breathing": "unknown", "seizing_now": "yes"}),
        "after": ({"known_epilepsy": "no"}, {**DROWSY, "recovered_fully": "no"}, ASLEEP),
        "pregnant": ({"sex": "f", "age_y": 30.0, "pregnant": "yes"},),
    },
    "DIAB": {
        "awake": ({"sweaty_clammy": "yes"}, {"glucose_mmol": 2.5}),
        "drowsy": (DROWSY, {**DROWSY, "glucose_mmol": 2.0}),
    },
    "HEADACHE": {
        "all": (AWAKE, {"thunderclap": "yes"}, {"vomiting": "yes"}),
        "CO clue": ({"others_same": "yes"}, {"others_same": "yes", "gas_exposure": "yes"}),
    },
    "ABDO": {"all": (AWAKE, {"severe_pain": "yes"}, {"rigid_abdomen": "yes"}), "faint": ({"fainted": "yes"},)},
    "BACK": {"all": (AWAKE, {"severe_pain": "yes"}, {"leg_weakness": "yes"}, {"fainted": "yes"})},
    "BLEEDM": {
        "external": ({"bleed_site": "varicose"}, {"bleed_site": "dialysis"}, {"severe_bleeding": "yes"}),
        "nose": ({"bleed_site": "nose"}, {"nosebleed_minutes": 15.0}),
        "faint": (
            {"bleed_site": "stool", "fainted": "yes"},
            {"bleed_site": "vaginal", "fainted": "yes"},
            {"fainted": "yes"},
        ),
    },
    "ALLERG": {
        "any R1/R2": (
            {"allergen_exposure": "yes", "fainted": "yes"},
            {"allergen_exposure": "yes", "gi_symptoms": "yes"},
            {"known_severe_allergy": "yes"},
            {"getting_worse": "yes"},
        ),
        "breathless": (BREATHLESS, {**BREATHLESS, "noisy": "wheeze"}),
    },
    "SICK": {
        "all": (AWAKE, {"mottled": "yes"}, {"rigors": "yes"}),
        "low": (AWAKE, {"fever": "yes"}, {"vomiting": "yes"}),
    },
    "PAED": {
        "all": ({"age_y": 3.0}, {"age_y": 3.0, "hard_to_wake": "yes"}),
        "not breathing": ({**ARREST, "age_y": 3.0}, {**GASPS, "age_y": 0.3}),
        "low": ({"age_y": 3.0, "fever": "yes"},),
    },
    "OBST": {
        "birth now": ({"head_visible": "yes"}, {"other_part": "yes"}, {"urge_push": "yes", "weeks": 39.0}),
        "baby not breathing": (
            {"baby_born": "yes", "baby_breathing": "none"},
            {"baby_born": "yes", "baby_breathing": "abnormal"},
        ),
        "cord out": ({"cord_visible": "yes"},),
        "bleeding after birth": ({"baby_born": "yes", "vaginal_bleeding": "heavy"},),
        "fit/preeclampsia": ({**DROWSY, "preeclampsia_signs": "yes"}, {**ASLEEP, "weeks": 36.0, "pregnant": "yes"}),
    },
    "MENTAL": {"all": ({"suicidal_now": "yes"}, {"attempt_made": "yes"}, {"hallucinations": "yes"}), "call": (AWAKE,)},
    "POISON": {
        "all": (AWAKE, {"substance": "paracetamol", "amount_large": "yes"}, {"substance": "food"}),
        "not breathing": (ARREST, GASPS),
        "opioid": ({**GASPS, "substance": "opioid", "naloxone_available": "yes"},),
        "pesticide/chemical skin": ({"substance": "pesticide_op", "burn_type": "chemical"},),
        "drowsy": (DROWSY, {**DROWSY, "substance": "alcohol"}),
    },
    "GASCO": {"all": (AWAKE, {"gas_exposure": "yes"}, ASLEEP), "not breathing": (ARREST,)},
    "BURN": {
        "all": ({"burn_type": "scald", "burn_area": "large"}, {"burn_type": "flame", "burn_area": "palm"}),
        "fire": ({"still_burning": "yes", "burn_type": "flame"},),
        "chemical": ({"burn_type": "chemical"},),
        "eye": ({"burn_type": "chemical", "chemical_eye": "yes"},),
    },
    "ELEC": {
        "first": (AWAKE, {"still_energised": "yes"}, {"high_voltage": "yes"}),
        "arrest": (ARREST, GASPS),
        "burn": ({"burn_type": "electrical"},),
    },
    "DROWN": {
        "in water": ({"in_water": "yes"},),
        "out, not breathing": ({**ARREST, "in_water": "no"}, {**GASPS, "in_water": "no"}),
        "breathing": (
            {"cough_persist": "yes"},
            {**ASLEEP, "submerged_minutes": 2.0},
            {**DROWSY, "submerged_minutes": 2.0},
        ),
    },
    "WOUND": {
        "bleeding": (
            {"severe_bleeding": "yes", "injury_site": "groin", "bleeding_controlled": "no"},
            {"severe_bleeding": "yes", "injury_site": "limb", "bleeding_controlled": "no"},
        ),
        "object": ({"object_embedded": "yes", "injury_site": "limb"},),
        "amputation": ({"amputation": "yes", "injury_site": "hand"},),
        "shock": ({"fainted": "yes"}, {"severe_bleeding": "yes", "conscious": "altered"}, {"color_bad": "yes"}),
    },
    "FALL": {"all": ({"able_walk": "no"}, {"deformity": "yes"}, {"fall_height_m": 4.0}, {"head_injury": "yes"})},
    "TRAUMA": {
        "all": ({"injury_site": "limb"}, {"injury_site": "pelvis"}, {"open_fracture": "yes"}),
        "chest": ({"injury_site": "chest", "open_chest": "yes"},),
    },
    "RTA": {"scene": (AWAKE, ARREST), "all": (AWAKE, {"pedestrian_cyclist": "yes"}, {"neck_back_pain": "yes"})},
    "ASSAULT": {
        "scene": ({"weapon": "knife"}, {"attacker_present": "yes"}),
        "bleeding": ({"weapon": "knife", "injury_site": "limb", "bleeding_controlled": "no"},),
        "object": ({"object_embedded": "yes", "injury_site": "limb"},),
        "sexual": ({"sexual_assault": "yes"},),
    },
    "TRAP": {"all": (AWAKE, {"trapped": "yes"}), "crush >15 min": ({"trapped": "yes", "crush_minutes": 20.0},)},
    "BITE": {
        "all": ({"animal": "dog", "skin_broken": "yes"}, {"animal": "cat", "bite_face_neck": "yes"}),
        "animal loose": ({"animal": "dog", "scene_danger": "yes"},),
    },
    "VENOM": {
        "snake": ({"snake": "yes"}, {"snake": "yes", "ptosis_weak": "yes"}),
        "sting": ({"stings_many": 1.0}, {"allergen_exposure": "yes"}),
        "anaphylaxis signs": ({"stings_many": 1.0, "fainted": "yes"}, {"allergen_exposure": "yes", "fainted": "yes"}),
    },
    "ENV": {
        "heat stroke": ({"heat_exposure": "yes", "confusion_new": "yes"}, {**ASLEEP, "heat_exposure": "yes"}),
        "heat exhaustion": ({"heat_exposure": "yes", "able_walk": "no"},),
        "cold": ({"cold_exposure": "yes"}, {"cold_exposure": "yes", "shivering_stopped": "yes"}),
        "altitude": ({"altitude_m": 3800.0}, {"cough_frothy": "yes"}),
    },
    "EYE": {
        "chemical": ({"chemical_eye": "yes"},),
        "penetrating": ({"penetrating_eye": "yes"},),
        "tooth": ({"tooth_out": "yes"},),
        "nose": ({"nosebleed_minutes": 12.0},),
    },
    "MCI": {"all": (AWAKE, {"patients_count": 6.0})},
    "UNKNOWN": {"all": (AWAKE, {"conscious": "unknown", "breathing": "unknown"}, {"hung_up": "yes"})},
    "XFER": {
        "transfer": ({"transfer_stable": "yes"},),
        "non-medical": ({"transport_only": "yes"}, {"minor_only": "yes"}),
    },
}

# What is not told in these forms of a situation: no breaths first without water, packing is for groin, neck and armpit
# and the tourniquet for a limb.
WITHHELD: dict[tuple[str, str, str], Callable[[Answers], bool]] = {
    ("ARREST", "child/infant/drowned/hanged/choked/overdose", "BREATHS_FIRST"): lambda so: (
        "submerged_minutes" not in so
    ),
    ("WOUND", "bleeding", "PACK_WOUND"): lambda so: so["injury_site"] == "limb",
    ("WOUND", "bleeding", "TOURNIQUET"): lambda so: so["injury_site"] == "groin",
}
