import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import * as calls from '@/api/calls'
import { incident as fetchIncident } from '@/api/incidents'
import { triageStart } from '@/api/triage'
import type { Call, CallerLocation, CallOutcome, Incident, Triage } from '@/api/types'
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
  let opening: Promise<Incident> | null = null
  let starting: Promise<Triage> | null = null

  const mine = computed<Call[]>(() => [...desk.tables.call.values()]
    .filter((call) => call.state === 'answered' && call.taken_by?.id === session.me?.user?.id)
    .sort((a, b) => (b.answered_at ?? '').localeCompare(a.answered_at ?? '')))
  const call = computed<Call | null>(() => mine.value.find((own) => own.id === chosen.value) ?? mine.value[0] ?? null)
  const incident = computed<Incident | null>(() => desk.tables.incident.get(call.value?.incident ?? -1) ?? null)
  const triage = computed<Triage | null>(() => (incident.value ? board.triageFor(incident.value.id) ?? null : null))

  /** Where the callers of this incident may be, the best first. */
  const locations = computed<CallerLocation[]>(() => {
    const about = new Set([...desk.tables.call.values()]
      .filter((row) => row.id === call.value?.id || (incident.value !== null && row.incident === incident.value.id)).map((row) => row.id))
    return byWorth([...desk.tables.location.values()].filter((row) => row.call !== null && about.has(row.call)))
  })

  async function take(id: number): Promise<void> {
    desk.apply('call', await calls.callAnswer(id))
    chosen.value = id
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
    const { id } = await ensureIncident()
    const held = board.triageFor(id)
    if (held) return held
    const language = useDisplay().locale === 'en' ? 'en' : 'zh'
    starting ??= triageStart(id, language).then((row) => desk.apply('triage', row)).finally(() => { starting = null })
    return starting
  }

  /** The call is about an incident that is known already. Answers that incident. */
  async function attach(id: number): Promise<Incident> {
    if (!call.value) throw new Error('no call in hand')
    await opening
    desk.apply('call', await calls.callAttach(call.value.id, id))
    return desk.tables.incident.get(id) ?? desk.apply('incident', await fetchIncident(id))
  }

  async function end(outcome: CallOutcome, note = ''): Promise<void> {
    if (call.value) desk.apply('call', await calls.callEnd(call.value.id, outcome, note))
    chosen.value = null
  }

  return { mine, call, incident, triage, locations, chosen, take, openByHand, ringBackAbout, ensureIncident, ensureTriage, attach, end }
})
