import { describe, expect, it } from 'vitest'
import type { SieveStep } from '@/api/types'
import { answer, back, begin, nextToSieve } from '@/lib/sieve'

const steps: SieveStep[] = [
  { key: 'walking', zh: '', en: '', yes: 'green', no: 'breathing', unknown: 'breathing' },
  { key: 'breathing', zh: '', en: '', yes: 'fast', no: 'opened', unknown: 'red' },
  { key: 'opened', zh: '', en: '', yes: 'red', no: 'not_breathing', unknown: 'red' },
]

describe('walking the table of the sieve', () => {
  it('leads from question to question to a colour', () => {
    const not_breathing = ['no', 'no', 'no'] as const
    const done = not_breathing.reduce((at, said) => answer(steps, at, said), begin(steps))
    expect(done).toEqual({ answers: { walking: 'no', breathing: 'no', opened: 'no' }, step: null, colour: 'not_breathing' })
  })

  it('takes one question back', () => {
    const at = answer(steps, answer(steps, begin(steps), 'no'), 'no')
    expect(back(steps, at).step?.key).toBe('breathing')
    expect(back(steps, begin(steps)).step?.key).toBe('walking')
  })

  it('asks nothing more once there is a colour', () => {
    const green = answer(steps, begin(steps), 'yes')
    expect(answer(steps, green, 'no')).toEqual(green)
  })
})

it('sieves first who is counted and has no colour, but for those passed over', () => {
  const counted = [{ id: 7, colour: 'red' }, { id: 8, colour: null }, { id: 9, colour: null }]
  expect([nextToSieve(counted, new Set())?.id, nextToSieve(counted, new Set([8]))?.id, nextToSieve(counted, new Set([8, 9]))]).toEqual([8, 9, null])
})
