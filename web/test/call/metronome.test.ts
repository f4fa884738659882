import { expect, test } from 'vitest'
import { beatAt, beatsBetween, breathing, breathsFor, countAt, swapDue, swapIn, type Rhythm } from '@/call/metronome'

const breaths = { beside: ['CPR_WITH_BREATHS'], after: 30, count: 2, seconds: 6, say: { zh: '吹', en: 'breathe' } }
const rhythm: Rhythm = { rate: 110, swap_s: 120, swap: { zh: '换', en: 'change' }, breaths }

test('a minute has 110 beats, and the hundredth hour does not drift', () => {
  expect(countAt(rhythm, null, 59.999)).toBe(110)
  expect(beatAt(rhythm, null, 110)).toBeCloseTo(60, 9)
  expect(beatAt(rhythm, null, 110 * 6_000)).toBeCloseTo(360_000, 6)
})

test('the first compression counts at once, and none before', () => {
  expect([countAt(rhythm, null, -0.1), countAt(rhythm, null, 0), countAt(rhythm, null, 60 / 110)]).toEqual([0, 1, 2])
})

test('breaths are given only beside the instruction that tells them', () => {
  expect(breathsFor(rhythm, ['START_CPR'])).toBeNull()
  expect(breathsFor(rhythm, ['START_CPR', 'CPR_WITH_BREATHS'])).toEqual(breaths)
})

test('after thirty compressions there is a pause of the breaths, and the count stands still', () => {
  const pushing = 30 * 60 / 110
  expect([countAt(rhythm, breaths, pushing - 0.01), countAt(rhythm, breaths, pushing + 5.9)]).toEqual([30, 30])
  expect([breathing(rhythm, breaths, pushing - 0.01), breathing(rhythm, breaths, pushing + 0.01), breathing(rhythm, breaths, pushing + 6.01)]).toEqual([false, true, false])
  expect(beatAt(rhythm, breaths, 30)).toBeCloseTo(pushing + 6, 9)
  expect(countAt(rhythm, breaths, pushing + 6.01)).toBe(31)
})

test('looking ahead in pieces gives every beat once, however late the timer is', () => {
  for (const variant of [null, breaths]) {
    const whole = beatsBetween(rhythm, variant, -1, 60)
    const pieces = [0.3, 0.31, 17, 22.5, 60]
      .flatMap((until, turn, all) => beatsBetween(rhythm, variant, all[turn - 1] ?? -1, until))
    expect(pieces).toEqual(whole)
    expect(whole.map((beat) => beat.index)).toEqual(whole.map((_, index) => index))
  }
})

test('the change is due every two minutes and said for ten seconds', () => {
  expect([swapIn(rhythm, 0), swapIn(rhythm, 119.5), swapIn(rhythm, 120.4), swapIn(rhythm, 130)]).toEqual([120, 1, 0, 110])
  expect([swapDue(rhythm, 5), swapDue(rhythm, 119.9), swapDue(rhythm, 120), swapDue(rhythm, 129.9), swapDue(rhythm, 130), swapDue(rhythm, 240)]).toEqual([false, false, true, true, false, true])
})
