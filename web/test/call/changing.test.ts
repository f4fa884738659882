import { expect, test } from 'vitest'
import type { TrailEntry, Triage } from '@/api/types'
import { isHeldAbove, oneBack } from '@/call/changing'

const trail = [
  { fact: 'age_y', carried: { session: 1, at: '' } }, { fact: 'conscious', carried: null }, { fact: 'breathing', carried: null },
  { fact: 'conscious', carried: null }, { fact: 'party', carried: null },
] as unknown as TrailEntry[]

test('back goes from the last answer to the one before it, and stays at the first of this call', () => {
  expect(oneBack(trail, null)).toBe('party')
  expect(oneBack(trail, 'party')).toBe('conscious')
  expect(oneBack(trail, 'conscious')).toBe('breathing')
  expect(oneBack(trail, 'breathing')).toBe('breathing')
  expect(oneBack([], null)).toBeNull()
})

const held = (level: string | null, determinant: string, why: string[], overridden: object | null = null): Triage =>
  ({ level, determinant, why: why.map((one) => ({ level: one })), overridden }) as unknown as Triage

test('a level is held above the answers when no finding gives it any more', () => {
  expect(isHeldAbove(held('R1', 'ENTRY-R1-U01', ['R2']))).toBe(true)
  expect(isHeldAbove(held('R1', 'ENTRY-R1-U01', []))).toBe(true)
  expect(isHeldAbove(held('R1', 'ENTRY-R1-U01', ['R2', 'R1']))).toBe(false)
})

test('a card’s own level, one set by hand, and one that nothing urgent gave are not', () => {
  expect(isHeldAbove(held('R3', 'UNKNOWN-R3-00', []))).toBe(false)
  expect(isHeldAbove(held('R1', 'CHEST-R1-OVR', [], { level: 'R1' }))).toBe(false)
  expect(isHeldAbove(held('R4', 'CHEST-R4-07', []))).toBe(false)
  expect(isHeldAbove(held(null, '', []))).toBe(false)
})
