import type { Assignment, Candidate, Recommendation } from '@/api/types'

/** The less urgent job that a ranked unit may be taken from. */
export interface Diversion { incident: number; number: string; level: string }

/** What a ranked unit may be taken from; null for one that is free, or whose job binds it. */
export function diversionOf(row: Candidate): Diversion | null {
  const why = row.why.find((each) => each.code === 'divertible')
  return why ? (why.params as unknown as Diversion) : null
}

/** The units of a ranking that hold no job, best first. */
export const freeOf = (ranking: Recommendation): Candidate[] => ranking.units.filter((row) => row.holding === null)

/** Still on its way, or not yet: the unit can be sent elsewhere. */
export const isBeforeScene = (row: Assignment): boolean => ['offered', 'accepted', 'rolling'].includes(row.state)
