"""The names of one object of the map. Pure."""

from collections.abc import Mapping

MOST = 60  # languages and kinds; a capital has some three hundred, which nobody types here

# What a name without a language is called in `names`. `name` itself stands apart.
_KINDS = {
    "alt_name": "alt",
    "old_name": "old",
    "short_name": "short",
    "official_name": "official",
    "int_name": "int",
    "loc_name": "loc",
    "reg_name": "reg",
    "nat_name": "nat",
}
_FIRST = ("zh", "zh-Hans", "en", "official", "short", "alt", "int")


def names_of(tags: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The name people see, and all others: `zh`, `en`, `zh-Latn-pinyin`; `alt`, `old`, `short`; `alt:en`."""
    names: dict[str, str] = {}
    for key in tags:
        first, _, language = key.partition(":")
        if first == "name":
            if language:
                names[language] = tags[key][:255]
        elif kind := _KINDS.get(first):
            names[f"{kind}:{language}" if language else kind] = tags[key][:255]
    if len(names) > MOST:
        names = dict(list(names.items())[:MOST])
    name = tags.get("name") or next((names[key] for key in _FIRST if key in names), "")
    return name.split(";")[0].strip()[:255], names
