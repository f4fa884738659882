import type { Colour, Incident, Patient, Triage } from '@/api/types'

/* The patients of an incident: who counts, of whom nothing is known yet, and the counts by colour. Pure. */

/** In the order in which they are needed, so in which they are shown. */
export const colours = ['red', 'not_breathing', 'yellow', 'green', 'dead'] as const satisfies readonly Colour[]

export const countedByNumber = (rows: readonly Patient[]): Patient[] =>
  rows.filter((row) => row.state === 'counted').sort((a, b) => a.number - b.number)

/** How many are said to be hurt: what was told, or who is counted one by one when that is more. */
export const toldOf = (incident: Incident, counted: readonly Patient[]): number => Math.max(incident.patients_count, counted.length)

/** How many are said to be hurt of whom nobody has asked: neither a session nor a colour. */
export function unaskedOf(incident: Incident, counted: readonly Patient[], sessionFor: (patient: number) => Triage | undefined): number {
  return toldOf(incident, counted) - counted.filter((row) => row.colour !== null || sessionFor(row.id) !== undefined).length
}

export function countByColour(counted: readonly Patient[]): Record<Colour, number> & { sieved: number } {
  const counts = { green: 0, yellow: 0, red: 0, not_breathing: 0, dead: 0, sieved: 0 }
  for (const row of counted) {
    if (!row.colour) continue
    counts[row.colour] += 1
    counts.sieved += 1
  }
  return counts
}
