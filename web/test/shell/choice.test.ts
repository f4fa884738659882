import { expect, test } from 'vitest'
import { matching, ROW_KEYS } from '@/shell/choice'

test('every row up to the thirty-fifth has a key of its own', () => {
  expect(ROW_KEYS.length).toBe(35)
  expect(new Set(ROW_KEYS).size).toBe(35)
  expect([ROW_KEYS[0], ROW_KEYS[8], ROW_KEYS[9], ROW_KEYS[34]]).toEqual(['1', '9', 'a', 'z'])
})

test('a long list is narrowed by words in the label or the note, in any order and case', () => {
  const options = [{ value: 1, label: 'A31', note: 'BLS' }, { value: 2, label: 'A32', note: 'PHYS BLS' }, { value: 3, label: '中心医院' }]
  const found = (typed: string): number[] => matching(options, typed).map((option) => option.value)
  expect(found('')).toEqual([1, 2, 3])
  expect(found('bls a32')).toEqual([2])
  expect(found('中心')).toEqual([3])
  expect(found('nothing')).toEqual([])
})
