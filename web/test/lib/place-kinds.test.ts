import { expect, test } from 'vitest'
import type { PlaceResult } from '@/api/types'
import { detailTold, placeTold } from '@/lib/place-kinds'

const found = (over: Partial<PlaceResult> = {}): PlaceResult => ({
  id: 'house:1', kind: 'house_number', label: '建设路12号', detail: '', lon: 113.6, lat: 34.7, confidence: 1, match: 'exact', category: 'house_number',
  district: '南浦区', subdistrict: '河口街道', rival: false, ...over,
})

test('a place is told with its district, of rivals with the subdistrict too, and nothing twice', () => {
  expect(placeTold(found(), 'zh-Hans')).toBe('建设路12号（南浦区）')
  expect(placeTold(found({ rival: true }), 'zh-Hans')).toBe('建设路12号（南浦区 河口街道）')
  expect(placeTold(found({ label: '南浦区', category: 'district' }), 'zh-Hans')).toBe('南浦区')
  expect(placeTold(found({ district: '', subdistrict: '' }), 'zh-Hans')).toBe('建设路12号')
  expect(placeTold(found({ label: 'Main Street', district: 'Riverside' }), 'en')).toBe('Main Street (Riverside)')
})

test('the map’s own word for a place is not shown, its code and address are', () => {
  expect(detailTold(found({ category: 'defibrillator', detail: 'defibrillator · AED-0001 · 大厅' }))).toBe('AED-0001 · 大厅')
  expect(detailTold(found({ category: 'hospital', detail: 'hospital' }))).toBe('')
  expect(detailTold(found({ category: 'house_number', detail: '3栋 501室' }))).toBe('3栋 501室')
})
