import { expect, test } from 'vitest'
import { isLineLost, parkedOnLine, ringingInTurn, toRingBack } from '@/lib/call-turns'
import { call } from '../make'

const at = (second: number): string => `2026-01-01T00:00:${String(second).padStart(2, '0')}Z`
const ids = (rows: { id: number }[]): number[] => rows.map((row) => row.id)

test('who has tried longest is taken first, also over a lost line', () => {
  const calls = [
    call({ id: 1, rang_at: at(10) }), call({ id: 2, rang_at: at(30), turn_at: at(5), redial_of: 9 }), call({ id: 3, rang_at: at(2) }),
    call({ id: 4, rang_at: at(1), state: 'answered' }),
  ]
  expect(ids(ringingInTurn(calls))).toEqual([3, 2, 1])
})

test('a line is lost until its caller is had again', () => {
  expect(isLineLost(call({}))).toBe(false)
  expect(isLineLost(call({ line_lost_at: at(5) }))).toBe(true)
  expect(isLineLost(call({ line_lost_at: at(5), reached_at: at(9) }))).toBe(false)
})

test('who waits on a parked line is in one list, whose line went in the other', () => {
  const calls = [
    call({ id: 1, state: 'parked', parked_at: at(20) }), call({ id: 2, state: 'parked', parked_at: at(10) }),
    call({ id: 3, state: 'parked', parked_at: at(5), line_lost_at: at(40) }),
    call({ id: 4, state: 'abandoned', abandoned_at: at(30), line_lost_at: at(30) }),
    call({ id: 5, state: 'abandoned', abandoned_at: at(1), line_lost_at: at(1), reached_at: at(20) }),
    call({ id: 6, state: 'answered', line_lost_at: at(2) }), call({ id: 7, state: 'ended', line_lost_at: at(2) }),
  ]
  expect(ids(parkedOnLine(calls))).toEqual([2, 1])
  expect(ids(toRingBack(calls))).toEqual([4, 3, 5])
})
