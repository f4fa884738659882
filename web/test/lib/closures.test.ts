import { expect, test } from 'vitest'
import { closureState, closuresShown, cornersFrom, cornersOf, cornersText, roadsSaid, shapeOf, type Corner } from '@/lib/closures'
import { closure } from '../make'

const at = (time: string): number => Date.parse(`2026-01-01T${time}Z`)

test('a closure is planned, not yet reckoned with, in force, and over', () => {
  const row = closure({ from_at: '2026-01-01T10:00:00Z', to_at: '2026-01-01T12:00:00Z' })
  expect(closureState(row, at('09:59:59'))).toBe('planned')
  expect(closureState(row, at('10:00:00'))).toBe('not_yet')
  expect(closureState({ ...row, applied_at: '2026-01-01T10:00:20Z' }, at('10:01:00'))).toBe('in_force')
  expect(closureState({ ...row, applied_at: '2026-01-01T10:00:20Z' }, at('12:00:00'))).toBe('over')
  expect(closureState({ ...row, ended_at: '2026-01-01T10:30:00Z' }, at('10:31:00'))).toBe('over')
})

test('what is over is not shown, and the newest comes first', () => {
  const rows = [closure({ id: 1 }), closure({ id: 2, ended_at: '2026-01-01T00:30:00Z' }), closure({ id: 3, from_at: '2026-01-02T00:00:00Z' })]
  expect(closuresShown(rows, at('01:00:00')).map((row) => row.id)).toEqual([3, 1])
})

test('a closure is called by the two roads that it covers most', () => {
  expect([[], ['一路'], ['一路', '二路'], ['一路', '二路', '三路']].map(roadsSaid)).toEqual(['', '一路', '一路 · 二路', '一路 · 二路 …'])
})

test('a line needs two corners and an area three, and its border ends where it began', () => {
  const corners: Corner[] = [[113.5, 22.1], [113.6, 22.1], [113.6, 22.2]]
  expect(shapeOf('line', corners.slice(0, 1))).toBeNull()
  expect(shapeOf('area', corners.slice(0, 2))).toBeNull()
  expect(shapeOf('line', corners.slice(0, 2))).toEqual({ type: 'LineString', coordinates: [[113.5, 22.1], [113.6, 22.1]] })
  const area = shapeOf('area', corners)
  expect(area).toEqual({ type: 'Polygon', coordinates: [[...corners, [113.5, 22.1]]] })
  expect(cornersOf(closure({ shape: area as never }))).toEqual(corners)
  expect(cornersOf(closure({ shape: shapeOf('line', corners) as never }))).toEqual(corners)
})

test('typed corners are read with any comma, and what is no place is refused', () => {
  expect(cornersFrom('113.5439, 22.1987\n113.55，22.2；113.56 22.21')).toEqual([[113.5439, 22.1987], [113.55, 22.2], [113.56, 22.21]])
  expect(cornersFrom('')).toEqual([])
  for (const wrong of ['113.5', '113.5,', '113.5, 22.1, 3', 'here, there', '181, 22', '113, 91']) expect(cornersFrom(wrong), wrong).toBeNull()
  expect(cornersFrom(cornersText([[113.5439, 22.1987]]))).toEqual([[113.5439, 22.1987]])
})
