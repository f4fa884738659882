import type { Closure } from '@/api/types'

/* Closures as the room sees them. Times are ISO; `nowMs` is the server's. */

export type ClosureState = 'planned' | 'not_yet' | 'in_force' | 'over'

/** Before its time, not yet reckoned with by the routers, reckoned with, or done. */
export function closureState(row: Closure, nowMs: number): ClosureState {
  if (row.ended_at || (row.to_at && Date.parse(row.to_at) <= nowMs)) return 'over'
  if (Date.parse(row.from_at) > nowMs) return 'planned'
  return row.applied_at ? 'in_force' : 'not_yet'
}

/** What is or will be in force, the latest first. */
export const closuresShown = (rows: Iterable<Closure>, nowMs: number): Closure[] =>
  [...rows].filter((row) => closureState(row, nowMs) !== 'over').sort((a, b) => b.id - a.id)

/** The two roads that it covers most, and a sign that there are more; empty when none has a name. */
export const roadsSaid = (roads: readonly string[]): string => roads.slice(0, 2).join(' · ') + (roads.length > 2 ? ' …' : '')

export type Corner = [lon: number, lat: number]
export type Form = 'line' | 'area'

/** The corners of a shape as they are drawn: a border without its last corner, which is the first again. */
export function cornersOf(row: Closure): Corner[] {
  const corners = (row.shape.type === 'Polygon' ? row.shape.coordinates[0] : row.shape.coordinates) as Corner[]
  return row.shape.type === 'Polygon' ? corners.slice(0, -1) : corners
}

/** GeoJSON of a drawing, or null while it has too few corners. */
export function shapeOf(form: Form, corners: readonly Corner[]): { type: 'LineString' | 'Polygon'; coordinates: unknown[] } | null {
  const [first] = corners
  if (!first || corners.length < (form === 'line' ? 2 : 3)) return null
  return form === 'line' ? { type: 'LineString', coordinates: [...corners] } : { type: 'Polygon', coordinates: [[...corners, first]] }
}

const isPlace = ([lon = NaN, lat = NaN, ...more]: number[]): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && more.length === 0

/** “113.5439, 22.1987”, one corner in a line, as it is typed; null for what is no place. */
export function cornersFrom(text: string): Corner[] | null {
  const lines = text.split(/[\n;；]+/).map((line) => line.trim()).filter(Boolean)
  const corners = lines.map((line) => line.split(/[\s,，]+/).map((part) => (part ? Number(part) : NaN)))
  return corners.every(isPlace) ? (corners as Corner[]) : null
}

export const cornersText = (corners: readonly Corner[]): string => corners.map(([lon, lat]) => `${lon.toFixed(6)}, ${lat.toFixed(6)}`).join('\n')
