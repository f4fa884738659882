import { expect, test } from 'vitest'
import { diversionOf, freeOf, isBeforeScene } from '@/lib/moves'
import type { Candidate } from '@/api/types'
import { assignment, ranking } from '../make'

const row = (unit: number, holding: string | null, code = 'suits'): Candidate => ({
  rank: unit, unit, call_sign: `${unit}`, station: { id: 1, name: '', name_en: '' }, road_s: 0, turnout_s: 0, total_s: 0, distance_m: 0, position_age_s: null, holding,
  why: [{ code, params: { incident: 7, number: '20260101-0007', level: 'R3', state: 'rolling' } }],
})

test('only a unit that the server calls divertible can be taken from its job', () => {
  expect(diversionOf(row(1, '20260101-0007', 'divertible'))?.incident).toBe(7)
  expect(diversionOf(row(2, '20260101-0007', 'about_to_clear'))).toBeNull()
  expect(diversionOf(row(3, null))).toBeNull()
})

test('the free units of a ranking keep its order', () => {
  expect(freeOf(ranking({ units: [row(4, null), row(2, 'x', 'divertible'), row(9, null)] })).map((each) => each.unit)).toEqual([4, 9])
})

test('a unit can be moved until it is at its scene', () => {
  const states = ['offered', 'accepted', 'rolling', 'at_scene', 'clear'] as const
  expect(states.filter((state) => isBeforeScene(assignment({ state })))).toEqual(['offered', 'accepted', 'rolling'])
})
