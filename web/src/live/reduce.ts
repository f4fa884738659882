import type {
  Alert, Assignment, AutomaticRun, AutomaticSwitch, Call, CallerLocation, Clock, Closure, CrewSnapshot, DeskSnapshot, Hospital, Incident, MassCasualty, Patient, Recommendation, Seat, Triage, Unit,
  Versioned,
} from '@/api/types'

/* The board as a pure function of a snapshot and the events after it.
 * One rule: a payload replaces what is held only when its version is newer. */

export interface Tables {
  call: ReadonlyMap<number, Call>
  location: ReadonlyMap<number, CallerLocation>
  incident: ReadonlyMap<number, Incident>
  patient: ReadonlyMap<number, Patient>
  mass_casualty: ReadonlyMap<number, MassCasualty>
  triage: ReadonlyMap<number, Triage>
  assignment: ReadonlyMap<number, Assignment>
  seat: ReadonlyMap<number, Seat>
  unit: ReadonlyMap<number, Unit>
  hospital: ReadonlyMap<number, Hospital>
  clock: ReadonlyMap<number, Clock>
  alert: ReadonlyMap<number, Alert>
  recommendation: ReadonlyMap<number, Recommendation>
  automatic_run: ReadonlyMap<number, AutomaticRun>
  automatic_switch: ReadonlyMap<number, AutomaticSwitch>
  closure: ReadonlyMap<number, Closure>
}

export type Entity = keyof Tables

/** The part of an event that changes the board. */
export interface Change { entity: string; id: number; version: number; data: unknown }

export function emptyTables(): Tables {
  return {
    call: new Map(), location: new Map(), incident: new Map(), patient: new Map(), mass_casualty: new Map(), triage: new Map(), assignment: new Map(), seat: new Map(), unit: new Map(),
    hospital: new Map(), clock: new Map(), alert: new Map(), recommendation: new Map(), automatic_run: new Map(), automatic_switch: new Map(), closure: new Map(),
  }
}

const byId = <T extends Versioned>(rows: readonly T[]): ReadonlyMap<number, T> => new Map(rows.map((row) => [row.id, row]))

export function tablesFromDesk(shot: DeskSnapshot): Tables {
  return {
    call: byId(shot.calls), location: byId(shot.locations), incident: byId(shot.incidents),
    patient: byId(shot.patients), mass_casualty: byId(shot.mass_casualties), triage: byId(shot.triage), assignment: byId(shot.assignments),
    seat: byId(shot.seats), unit: byId(shot.units), hospital: byId(shot.hospitals), clock: byId(shot.clocks), alert: byId(shot.alerts),
    recommendation: byId(shot.recommendations), automatic_run: byId(shot.automatic_runs), automatic_switch: byId(shot.automatic_switches), closure: byId(shot.closures),
  }
}

export function tablesFromCrew(shot: CrewSnapshot): Tables {
  return {
    ...emptyTables(),
    incident: byId(shot.incidents), patient: byId(shot.patients), mass_casualty: byId(shot.mass_casualties), triage: byId(shot.triage),
    assignment: byId(shot.assignments), unit: byId([shot.unit]), hospital: byId(shot.hospitals), clock: byId(shot.clocks),
  }
}

const isEntity = (name: string, state: Tables): name is Entity => Object.hasOwn(state, name)

/** The board after `changes`; the same object when none of them is news. A batch copies each touched table once. */
export function reduceAll(state: Tables, changes: readonly Change[]): Tables {
  const touched = new Map<Entity, Map<number, Versioned>>()
  for (const change of changes) {
    if (!isEntity(change.entity, state)) continue
    const table = touched.get(change.entity) ?? (state[change.entity] as ReadonlyMap<number, Versioned>)
    const held = table.get(change.id)
    if (held && held.version >= change.version) continue
    const copy = touched.get(change.entity) ?? new Map(table)
    copy.set(change.id, change.data as Versioned)
    touched.set(change.entity, copy)
  }
  return touched.size === 0 ? state : { ...state, ...Object.fromEntries(touched) }
}

export const reduce = (state: Tables, change: Change): Tables => reduceAll(state, [change])

/** Forget what ended before `before` (ISO time), so that a long night does not grow the board. */
export function prune(state: Tables, before: string): Tables {
  const keep = <T>(table: ReadonlyMap<number, T>, ended: (row: T) => string | null): ReadonlyMap<number, T> => {
    const kept = [...table].filter(([, row]) => (ended(row) ?? before) >= before)
    return kept.length === table.size ? table : new Map(kept)
  }
  const incident = keep(state.incident, (row) => row.closed_at)
  const call = keep(state.call, (row) => row.ended_at)
  const orphaned = (id: number | null): string | null => (id !== null && state.incident.has(id) && !incident.has(id) ? '' : null)
  return {
    ...state,
    incident,
    call,
    location: keep(state.location, (row) => (row.call !== null && state.call.has(row.call) && !call.has(row.call) ? '' : null)),
    clock: keep(state.clock, (row) => row.stopped_at),
    alert: keep(state.alert, (row) => row.closed_at),
    closure: keep(state.closure, (row) => row.ended_at),
    patient: keep(state.patient, (row) => orphaned(row.incident)),
    mass_casualty: keep(state.mass_casualty, (row) => orphaned(row.incident)),
    triage: keep(state.triage, (row) => orphaned(row.incident)),
    assignment: keep(state.assignment, (row) => orphaned(row.incident)),
    recommendation: keep(state.recommendation, (row) => orphaned(row.incident)),
    automatic_run: keep(state.automatic_run, (row) => orphaned(row.incident)),
  }
}
