"""The statements of `cad.geo.search.names`. Made of constants; what is typed goes in as parameters."""
# ruff: noqa: S608

SHOWN = """
SELECT {n} CASE WHEN s.street_id IS NOT NULL THEN 's' WHEN s.place_id IS NOT NULL THEN 'p' ELSE 'm' END,
       coalesce(s.street_id, s.place_id, s.premise_id), s.text, s.core, s.pinyin, s.initials,
       coalesce(t.name, p.name, m.name), coalesce(t.names, p.names, jsonb_build_object('en', m.name_en)),
       coalesce(p.kind, m.kind, ''), coalesce(p.detail, m.address, ''), coalesce(p.code, m.code, ''),
       coalesce(w.name, v.name, ''), ST_X(spot), ST_Y(spot)
FROM hits JOIN geo_searchname s USING (id)
LEFT JOIN geo_street t ON t.id = s.street_id
LEFT JOIN geo_namedplace p ON p.id = s.place_id
LEFT JOIN geo_premise m ON m.id = s.premise_id AND m.active AND (m.expires IS NULL OR m.expires >= current_date)
LEFT JOIN geo_namedplace w ON w.id = p.parent_id
LEFT JOIN geo_premise v ON v.id = m.parent_id
CROSS JOIN LATERAL (SELECT coalesce(t.middle, p.point, m.entrance, m.point)::geometry AS spot) AS at
WHERE spot IS NOT NULL
"""

# Not by "=": of a large city the planner would walk all names by an index, to intersect them with a handful.
HERE = "(city_id IS NOT DISTINCT FROM %(city)s OR centre_id IS NOT DISTINCT FROM %(centre)s)"
_SHORTEST = """
    SELECT n, h.id
    FROM unnest(%({key})s::int[], %({key}_low)s::text[], %({key}_high)s::text[], %({key}_streets)s::bool[])
        AS asked(n, low, high, streets),
    LATERAL (SELECT id FROM (SELECT id, street_id, text FROM geo_searchname
                             WHERE {column} ~>=~ low AND {column} ~<~ high AND {here} {more} LIMIT %(read)s) AS near
             WHERE street_id IS NOT NULL OR NOT streets ORDER BY length(text) LIMIT %(most)s) AS h
"""


def _shortest(key: str, column: str, more: str = "") -> str:
    return _SHORTEST.format(key=key, column=column, here=HERE, more=more)


SURE = (
    """
WITH hits AS (
    SELECT n, h.id FROM unnest(%(same)s::int[], %(same_core)s::text[]) AS asked(n, core),
    LATERAL (SELECT id FROM geo_searchname WHERE city_id = %(city)s AND core = asked.core LIMIT %(limit)s) AS h
    UNION
    SELECT n, h.id FROM unnest(%(same)s::int[], %(same_core)s::text[]) AS asked(n, core),
    LATERAL (SELECT id FROM geo_searchname WHERE centre_id = %(centre)s AND core = asked.core LIMIT %(most)s) AS h
    UNION"""
    + _shortest("text", "text")
    + " UNION "
    + _shortest("sound", "pinyin", "AND pinyin <> ''")
    + " UNION "
    + _shortest("initials", "initials", "AND initials <> ''")
    + ")"
    + SHOWN.format(n="n,")
)

LOOSE_BRANCH = """
    (SELECT id FROM (SELECT id, text FROM geo_searchname
                     WHERE {condition} AND (street_id IS NOT NULL OR NOT %(streets)s) LIMIT %(read)s) AS near
     ORDER BY length(text) LIMIT %(most)s)
"""
# Each piece with a limit of its own: 东门 has hundreds of owners. The longest says most of what was typed.
INNER_BRANCH = """
    (SELECT id FROM unnest(%(inner)s::text[]) AS piece,
        LATERAL (SELECT id, text FROM geo_searchname
                 WHERE {owner} AND core = piece AND (street_id IS NOT NULL OR NOT %(streets)s) LIMIT %(most)s) AS near
     ORDER BY length(text) DESC LIMIT %(most)s)
"""
LOOSE = "WITH hits AS ({hits}) " + SHOWN.format(n="")
