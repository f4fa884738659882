import { expect, test } from 'vitest'
import type { Clock } from '@/api/types'
import { arrestTimes } from '@/call/arrest-times'

const clock = (stage: string, patient: number, stopped: string | null, state = 'met'): Clock =>
  ({ stage, patient, started_at: '2026-01-01T00:00:00Z', due_at: '2026-01-01T00:01:30Z', stopped_at: stopped, state }) as Clock

test('both times are those of the patient’s own clocks, against the limits of the centre', () => {
  const clocks = [
    clock('compression', 7, '2026-01-01T00:02:31Z', 'breached'), clock('recognition', 7, '2026-01-01T00:01:30Z'),
    clock('recognition', 8, '2026-01-01T00:00:05Z'), clock('welfare', 7, '2026-01-01T00:01:00Z'),
  ]
  expect(arrestTimes(clocks, 7)).toEqual([
    { stage: 'recognition', seconds: 90, limit: 90, late: false }, { stage: 'compression', seconds: 151, limit: 90, late: true },
  ])
})

test('what has not happened has no time', () => {
  expect(arrestTimes([clock('compression', 7, null, 'running')], 7)).toEqual([])
})
