import { expect, test } from 'vitest'
import { isStale, positionAge, unitState } from '@/lib/unit-state'
import { hospitalsNear, metresBetween } from '@/lib/nearest'
import { assignment, unit as makeUnit } from '../make'

const unit = makeUnit()

test('a unit is what its job says, and without one what its readiness says', () => {
  expect(unitState(unit, undefined)).toBe('free')
  expect(unitState({ ...unit, readiness: 'out_of_service' }, undefined)).toBe('out_of_service')
  expect(unitState(unit, assignment({ state: 'rolling' }))).toBe('to_scene')
  expect(unitState(unit, assignment({ state: 'clear' }))).toBe('free')
})

test('a position without a recent fix is stale, and one that never was too', () => {
  const now = Date.parse('2026-01-01T00:10:00Z')
  expect(isStale(positionAge([1, 0, 0, null, null, '2026-01-01T00:09:30Z'], now))).toBe(false)
  expect(isStale(positionAge([1, 0, 0, null, null, '2026-01-01T00:07:00Z'], now))).toBe(true)
  expect(isStale(positionAge(undefined, now))).toBe(true)
})

test('hospitals come nearest first, and in their own order while the place is unknown', () => {
  const hospital = (id: number, lon: number) => ({ id, version: 1, name: `${id}`, name_en: '', lon, lat: 49, capabilities: [] })
  const rows = [hospital(1, -123.3), hospital(2, -123.1)]
  expect(hospitalsNear(rows, { lon: -123, lat: 49 }).map((row) => row.hospital.id)).toEqual([2, 1])
  expect(hospitalsNear(rows, null).map((row) => row.hospital.id)).toEqual([1, 2])
  expect(Math.round(metresBetween({ lon: 0, lat: 0 }, { lon: 0, lat: 1 }))).toBe(111_195)
})
