import { expect, test } from 'vitest'
import { alertsShown, isQuiet, isTold, proposedIn } from '@/lib/alerts'
import { alert } from '../make'

const at = (time: string): number => Date.parse(`2026-01-01T${time}Z`)
const ids = (roles: string[], now: string, ...rows: Parameters<typeof alert>[0][]): number[] =>
  alertsShown(rows.map((row) => alert(row)), roles, at(now)).map((row) => row.id)
const inHand = { acknowledged_at: '2026-01-01T00:00:30Z', acknowledged_by: { id: 1, name: '王' } }

test('an acknowledged alert stays, behind the loud ones, until it is closed', () => {
  expect(ids(['dispatcher'], '00:01:00', { id: 1, ...inHand }, { id: 2 }, { id: 3, closed_at: '2026-01-01T00:00:40Z' })).toEqual([2, 1])
})

test('who waits for a unit comes first, then what is critical, then what is older', () => {
  expect(ids(['dispatcher'], '00:01:00',
    { id: 1, kind: 'clock_breached', severity: 'critical', raised_at: '2026-01-01T00:00:00Z' },
    { id: 2, kind: 'call_abandoned', severity: 'warning', raised_at: '2026-01-01T00:00:00Z' },
    { id: 3, kind: 'clock_breached', severity: 'critical', raised_at: '2026-01-01T00:00:10Z' },
    { id: 4, kind: 'assignment_declined', severity: 'critical', raised_at: '2026-01-01T00:00:20Z' })).toEqual([4, 1, 3, 2])
})

test('what this seat answers comes before what others have to answer', () => {
  const others = { answers: ['call_taker' as const], everybody_at: '2026-01-01T00:00:30Z', raised_at: '2026-01-01T00:00:00Z' }
  expect(ids(['dispatcher'], '00:01:00', { id: 1, ...others }, { id: 2, severity: 'warning' })).toEqual([2, 1])
})

test('an alert is told to who answers it, and to every seat once nobody has taken it in hand for too long', () => {
  const silent = alert({ answers: ['dispatcher', 'duty_manager'], everybody_at: '2026-01-01T00:02:00Z' })
  expect(isTold(silent, ['duty_manager'], at('00:00:01'))).toBe(true)
  expect(isTold(silent, ['call_taker'], at('00:01:59'))).toBe(false)
  expect(isTold(silent, ['call_taker'], at('00:02:00'))).toBe(true)
  expect(isTold({ ...silent, ...inHand }, ['call_taker'], at('00:02:00'))).toBe(false)
})

test('what somebody waits for is loud again, and what only is late stays quiet', () => {
  const waits = alert({ ...inHand, comes_back_at: '2026-01-01T00:02:30Z' })
  expect([isQuiet(waits, at('00:02:29')), isQuiet(waits, at('00:02:30'))]).toEqual([true, false])
  expect(isQuiet(alert(inHand), at('23:00:00'))).toBe(true)
  expect(isQuiet(alert(), at('00:00:00'))).toBe(false)
})

test('a proposal is a unit, or nothing', () => {
  const next = { id: 7, call_sign: '32', total_s: 240, recommendation: 5 }
  expect(proposedIn(alert({ params: { next_unit: next } }))).toEqual(next)
  expect(proposedIn(alert({ params: { next_unit: null } }))).toBeNull()
  expect(proposedIn(alert())).toBeNull()
})
