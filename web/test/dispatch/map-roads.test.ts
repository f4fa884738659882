import { expect, test } from 'vitest'
import type { Isochrone, Route } from '@/api/types'
import { closureLines, reachAreas, reachCorners, routeLines, sketchLines } from '@/dispatch/map-roads'
import type { Sketch } from '@/dispatch/use-closures'
import { shapeOf } from '@/lib/closures'
import { closure } from '../make'

const now = Date.parse('2026-01-01T01:00:00Z')

test('a closure is drawn whole only once the routers reckon with it', () => {
  const drawn = closureLines([closure({ id: 1, applied_at: '2026-01-01T00:00:30Z' }), closure({ id: 2, kind: 'slow' })], now)
  expect(drawn.features.map((each) => each.properties)).toEqual([{ id: 1, kind: 'closed', applied: true }, { id: 2, kind: 'slow', applied: false }])
  expect(drawn.features[0]?.geometry).toEqual({ type: 'LineString', coordinates: [[113.5, 22.1], [113.6, 22.1]] })
})

test('a way that is no road is marked as straight', () => {
  const way = { router: 'straight_line', line: [[113.5, 22.1], [113.6, 22.1]] } as unknown as Route
  expect(routeLines([way, { ...way, router: 'osrm' }]).features.map((each) => each.properties)).toEqual([{ straight: true }, { straight: false }])
})

test('reach keeps its minutes, and without one nothing is drawn', () => {
  const area = { type: 'Feature', geometry: { type: 'MultiPolygon', coordinates: [] }, properties: { minutes: 5 } }
  expect(reachAreas(null).features).toEqual([])
  expect(reachAreas({ features: [area] } as unknown as Isochrone).features[0]?.properties).toEqual({ minutes: 5 })
})

test('every corner of the reach is known, of one piece or of several', () => {
  const ring = [[113.5, 22.1], [113.6, 22.1], [113.5, 22.1]]
  const one = { geometry: { type: 'Polygon', coordinates: [ring] } }
  const several = { geometry: { type: 'MultiPolygon', coordinates: [[ring], [ring]] } }
  expect(reachCorners({ features: [one, several] } as unknown as Isochrone)).toEqual([...ring, ...ring, ...ring])
  expect(reachCorners(null)).toEqual([])
})

test('corners are drawn at once, and the line between them once there are enough', () => {
  const held = { corners: [[113.5, 22.1]] } as Sketch
  expect(sketchLines(null, null).features).toEqual([])
  expect(sketchLines(held, null).features.map((each) => each.geometry.type)).toEqual(['Point'])
  const two = { corners: [[113.5, 22.1], [113.6, 22.1]] } as Sketch
  expect(sketchLines(two, shapeOf('line', two.corners)).features.map((each) => each.geometry.type)).toEqual(['Point', 'Point', 'LineString'])
})
