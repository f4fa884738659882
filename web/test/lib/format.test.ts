import { expect, test } from 'vitest'
import { shortTime } from '@/lib/format'

test('a time of today is short, and one of another day says which', () => {
  const now = Date.parse('2026-11-29T20:00:00Z') // in Shanghai already the 30th
  expect(shortTime('2026-11-29T22:05:30Z', now, 'Asia/Shanghai')).toBe('06:05')
  expect(shortTime('2026-11-30T20:00:00Z', now, 'Asia/Shanghai')).toBe('12-01 04:00')
  expect(shortTime('2026-11-29T10:00:00Z', now, 'Asia/Shanghai')).toBe('11-29 18:00')
})
