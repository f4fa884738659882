import type { Feature, FeatureCollection, Polygon } from 'geojson'
import type { CallerLocation } from '@/api/types'

/* Where a caller may be, by the word of the line, the handset or a message. Hints: the caller's own yes is what counts. */

const METRES_PER_DEGREE = 111_195
const CORNERS = 48

/** A report with a point. A failed fix has none and is never drawn. */
export type Located = CallerLocation & { lon: number; lat: number }
export const isLocated = (row: CallerLocation): row is Located => !row.failed && row.lon !== null && row.lat !== null

const worth = (row: CallerLocation): number => (isLocated(row) ? 0 : row.failed ? 2 : 1)
const radius = (row: CallerLocation): number => row.radius_m ?? Number.POSITIVE_INFINITY
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)

/** What has a point before what has words before what failed; then the smaller radius, then the newer. */
export const byWorth = (rows: readonly CallerLocation[]): CallerLocation[] => [...rows].sort((a, b) =>
  worth(a) - worth(b) || compare(radius(a), radius(b)) || b.received_at.localeCompare(a.received_at) || b.id - a.id)

/** Circles of uncertainty, as polygons in WGS-84. */
export const circles = (rows: readonly CallerLocation[]): FeatureCollection<Polygon> => ({
  type: 'FeatureCollection', features: rows.filter(isLocated).map(circle),
})

function circle(row: Located): Feature<Polygon> {
  const metres = Math.max(row.radius_m ?? 0, 5)
  const east = metres / (METRES_PER_DEGREE * Math.cos((row.lat * Math.PI) / 180))
  const north = metres / METRES_PER_DEGREE
  const ring = Array.from({ length: CORNERS + 1 }, (_, i) => {
    const turn = ((i % CORNERS) / CORNERS) * 2 * Math.PI
    return [row.lon + east * Math.cos(turn), row.lat + north * Math.sin(turn)]
  })
  return { type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] }, properties: { id: row.id, source: row.source } }
}
