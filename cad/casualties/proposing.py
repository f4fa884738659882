"""Which grade the counts speak for; a person confirms it."""

from django.conf import settings

from cad.casualties.events import tell_mass_casualty
from cad.casualties.grade import grade_propose
from cad.casualties.models import MassCasualty
from core.actors import Actor
from core.alerts.services import alert_raise, alerts_close
from core.versions import update_guarded

ALERT = "mass_casualty_grade"


def grade_repropose(actor: Actor, mass: MassCasualty, *, casualties: int, critical: int) -> None:
    """Propose the grade anew after a count changed, within the caller's action. One that is not confirmed alarms."""
    grade = grade_propose(casualties, critical, settings.MASS_CASUALTY_GRADES) if mass.is_declared else None
    if mass.grade_proposed == (grade or ""):
        return
    update_guarded(mass, grade_proposed=grade or "")
    tell_mass_casualty(actor, "mass_casualty.grade_proposed", mass)
    if grade is None or grade == mass.grade:
        alerts_close(actor, about=about(mass), kind=ALERT)
    else:
        alert_raise(
            actor,
            centre_id=mass.centre_id,
            kind=ALERT,
            severity="critical",
            about=about(mass),
            incident_id=mass.incident_id,
            grade=str(grade),
            casualties=casualties,
            critical=critical,
        )


def about(mass: MassCasualty) -> str:
    return f"mass_casualty:{mass.pk}"
