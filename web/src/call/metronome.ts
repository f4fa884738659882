import type { Schemas } from '@/api/types'

/* The beat of telephone CPR as pure arithmetic. Every beat's time is counted from the first one, so a late timer,
 * a background tab or a slow machine never shifts the ones that follow. Times in seconds. */

export type Rhythm = Schemas['Rhythm']
export type Breaths = Schemas['Breaths']

/** A beat: which compression of all it is, from 0, and how long after the first one. */
export interface Beat { index: number; at: number }

/** Breaths are given beside these instructions only; without them one pushes without a pause. */
export const breathsFor = (rhythm: Rhythm, told: readonly string[]): Breaths | null =>
  (rhythm.breaths && rhythm.breaths.beside.some((code) => told.includes(code)) ? rhythm.breaths : null)

const beatLength = (rhythm: Rhythm): number => 60 / rhythm.rate

export function beatAt(rhythm: Rhythm, breaths: Breaths | null, index: number): number {
  const pauses = breaths ? Math.floor(index / breaths.after) * breaths.seconds : 0
  return index * beatLength(rhythm) + pauses
}

/** How many compressions there were until `elapsed`, the one at 0 included. */
export function countAt(rhythm: Rhythm, breaths: Breaths | null, elapsed: number): number {
  if (elapsed < 0) return 0
  const length = beatLength(rhythm)
  // A beat that falls on this very moment counts, whatever the last digit says.
  const beats = (seconds: number): number => Math.floor(seconds / length + 1e-9) + 1
  if (!breaths) return beats(elapsed)
  const cycle = breaths.after * length + breaths.seconds
  const whole = Math.floor(elapsed / cycle + 1e-9)
  return whole * breaths.after + Math.min(breaths.after, beats(Math.max(0, elapsed - whole * cycle)))
}

/** Whether it is the turn of the breaths: the last push of thirty has had its time. */
export function breathing(rhythm: Rhythm, breaths: Breaths | null, elapsed: number): boolean {
  if (!breaths || elapsed < 0) return false
  const pushing = breaths.after * beatLength(rhythm)
  return elapsed % (pushing + breaths.seconds) >= pushing
}

/** The beats after `from` and up to `until`, for a scheduler that looks ahead. */
export function beatsBetween(rhythm: Rhythm, breaths: Breaths | null, from: number, until: number): Beat[] {
  const found: Beat[] = []
  for (let index = countAt(rhythm, breaths, from); beatAt(rhythm, breaths, index) <= until; index++) {
    found.push({ index, at: beatAt(rhythm, breaths, index) })
  }
  return found
}

/** Seconds to the next change of who pushes; 0 in the second in which it is due. */
export const swapIn = (rhythm: Rhythm, elapsed: number): number => {
  const into = Math.floor(elapsed) % rhythm.swap_s
  return elapsed >= rhythm.swap_s && into === 0 ? 0 : rhythm.swap_s - into
}

/** The change is said for so many seconds from when it is due. */
export const swapDue = (rhythm: Rhythm, elapsed: number, said = 10): boolean =>
  elapsed >= rhythm.swap_s && elapsed % rhythm.swap_s < said
