import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import * as calls from '@/api/calls'
import { incident as fetchIncident } from '@/api/incidents'
import { patientAdd } from '@/api/patients'
import { triageStart } from '@/api/triage'
import type { Call, CallerLocation, CallOutcome, Incident, Patient, Triage } from '@/api/types'
import { byWorth } from '@/lib/caller-locations'
import { useBoard } from './board'
import { useDesk } from './desk'
import { useDisplay } from './display'
import { useSession } from './session'

/** The call in hand: its incident and triage are opened when the first thing about it is written down. */
export const useCallDesk = defineStore('call-desk', () => {
  const desk = useDesk()
  const board = useBoard()
  const session = useSession()
  const chosen = ref<number | null>(null)
  /** Saves what stands in the form in hand; set by that form. */
  let keepWritten = (): Promise<void> => Promise.resolve()
  const onLeave = (save: () => Promise<void>): void => { keepWritten = save }
  let opening: Promise<Incident> | null = null
  let starting: Promise<Triage> | null = null

  const mine = computed<Call[]>(() => [...desk.tables.call.values()]
    .filter((call) => call.state === 'answered' && call.taken_by?.id === session.me?.user?.id)
    .sort((a, b) => (b.answered_at ?? '').localeCompare(a.answered_at ?? '')))
  /** One call is left and the next is not here yet: what is typed meanwhile belongs to neither. */
  const between = ref(false)
  const call = computed<Call | null>(() => (between.value ? null : mine.value.find((own) => own.id === chosen.value) ?? mine.value[0] ?? null))
  const incident = computed<Incident | null>(() => desk.tables.incident.get(call.value?.incident ?? -1) ?? null)
  const patients = computed<Patient[]>(() => (incident.value ? board.patientsFor(incident.value.id) : []))
  /** Whom the questions are about: the one chosen, else the first. */
  const asked = ref<number | null>(null)
  const patient = computed<Patient | null>(() => patients.value.find((row) => row.id === asked.value) ?? patients.value[0] ?? null)
  /** A session names its patient before the patient's own event is here. */
  const untold = computed<Triage | null>(() => {
    const row = asked.value === null ? undefined : board.sessionFor(asked.value)
    return row && row.incident === incident.value?.id && !desk.tables.patient.has(row.patient) ? row : null
  })
  const triage = computed<Triage | null>(() => untold.value ?? (patient.value ? board.sessionFor(patient.value.id) ?? null : null))

  /** Where the callers of this incident may be, the best first. */
  const locations = computed<CallerLocation[]>(() => {
    const about = new Set([...desk.tables.call.values()]
      .filter((row) => row.id === call.value?.id || (incident.value !== null && row.incident === incident.value.id)).map((row) => row.id))
    return byWorth([...desk.tables.location.values()].filter((row) => row.call !== null && about.has(row.call)))
  })

  /** Leaves the form in hand, with what stands in it saved if `keep` says so, until another call is here or cannot be. */
  async function leaving<T>(keep: boolean, move: () => Promise<T>): Promise<T> {
    const saved = keep ? keepWritten() : Promise.resolve()
    between.value = true
    try {
      await saved
      return await move()
    } finally {
      between.value = false
    }
  }

  async function take(id: number): Promise<void> {
    await leaving(false, async () => {
      desk.apply('call', await calls.callAnswer(id))
      chosen.value = id
    })
  }

  /** The call whose turn it is. Those in hand wait on the line meanwhile, if `park` says so. */
  async function takeNext(park: boolean): Promise<void> {
    await leaving(park, async () => { chosen.value = desk.apply('call', await calls.callNext(park)).id })
  }

  /** The caller waits on the line, and what was written goes with the call. */
  async function park(id: number): Promise<void> {
    await leaving(call.value?.id === id, async () => desk.apply('call', await calls.callPark(id)))
  }

  async function loseLine(id: number): Promise<void> {
    desk.apply('call', await calls.callLineLost(id))
  }

  async function openByHand(): Promise<void> {
    const made = desk.apply('call', await calls.callOpen('', 'manual'))
    await take(made.id)
  }

  /** Rings who waits back: a call of this seat to the incident's number, about that incident. */
  async function ringBackAbout(about: Incident): Promise<void> {
    const made = desk.apply('call', await calls.callOpen(about.callback_number, 'manual'))
    await take(made.id)
    await attach(about.id)
  }

  async function openIncident(from: Call): Promise<Incident> {
    const made = desk.apply('incident', await calls.callOpenIncident(from.id))
    desk.linkCall(from.id, made.id)
    return made
  }

  /** The incident of the call in hand, opened now if there is none. */
  async function ensureIncident(): Promise<Incident> {
    if (incident.value) return incident.value
    if (!call.value) throw new Error('no call in hand')
    opening ??= openIncident(call.value).finally(() => { opening = null })
    return opening
  }

  async function ensureTriage(): Promise<Triage> {
    await ensureIncident()
    return triage.value ?? begin()
  }

  /** The questions of the patient in hand begin, or begin again: then what is known already is carried. */
  async function begin(again = false): Promise<Triage> {
    const { id } = await ensureIncident()
    const language = useDisplay().locale === 'en' ? 'en' : 'zh'
    starting ??= triageStart(id, language, patient.value?.id ?? null, again).then(taken).finally(() => { starting = null })
    return starting
  }

  function taken(row: Triage): Triage {
    asked.value = row.patient
    return desk.apply('triage', row)
  }

  /** One more patient of this incident; the sessions of the others stay as they are. The first one is counted before. */
  async function addPatient(): Promise<Patient> {
    const { id } = await ensureIncident()
    if (patients.value.length === 0) await begin()
    const made = desk.apply('patient', await patientAdd(id))
    asked.value = made.id
    return made
  }

  /** The call is about an incident that is known already. Answers that incident. */
  async function attach(id: number): Promise<Incident> {
    if (!call.value) throw new Error('no call in hand')
    await opening
    desk.apply('call', await calls.callAttach(call.value.id, id))
    return desk.tables.incident.get(id) ?? desk.apply('incident', await fetchIncident(id))
  }

  /** The caller is the one whose line went: their incident goes on with this call. Answers it, if there was one. */
  async function rejoin(): Promise<Incident | null> {
    if (!call.value) throw new Error('no call in hand')
    await opening
    const { incident: id } = desk.apply('call', await calls.callRejoin(call.value.id))
    return id === null ? null : desk.tables.incident.get(id) ?? desk.apply('incident', await fetchIncident(id))
  }

  async function end(outcome: CallOutcome, note = ''): Promise<void> {
    if (call.value) desk.apply('call', await calls.callEnd(call.value.id, outcome, note))
    chosen.value = null
  }

  return { mine, call, between, incident, patients, patient, asked, triage, locations, chosen, onLeave, take, takeNext, park, loseLine, openByHand, ringBackAbout, ensureIncident, ensureTriage, begin, addPatient, attach, rejoin, end }
})
