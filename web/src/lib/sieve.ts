import type { Colour, SieveStep } from '@/api/types'

/* Walking the server's table of sieve questions: no question waits for the network. */

export type SieveAnswer = 'yes' | 'no' | 'unknown'

export interface Sieving { answers: Record<string, SieveAnswer>; step: SieveStep | null; colour: Colour | null }

export const begin = (steps: readonly SieveStep[]): Sieving => ({ answers: {}, step: steps[0] ?? null, colour: null })

/** Where an answer to the present question leads: to another question, or to a colour. */
export function answer(steps: readonly SieveStep[], at: Sieving, said: SieveAnswer): Sieving {
  if (!at.step) return at
  const onward = at.step[said]
  const step = steps.find((row) => row.key === onward) ?? null
  return { answers: { ...at.answers, [at.step.key]: said }, step, colour: step ? null : onward as Colour }
}

/** One question back. */
export function back(steps: readonly SieveStep[], at: Sieving): Sieving {
  const given = Object.entries(at.answers).slice(0, -1)
  return given.reduce((so_far, [, said]) => answer(steps, so_far, said), begin(steps))
}

/** Who is counted and has no colour yet, the lowest number first, but for those passed over; null when all have one. */
export const nextToSieve = <P extends { id: number; colour: string | null }>(counted: readonly P[], passed: ReadonlySet<number>): P | null =>
  counted.find((row) => row.colour === null && !passed.has(row.id)) ?? null
