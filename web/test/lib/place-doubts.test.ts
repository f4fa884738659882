import { describe, expect, it } from 'vitest'
import type { PlaceResult } from '@/api/types'
import { detailFor, doubtOf } from '@/lib/place-doubts'

const found = (over: Partial<PlaceResult>): PlaceResult => ({
  id: 'street:1', kind: 'street', label: 'West 12th Avenue', detail: '', lon: -123.15, lat: 49.26, confidence: 0.6, match: 'number_unknown',
  category: '', district: '', subdistrict: '', rival: false, ...over,
})

describe('what a result leaves open', () => {
  it('says that a number is not known, and hands the caller’s words on', () => {
    expect(doubtOf(found({}))).toBe('number_unknown')
    expect(detailFor(found({}), '453 W 12th Av')).toBe('453 W 12th Av')
  })

  it('keeps what lies behind the door, and adds nothing to a place that was meant', () => {
    const exact = found({ match: 'exact', kind: 'house_number', inside: { building: '3', room: '501' }, detail: '3栋 501室' })
    expect(doubtOf(exact)).toBeNull()
    expect(detailFor(exact, '幸福小区3栋501')).toBe('3栋 501室')
  })
})
