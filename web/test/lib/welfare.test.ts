import { expect, test } from 'vitest'
import { triesInVain, welfareDue, type WelfareCall } from '@/lib/welfare'
import { clock, incident } from '../make'

const called = (...results: WelfareCall['result'][]): WelfareCall[] => results.map((result) => ({ result, note: '', at: '2026-03-02T10:00:00Z', by: null }))

test('who waits is listed by when the call is due, whoever is closed or has a unit at the scene is not', () => {
  const incidents = new Map([1, 2, 3].map((id) => [id, incident({ id, state: id === 3 ? 'closed' : 'awaiting' })]))
  const clocks = [
    clock({ id: 1, stage: 'welfare', incident: 1, due_at: '2026-03-02T11:00:00Z' }),
    clock({ id: 2, stage: 'welfare', incident: 2, due_at: '2026-03-02T10:30:00Z' }),
    clock({ id: 3, stage: 'welfare', incident: 3 }),
    clock({ id: 4, stage: 'response', incident: 1 }),
    clock({ id: 5, stage: 'welfare', incident: 2, state: 'met', stopped_at: '2026-03-02T10:00:00Z' }),
  ]
  expect(welfareDue(clocks, incidents).map((row) => row.incident.id)).toEqual([2, 1])
})

test('calls in vain are counted since the last that reached somebody', () => {
  expect(triesInVain([])).toBe(0)
  expect(triesInVain(called('not_reached', 'not_reached'))).toBe(2)
  expect(triesInVain(called('not_reached', 'better', 'not_reached'))).toBe(1)
  expect(triesInVain(called('not_reached', 'worse'))).toBe(0)
})
