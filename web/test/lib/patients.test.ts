import { describe, expect, it } from 'vitest'
import type { Triage } from '@/api/types'
import { countByColour, countedByNumber, unaskedOf } from '@/lib/patients'
import { incident, patient } from '../make'

describe('the patients of an incident', () => {
  it('leaves out who was taken back, and keeps the order of the numbers', () => {
    const rows = [patient({ id: 3, number: 3 }), patient({ id: 2, number: 2, state: 'taken_back' }), patient({ id: 1, number: 1 })]
    expect(countedByNumber(rows).map((row) => row.number)).toEqual([1, 3])
  })

  it('says of how many nobody has asked: told three, one asked', () => {
    const asked = (id: number): Triage | undefined => (id === 1 ? {} as Triage : undefined)
    expect(unaskedOf(incident({ patients_count: 3 }), [patient()], asked)).toBe(2)
    expect(unaskedOf(incident({ patients_count: 1 }), [patient(), patient({ id: 2, number: 2 })], asked)).toBe(1)
    expect(unaskedOf(incident({ patients_count: 2 }), [patient(), patient({ id: 2, number: 2, colour: 'green' })], asked)).toBe(0)
  })

  it('counts colours apart, and who has none not at all', () => {
    const rows = [patient({ colour: 'red' }), patient({ colour: 'not_breathing' }), patient({ colour: 'dead' }), patient({ colour: 'red' }), patient()]
    expect(countByColour(rows)).toEqual({ green: 0, yellow: 0, red: 2, not_breathing: 1, dead: 1, sieved: 4 })
  })
})
