import type { TrailEntry, Triage } from '@/api/types'

/* Going back over what was answered, and whether an answer that was changed leaves the level above what the answers give. */

/** The facts answered in this call, the last one first; what an earlier call said is not one of them. */
export function answeredLast(trail: readonly TrailEntry[]): string[] {
  const own = [...trail].reverse().filter((row) => row.carried === null)
  return [...new Set(own.map((row) => row.fact))]
}

/** One answer further back than `from`; the last one without. The first one stays. */
export function oneBack(trail: readonly TrailEntry[], from: string | null): string | null {
  const facts = answeredLast(trail)
  return facts[facts.indexOf(from ?? '') + 1] ?? from
}

const redFlags = ['R1', 'R2', 'R3']

/** A level is held although no finding gives it any more: only a correction, with a reason, lowers it. A card's own
 * level when nothing holds (rule 00) has no finding either, and is given. */
export function isHeldAbove(row: Pick<Triage, 'level' | 'determinant' | 'why' | 'overridden'>): boolean {
  const { level } = row
  if (level === null || !redFlags.includes(level) || row.overridden !== null || row.determinant?.endsWith('-00')) return false
  return !row.why.some((reason) => reason.level <= level)
}
