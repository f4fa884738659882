import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { READ_MS } from '@/lib/as-seen'
import { useBoard } from '@/stores/board'
import { useDesk } from '@/stores/desk'
import { useDispatchDesk } from '@/stores/dispatch-desk'
import { automaticRun, incident, ranking } from '../make'

beforeEach(() => setActivePinia(createPinia()))

const put = (over: Parameters<typeof incident>[0]) => useDesk().apply('incident', incident(over))
const closedAt = (minute: number) => ({ state: 'closed' as const, outcome: 'advice' as const, closed_at: `2026-01-01T00:0${minute}:00Z` })

test('closed incidents stand apart, the last one first, and only the chosen one while their group is folded', () => {
  const hand = useDispatchDesk()
  put({ id: 1 })
  put({ id: 2, ...closedAt(2) })
  put({ id: 3, ...closedAt(3) })
  expect(useBoard().incidents.map((row) => row.id)).toEqual([1])
  expect(useBoard().closed.map((row) => row.id)).toEqual([3, 2])
  expect(hand.closedShown).toEqual([])
  hand.choose(2)
  expect(hand.closedShown.map((row) => row.id)).toEqual([2])
  hand.closedOpen = true
  expect(hand.closedShown.map((row) => row.id)).toEqual([3, 2])
})

test('the chosen incident stays chosen when it closes, and no unit is chosen for it any more', async () => {
  const hand = useDispatchDesk()
  put({ id: 1 })
  hand.choose(1)
  hand.ranking = ranking({ id: 5, incident: 1 })
  await nextTick()
  put({ id: 1, version: 2, ...closedAt(2) })
  await nextTick()
  expect(hand.incident?.state).toBe('closed')
  expect(hand.offering).toBe(false)
})

test('the arrow keys reach the closed incidents only while they are shown', () => {
  const hand = useDispatchDesk()
  put({ id: 1 })
  put({ id: 2, ...closedAt(2) })
  hand.choose(1)
  hand.move(1)
  expect(hand.chosenId).toBe(1)
  hand.closedOpen = true
  hand.move(1)
  expect(hand.chosenId).toBe(2)
})

test('an incident that is being taken is on the board, last, with its level once known, and takes nobody from what is in hand', () => {
  const hand = useDispatchDesk()
  put({ id: 1, level: 'R4' })
  hand.choose(1)
  put({ id: 2, state: 'taking', level: null })
  put({ id: 2, version: 2, state: 'taking', level: 'R1' })
  expect(useBoard().incidents.map((row) => [row.id, row.state, row.level])).toEqual([[1, 'awaiting', 'R4'], [2, 'taking', 'R1']])
  expect(hand.chosenId).toBe(1)
})

test('a ranking that another seat asks for does not move the one that is being read, and is told of', () => {
  const hand = useDispatchDesk()
  put({ id: 1 })
  hand.choose(1)
  hand.ranking = ranking({ id: 5, incident: 1 })
  useDesk().apply('recommendation', ranking({ id: 5, incident: 1 }))
  expect(hand.overtaken).toBe(false)
  useDesk().apply('recommendation', ranking({ id: 6, incident: 1 }))
  expect([hand.ranking.id, hand.newest?.id, hand.overtaken]).toEqual([5, 6, true])
})

test('a digit means the row as it was read: what comes above it meanwhile takes its place half a second later', async () => {
  vi.useFakeTimers()
  const hand = useDispatchDesk()
  put({ id: 1, level: 'R3' })
  await nextTick()
  vi.advanceTimersByTime(READ_MS)
  put({ id: 2, level: 'R1' })
  await nextTick()
  expect(useBoard().incidents.map((row) => row.id)).toEqual([2, 1])
  hand.pick(0)
  expect(hand.chosenId).toBe(1)
  vi.advanceTimersByTime(READ_MS)
  hand.pick(0)
  expect(hand.chosenId).toBe(2)
  vi.useRealTimers()
})

test('of an incident that the system looked for twice the last search counts, and the switches say for which levels it does', () => {
  const desk = useDesk()
  desk.apply('automatic_run', automaticRun({ id: 8 }))
  desk.apply('automatic_run', automaticRun({ id: 7, state: 'offered', ended_at: '2026-01-01T00:00:01Z', assignment: 3 }))
  expect(useBoard().automaticOf.get(1)?.id).toBe(8)
  for (const [id, level, on] of [[1, 'R2', true], [2, 'R1', true], [3, 'R3', false]] as const)
    desk.apply('automatic_switch', { id, version: 1, level, on, set_at: '2026-01-01T00:00:00Z', set_by: '' })
  expect(useBoard().automaticLevels).toEqual(['R1', 'R2'])
})
