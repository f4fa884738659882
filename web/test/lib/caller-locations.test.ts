import { describe, expect, it } from 'vitest'
import type { CallerLocation } from '@/api/types'
import { byWorth, circles } from '@/lib/caller-locations'

const report = (over: Partial<CallerLocation>): CallerLocation => ({
  id: 1, version: 1, centre: 1, call: 1, number: '', source: 'handset', method: 'gnss', lon: 121.47, lat: 31.23, datum: 'wgs84', radius_m: 20,
  confidence: null, address: '', fixed_at: null, received_at: '2026-01-01T00:00:00Z', failed: false, ...over,
})

describe('where a caller may be', () => {
  it('puts the surest first, words after points, and what failed last', () => {
    const rows = [
      report({ id: 1, failed: true, lon: null, lat: null }), report({ id: 2, lon: null, lat: null, address: '中山路12号' }),
      report({ id: 3, radius_m: 900 }), report({ id: 4, radius_m: null }), report({ id: 5, received_at: '2026-01-01T00:00:09Z' }), report({ id: 6 }),
    ]
    expect(byWorth(rows).map((row) => row.id)).toEqual([5, 6, 3, 4, 2, 1])
  })

  it('draws a circle of the radius, and never a failed fix', () => {
    const drawn = circles([report({ radius_m: 100 }), report({ id: 2, failed: true, lon: null, lat: null })])
    expect(drawn.features).toHaveLength(1)
    const ring = drawn.features[0]?.geometry.coordinates[0] ?? []
    expect(ring[0]).toEqual(ring.at(-1))
    const northernmost = Math.max(...ring.map((corner) => corner[1] ?? 0))
    expect((northernmost - 31.23) * 111_195).toBeCloseTo(100, 0)
  })
})
