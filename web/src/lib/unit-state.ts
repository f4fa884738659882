import type { Assignment, PositionRow, Unit } from '@/api/types'

/** What a unit is doing, as the room speaks of it. Derived from readiness and the active assignment, never set. */
export type UnitState = 'free' | 'offered' | 'to_scene' | 'at_scene' | 'to_hospital' | 'at_hospital' | 'out_of_service' | 'off_duty'

const byAssignment: Partial<Record<Assignment['state'], UnitState>> = {
  offered: 'offered', accepted: 'to_scene', rolling: 'to_scene', at_scene: 'at_scene', at_patient: 'at_scene',
  left_scene: 'to_hospital', at_hospital: 'at_hospital', handed_over: 'at_hospital',
}

export function unitState(unit: Unit, active: Assignment | undefined): UnitState {
  const busy = active && byAssignment[active.state]
  if (busy) return busy
  return unit.readiness === 'ready' ? 'free' : unit.readiness
}

/** A position older than this looks stale: four missed reports of a unit at its station (every 30 s at least). */
export const STALE_AFTER_S = 120

/** Seconds since the last fix, or null when there never was one. */
export const positionAge = (row: PositionRow | undefined, nowMs: number): number | null =>
  row ? Math.max(0, Math.floor((nowMs - Date.parse(row[5])) / 1_000)) : null

export const isStale = (age: number | null): boolean => age === null || age > STALE_AFTER_S
