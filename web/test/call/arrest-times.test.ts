import { expect, test } from 'vitest'
import type { Triage } from '@/api/types'
import { compressedIn, recognisedIn } from '@/call/arrest-times'

const row = (recognised: string | null, compressed: string | null): Triage =>
  ({ answered_at: '2025-12-31T23:50:00Z', known_since: '2026-01-01T00:00:00Z', recognised_at: recognised, first_compression_at: compressed }) as Triage

test('both times count from when the patient was known of, and the second of the limit keeps it', () => {
  const kept = row('2026-01-01T00:01:30Z', '2026-01-01T00:02:30Z')
  expect([recognisedIn(kept), compressedIn(kept)]).toEqual([{ seconds: 90, limit: 90, late: false }, { seconds: 150, limit: 150, late: false }])
  const late = row('2026-01-01T00:01:30.001Z', '2026-01-01T00:02:31Z')
  expect([recognisedIn(late)?.late, compressedIn(late)?.late]).toEqual([true, true])
})

test('what has not happened has no time', () => {
  expect([recognisedIn(row(null, null)), compressedIn(row('2026-01-01T00:00:30Z', null))]).toEqual([null, null])
})
