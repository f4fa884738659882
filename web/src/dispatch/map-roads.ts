import type { Feature, Geometry } from 'geojson'
import type { Closure, Isochrone, Route } from '@/api/types'
import { closureState, type Corner } from '@/lib/closures'
import type { Drawing } from '@/map/overlay'
import type { Sketch } from './use-closures'

/* What the map draws of the roads: closures, ways, reach, and what is being drawn. */

const drawing = (features: Feature<Geometry>[]): Drawing => ({ type: 'FeatureCollection', features })

export const closureLines = (rows: readonly Closure[], nowMs: number): Drawing => drawing(rows.map((row) => ({
  type: 'Feature', geometry: row.shape as unknown as Geometry,
  properties: { id: row.id, kind: row.kind, applied: closureState(row, nowMs) === 'in_force' },
})))

export const routeLines = (routes: Iterable<Route>): Drawing => drawing([...routes].map((route) => ({
  type: 'Feature', geometry: { type: 'LineString', coordinates: route.line }, properties: { straight: route.router !== 'osrm' },
})))

export const reachAreas = (reach: Isochrone | null): Drawing => drawing((reach?.features ?? []).map((area) => ({
  type: 'Feature', geometry: area.geometry as unknown as Geometry, properties: area.properties,
})))

/** Every corner of every area, to show all of it. */
export const reachCorners = (reach: Isochrone | null): Corner[] =>
  (reach?.features ?? []).flatMap((area) => (area.geometry as unknown as { coordinates: unknown[] }).coordinates.flat(area.geometry.type === 'MultiPolygon' ? 2 : 1) as Corner[])

/** The corners, and once there are enough of them the line or the area between. */
export function sketchLines(held: Sketch | null, shape: { type: string; coordinates: unknown[] } | null): Drawing {
  const corners: Feature<Geometry>[] = (held?.corners ?? []).map((at) => ({ type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties: {} }))
  return drawing(shape ? [...corners, { type: 'Feature', geometry: shape as unknown as Geometry, properties: {} }] : corners)
}
