import type { Feature, Point } from 'geojson'
import type { Assignment, Hospital, Incident, PositionRow, Unit } from '@/api/types'
import { isStale, positionAge, unitState } from '@/lib/unit-state'
import { markName } from '@/map/icons'
import type { Points } from '@/map/overlay'
import { incidentColour } from '@/map/palette'

/* The board as points for the map. */

const feature = (lon: number, lat: number, properties: Record<string, unknown>): Feature<Point> =>
  ({ type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] }, properties })

const collect = (features: Feature<Point>[]): Points => ({ type: 'FeatureCollection', features })

export function unitPoints(
  units: ReadonlyMap<number, Unit>, positions: ReadonlyMap<number, PositionRow>, active: ReadonlyMap<number, Assignment>, nowMs: number,
): Points {
  const features: Feature<Point>[] = []
  for (const [id, lon, lat, heading, , fixedAt] of positions.values()) {
    const unit = units.get(id)
    if (!unit) continue
    const state = unitState(unit, active.get(id))
    if (state === 'off_duty') continue
    const stale = isStale(positionAge([id, lon, lat, heading, null, fixedAt], nowMs))
    const turns = state === 'to_scene' || state === 'to_hospital'
    features.push(feature(lon, lat, { id, sign: unit.call_sign, mark: markName(state, stale), heading: turns ? heading ?? 0 : 0 }))
  }
  return collect(features)
}

export function incidentPoints(incidents: readonly Incident[], chosen: number | null): Points {
  return collect(incidents.flatMap((row) => (row.place
    ? [feature(row.place.lon, row.place.lat, {
        id: row.id, level: row.level ?? '?', colour: incidentColour(row.level), ink: row.level === 'R1' ? '#ffffff' : '#111111', chosen: row.id === chosen,
      })]
    : [])))
}

export function fixedPoints(units: ReadonlyMap<number, Unit>, hospitals: ReadonlyMap<number, Hospital>, locale: string): Points {
  const named = (row: { name: string; name_en: string }): string => (locale === 'en' && row.name_en ? row.name_en : row.name)
  const stations = new Map([...units.values()].map((unit) => [unit.station.id, unit.station] as const))
  return collect([
    ...[...hospitals.values()].map((row) => feature(row.lon, row.lat, { id: row.id, sign: '✚', colour: '#63b6ff', name: named(row) })),
    ...[...stations.values()].map((row) => feature(row.lon, row.lat, { id: row.id, sign: '⌂', colour: '#4fc78a', name: named(row) })),
  ])
}
