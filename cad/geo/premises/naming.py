"""The names that search finds premises by, kept with them in one transaction."""

from collections.abc import Iterable

from cad.geo.importing.load.places import joined_names
from cad.geo.importing.spellings import name_rows
from cad.geo.models import SearchName
from cad.geo.premises.models import Premise


def names_write(premises: Iterable[Premise]) -> None:
    """Writes the names of these premises anew: name, code and other names; a gate's also after its estate's.

    One that is not active has none.
    """
    found = list(premises)
    SearchName.objects.filter(premise__in=found).delete()
    SearchName.objects.bulk_create(name for premise in found for name in _names(premise))


def _names(premise: Premise) -> list[SearchName]:
    if not premise.active:
        return []
    named = {"en": premise.name_en} if premise.name_en else {}
    others = [*premise.other_names, premise.code]
    if (whole := premise.parent) is not None:
        wholes = [whole.name, *whole.other_names, *filter(None, [whole.name_en])]
        own = [premise.name, *filter(None, [premise.name_en])]
        others += [one for name in wholes for part in own for one in joined_names(name, part)]
    return [
        SearchName(
            centre_id=premise.centre_id,
            premise=premise,
            text=text,
            core=core,
            pinyin=pinyin,
            initials=initials,
            slips=slips,
        )
        for text, core, pinyin, initials, slips in name_rows(premise.name, named, others)
    ]
