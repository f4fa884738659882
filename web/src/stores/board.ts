import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Assignment, AutomaticRun, Call, Clock, Incident, IncidentState, MassCasualty, Patient, Recommendation, Triage } from '@/api/types'
import { countedByNumber } from '@/lib/patients'
import { parkedOnLine, ringingInTurn, toRingBack as callsToRingBack } from '@/lib/call-turns'
import { isCounting } from '@/lib/clocks'
import { owedUnits, owedWithNumber } from '@/lib/owed'
import { isActive } from '@/lib/stages'
import { useDesk } from './desk'

/* What the desks ask of the tables: grouped and in the order of the room. */

export const boardGroups: readonly IncidentState[] = ['awaiting', 'held', 'under_way', 'taking']

function groupBy<T>(rows: Iterable<T>, key: (row: T) => number | null): ReadonlyMap<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const at = key(row)
    if (at === null) continue
    const group = groups.get(at)
    if (group) group.push(row)
    else groups.set(at, [row])
  }
  return groups
}

const byUrgency = (a: Incident, b: Incident): number =>
  boardGroups.indexOf(a.state) - boardGroups.indexOf(b.state)
  || (a.level ?? 'R9').localeCompare(b.level ?? 'R9')
  || (a.dispatch_opened_at ?? a.opened_at).localeCompare(b.dispatch_opened_at ?? b.opened_at)

const byClosing = (a: Incident, b: Incident): number => (b.closed_at ?? '').localeCompare(a.closed_at ?? '') || b.id - a.id

const latest = <T extends { id: number }>(rows: readonly T[] | undefined): T | undefined =>
  rows?.reduce((best, row) => (row.id > best.id ? row : best))

export const useBoard = defineStore('board', () => {
  const desk = useDesk()

  const ringing = computed<Call[]>(() => ringingInTurn(desk.tables.call.values()))
  const parked = computed<Call[]>(() => parkedOnLine(desk.tables.call.values()))
  const toRingBack = computed<Call[]>(() => callsToRingBack(desk.tables.call.values()))

  const incidents = computed<Incident[]>(() => [...desk.tables.incident.values()]
    .filter((incident) => incident.state !== 'closed').sort(byUrgency))

  /** Closed lately, the last one first. */
  const closed = computed<Incident[]>(() => [...desk.tables.incident.values()]
    .filter((incident) => incident.state === 'closed').sort(byClosing))

  const assignmentsOf = computed(() => groupBy<Assignment>(desk.tables.assignment.values(), (row) => row.incident))
  const clocksOf = computed(() => groupBy<Clock>([...desk.tables.clock.values()].filter(isCounting), (row) => row.incident))
  const callsOf = computed(() => groupBy<Call>(desk.tables.call.values(), (row) => row.incident))
  const triageOf = computed(() => groupBy<Triage>(desk.tables.triage.values(), (row) => row.incident))
  const sessionsOf = computed(() => groupBy<Triage>(desk.tables.triage.values(), (row) => row.patient))
  const patientsOf = computed(() => groupBy<Patient>(desk.tables.patient.values(), (row) => row.incident))
  const massIn = (state: MassCasualty['state']): ReadonlyMap<number, MassCasualty> => new Map([...desk.tables.mass_casualty.values()]
    .filter((row) => row.state === state).map((row) => [row.incident, row]))
  const massOf = computed(() => massIn('declared'))
  /** Many are told of, and nobody has decided yet whether it is a mass casualty. */
  const suspectedOf = computed(() => massIn('suspected'))
  const recommendationsOf = computed(() => groupBy<Recommendation>(desk.tables.recommendation.values(), (row) => row.incident))

  /** The system's last search for a unit, by incident. */
  const automaticOf = computed<ReadonlyMap<number, AutomaticRun>>(() => new Map([...desk.tables.automatic_run.values()]
    .sort((a, b) => a.id - b.id).map((row) => [row.incident, row])))
  /** The levels that the system sends to by itself. */
  const automaticLevels = computed(() => [...desk.tables.automatic_switch.values()].filter((row) => row.on).map((row) => row.level).sort())

  const activeByUnit = computed<ReadonlyMap<number, Assignment>>(() => new Map([...desk.tables.assignment.values()]
    .filter(isActive).map((row) => [row.unit, row])))

  /** What the incidents under way are still owed, by incident: codes of units that triage asked for and that do not go. */
  const owedOf = computed<ReadonlyMap<number, string[]>>(() => new Map([...desk.tables.incident.values()]
    .filter((incident) => incident.state === 'under_way')
    .map((incident) => {
      const going = (assignmentsOf.value.get(incident.id) ?? []).filter(isActive).map((row) => desk.tables.unit.get(row.unit)?.capabilities ?? [])
      return [incident.id, owedWithNumber(owedUnits(incident.resources, going), incident.units - going.length)]
    })))

  /** The counting clocks of calls, by stage and call: `answer:5`. */
  const clocksOfCalls = computed<ReadonlyMap<string, Clock>>(() => new Map([...desk.tables.clock.values()]
    .filter((clock) => clock.call !== null && isCounting(clock)).map((clock) => [`${clock.stage}:${clock.call}`, clock])))

  /** The patients that count, by number. */
  const patientsFor = (incident: number): Patient[] => countedByNumber(patientsOf.value.get(incident) ?? [])
  /** The last session of a patient: the one that counts. */
  const sessionFor = (patient: number): Triage | undefined => latest(sessionsOf.value.get(patient))
  /** The session of the most urgent patient, which leads the incident. */
  const triageFor = (incident: number): Triage | undefined => patientsFor(incident).map((row) => sessionFor(row.id))
    .filter((row) => row !== undefined).sort((a, b) => (a.level ?? 'R9').localeCompare(b.level ?? 'R9'))[0] ?? latest(triageOf.value.get(incident))
  const recommendationFor = (incident: number): Recommendation | undefined => latest(recommendationsOf.value.get(incident))

  return { ringing, parked, toRingBack, incidents, closed, assignmentsOf, clocksOf, callsOf, automaticOf, automaticLevels, activeByUnit, owedOf, clocksOfCalls, massOf, suspectedOf, patientsOf, patientsFor, sessionFor, triageFor, recommendationFor }
})
