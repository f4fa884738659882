from typing import Any

from django.db.models import Q, QuerySet

from cad.geo.premises.models import Premise
from cad.geo.premises.permissions import may_see_premises
from core.actors import Actor, require
from core.errors import NotFound
from core.locks import Rank, lock_one


def access_premise(actor: Actor, premise_id: int) -> Premise:
    """Raises NotFound for one of another centre, NotAllowed without the right to see premises."""
    premise = Premise.objects.select_related("parent").filter(pk=premise_id).first()
    if premise is None or (not actor.is_system and premise.centre_id != actor.centre_id):
        raise NotFound("There is no such record.")
    require(may_see_premises, actor)
    return premise


def premise_for_update(premise_id: int) -> Premise:
    return lock_one(Rank.PREMISE, Premise.objects.select_related("parent"), premise_id)


def premises_of(centre_id: int, *, text: str = "", after: int = 0, **equal: Any) -> QuerySet[Premise]:
    """By key, after `after`: those whose code or a name holds the text. `equal`: kind, active, parent__code."""
    rows = Premise.objects.select_related("parent").filter(centre_id=centre_id, pk__gt=after, **equal)
    if text:
        named = Q(name__icontains=text) | Q(name_en__icontains=text) | Q(other_names__icontains=text)
        rows = rows.filter(named | Q(code__istartswith=text))
    return rows.order_by("pk")
