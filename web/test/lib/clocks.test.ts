import { expect, test } from 'vitest'
import { clockView, isPassed, mostPressing } from '@/lib/clocks'
import { duration } from '@/lib/format'
import { assignment, clock } from '../make'

const at = (time: string): number => Date.parse(`2026-01-01T00:${time}Z`)

test('a clock runs, warns and breaches by the time, before the server says so', () => {
  expect(clockView(clock(), at('01:00'))).toEqual({ tone: 'running', left: 120, elapsed: 60 })
  expect(clockView(clock(), at('02:00')).tone).toBe('warned')
  expect(clockView(clock(), at('03:00')).tone).toBe('breached')
  expect(clockView(clock(), at('03:30')).left).toBe(-30)
})

test('a stopped clock stands still and keeps how it ended', () => {
  const met = clock({ state: 'met', stopped_at: '2026-01-01T00:01:00Z' })
  expect(clockView(met, at('59:00'))).toEqual({ tone: 'done', left: 120, elapsed: 60 })
  expect(clockView(clock({ state: 'breached', breached_at: '2026-01-01T00:03:00Z', stopped_at: '2026-01-01T00:04:00Z' }), at('59:00')).tone).toBe('breached')
})

test('the most pressing clock is the one that runs out first and still counts', () => {
  const late = clock({ id: 2, due_at: '2026-01-01T00:01:00Z', state: 'met', stopped_at: '2026-01-01T00:00:30Z' })
  expect(mostPressing([clock({ id: 3, due_at: '2026-01-01T00:09:00Z' }), late, clock()])?.id).toBe(1)
})

test('a clock whose end the job has reached is past, before the server hears of it', () => {
  const time = { occurred_at: '2026-01-01T00:00:00Z', recorded_at: '2026-01-01T00:00:00Z', source: 'crew' as const, by: '31', correction_reason: null, first: null }
  expect(isPassed(clock({ stage: 'turnout' }), assignment({ times: { accepted: time } }))).toBe(false)
  expect(isPassed(clock({ stage: 'turnout' }), assignment({ times: { accepted: time, rolling: time } }))).toBe(true)
  expect(isPassed(clock({ stage: 'handover' }), assignment({ times: { rolling: time, clear: time } }))).toBe(true)
})

test('durations read as people write them', () => {
  expect([7, 754, 4000, -5].map(duration)).toEqual(['0:07', '12:34', '1:06:40', '-0:05'])
})
