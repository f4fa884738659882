import { expect, test } from 'vitest'
import { emptyTables, prune, reduce, reduceAll, tablesFromDesk } from '@/live/reduce'
import { assignment, event, incident, snapshot } from '../make'

test('an old snapshot with the events after it equals the new snapshot', () => {
  const old = tablesFromDesk(snapshot({ incidents: [incident()], assignments: [] }))
  const fresh = tablesFromDesk(snapshot({
    incidents: [incident({ version: 3, state: 'under_way' })], assignments: [assignment({ version: 2, state: 'accepted' })],
  }))
  const events = [
    event(1, 'incident', incident({ version: 2, level: 'R1' })),
    event(2, 'assignment', assignment()),
    event(3, 'incident', incident({ version: 3, state: 'under_way' })),
    event(4, 'assignment', assignment({ version: 2, state: 'accepted' })),
  ]
  expect(reduceAll(old, events)).toEqual(fresh)
  expect(events.reduce(reduce, old)).toEqual(fresh)
})

test('the same event twice changes nothing the second time, not even the object', () => {
  const change = event(1, 'incident', incident())
  const once = reduce(emptyTables(), change)
  expect(reduce(once, change)).toBe(once)
})

test('an older or equal version never replaces a newer one', () => {
  const state = reduce(emptyTables(), event(1, 'incident', incident({ version: 5, complaint: 'new' })))
  expect(reduce(state, event(2, 'incident', incident({ version: 4, complaint: 'old' })))).toBe(state)
  expect(reduce(state, event(3, 'incident', incident({ version: 5, complaint: 'other' }))).incident.get(1)?.complaint).toBe('new')
})

test('events out of order end in the newest state', () => {
  const events = [3, 1, 2].map((version) => event(version, 'incident', incident({ version, complaint: `v${version}` })))
  expect(reduceAll(emptyTables(), events).incident.get(1)?.complaint).toBe('v3')
})

test('a batch leaves untouched tables, and the state before, as they were', () => {
  const before = tablesFromDesk(snapshot({ incidents: [incident()] }))
  const after = reduceAll(before, [event(1, 'assignment', assignment())])
  expect(after.incident).toBe(before.incident)
  expect(before.assignment.size).toBe(0)
})

test('an entity that this page does not know is left alone', () => {
  const state = emptyTables()
  expect(reduce(state, event(1, 'roster', { id: 1, version: 1 }))).toBe(state)
  expect(reduce(state, event(1, '__proto__', { id: 1, version: 1 }))).toBe(state)
})

test('what ended long ago is forgotten together with what belongs to it', () => {
  const state = tablesFromDesk(snapshot({
    incidents: [incident({ state: 'closed', closed_at: '2026-01-01T00:00:00Z' }), incident({ id: 2 })],
    assignments: [assignment(), assignment({ id: 2, incident: 2 })],
  }))
  const kept = prune(state, '2026-01-01T01:00:00Z')
  expect([...kept.incident.keys()]).toEqual([2])
  expect([...kept.assignment.keys()]).toEqual([2])
})
