import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPinia, setActivePinia } from 'pinia'
import { expect, test } from 'vitest'
import { othersToTell, owedUnits, owedWithNumber } from '@/lib/owed'
import { useBoard } from '@/stores/board'
import { useDesk } from '@/stores/desk'
import { assignment, incident, unit } from '../make'

interface Example { what: string; resources: string[]; going: string[][]; owed: string[] }
/** The server's own rule is held to the same file. */
const examples = JSON.parse(readFileSync(join(process.cwd(), '../tests/dispatch/recommendation/owed.json'), 'utf8')) as Example[]

test.each(examples)('$what', ({ resources, going, owed }) => {
  expect(owedUnits(resources, going)).toEqual(owed)
})

test('how many ambulances several patients still need is said where it is more than the named ones', () => {
  expect(owedWithNumber([], 2)).toEqual(['UNITS_2'])
  expect(owedWithNumber(['PHYS', 'SECOND'], 2)).toEqual(['PHYS', 'SECOND'])
  expect(owedWithNumber(['PHYS'], 3)).toEqual(['PHYS', 'UNITS_3'])
})

test('others than units are told; the nearest unit and advice by telephone are nobody', () => {
  expect(othersToTell(['NEAREST', 'PHYS', 'SECOND', 'POLICE', 'FIRE', 'PREALERT_STROKE', 'TELE'])).toEqual(['POLICE', 'FIRE', 'PREALERT_STROKE'])
})

test('the board knows what each incident under way is owed: units that were stood down do not count', () => {
  setActivePinia(createPinia())
  const desk = useDesk()
  desk.apply('incident', incident({ id: 1, state: 'under_way', resources: ['NEAREST', 'PHYS', 'SECOND'] }))
  desk.apply('incident', incident({ id: 2, state: 'awaiting', resources: ['PHYS'] }))
  desk.apply('unit', unit({ id: 1, capabilities: ['BLS'] }))
  desk.apply('unit', unit({ id: 2, capabilities: ['BLS', 'PHYS'] }))
  desk.apply('assignment', assignment({ id: 1, incident: 1, unit: 1, state: 'rolling' }))
  desk.apply('assignment', assignment({ id: 2, incident: 1, unit: 2, state: 'aborted' }))
  expect(useBoard().owedOf.get(1)).toEqual(['PHYS', 'SECOND'])
  expect(useBoard().owedOf.has(2)).toBe(false)
  desk.apply('assignment', assignment({ id: 3, incident: 1, unit: 2, state: 'offered' }))
  expect(useBoard().owedOf.get(1)).toEqual([])
})
