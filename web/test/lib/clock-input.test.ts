import { expect, test } from 'vitest'
import { instantNear, timeOfDay } from '@/lib/clock-input'

test('a time of day is typed with or without colons', () => {
  expect(timeOfDay('14:05:30')).toEqual({ h: 14, m: 5, s: 30 })
  expect(timeOfDay(' 9:05 ')).toEqual({ h: 9, m: 5, s: 0 })
  expect(timeOfDay('14：05：30')).toEqual({ h: 14, m: 5, s: 30 })
  expect(timeOfDay('140530')).toEqual({ h: 14, m: 5, s: 30 })
  expect(timeOfDay('1405')).toEqual({ h: 14, m: 5, s: 0 })
})

test.each(['', '24:00', '14:60', '14:05:61', '14', '14:5x', '123', 'now'])('%s is no time of day', (text) => {
  expect(timeOfDay(text)).toBeNull()
})

test('the instant is the nearest one with that time of day in the zone of the centre', () => {
  const zone = 'Asia/Shanghai'
  expect(instantNear('2026-03-05T02:10:00Z', { h: 10, m: 5, s: 30 }, zone)).toBe('2026-03-05T02:05:30.000Z')
  // 00:01 local: 23:59 was yesterday, and 00:03 seen from 23:58 is tomorrow.
  expect(instantNear('2026-03-05T16:01:00Z', { h: 23, m: 59, s: 0 }, zone)).toBe('2026-03-05T15:59:00.000Z')
  expect(instantNear('2026-03-05T15:58:00Z', { h: 0, m: 3, s: 0 }, zone)).toBe('2026-03-05T16:03:00.000Z')
})

test('the night of a clock change keeps its hours', () => {
  const zone = 'America/Vancouver'
  // On 8 March 2026 local clocks go from 02:00 (UTC-8) to 03:00 (UTC-7).
  expect(instantNear('2026-03-08T10:30:00Z', { h: 1, m: 50, s: 0 }, zone)).toBe('2026-03-08T09:50:00.000Z')
  expect(instantNear('2026-03-08T09:50:00Z', { h: 3, m: 30, s: 0 }, zone)).toBe('2026-03-08T10:30:00.000Z')
})
