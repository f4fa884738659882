import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Assignment, Incident, Recommendation } from '@/api/types'
import { asSeen } from '@/lib/as-seen'
import { isActive } from '@/lib/stages'
import { useBoard } from './board'
import { useDesk } from './desk'

/** What the dispatcher has in hand: the chosen incident, and the ranking that is being read for it. */
export const useDispatchDesk = defineStore('dispatch-desk', () => {
  const desk = useDesk()
  const board = useBoard()
  const chosenId = ref<number | null>(null)
  /** The ranking that this seat asked for. One that another seat or the system asks for never moves it under the finger. */
  const ranking = shallowRef<Recommendation | null>(null)
  const offering = computed(() => ranking.value !== null)
  /** The assignment that this seat offered last, until its card has been shown. */
  const offered = ref<number | null>(null)
  const timelineOpen = ref(false)
  const closedOpen = ref(false)

  const incident = computed<Incident | null>(() => desk.tables.incident.get(chosenId.value ?? -1) ?? null)
  const assignments = computed<Assignment[]>(() => [...(board.assignmentsOf.get(chosenId.value ?? -1) ?? [])].sort((a, b) => b.id - a.id))
  const active = computed<Assignment[]>(() => assignments.value.filter(isActive))
  const newest = computed<Recommendation | null>(() => (incident.value ? board.recommendationFor(incident.value.id) ?? null : null))
  const overtaken = computed(() => ranking.value !== null && newest.value !== null && newest.value.id > ranking.value.id)

  // The digits mean the rows as they were read, for every event may sort them anew.
  const incidentKeys = asSeen(() => board.incidents.map((row) => row.id))

  /** Of the closed incidents those that the board shows: all while their group is open, else only the chosen one. */
  const closedShown = computed<Incident[]>(() => board.closed.filter((row) => closedOpen.value || row.id === chosenId.value))

  // Closed while a unit was being chosen for it: there is nothing to choose any more.
  watch(() => incident.value?.state, (state) => { if (state === 'closed') ranking.value = null })

  function choose(id: number | null): void {
    if (id !== chosenId.value) ranking.value = null
    chosenId.value = id
  }

  /** The incident `step` rows down (or up) the board. */
  function move(step: number): void {
    const rows = [...board.incidents, ...closedShown.value]
    if (rows.length === 0) return
    const at = rows.findIndex((row) => row.id === chosenId.value)
    const to = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))
    choose(rows[to]?.id ?? null)
  }

  /** Choose the incident that stood at this digit; where nothing stood, what stands there now. */
  function pick(index: number): void {
    const id = incidentKeys.value[index] ?? board.incidents[index]?.id
    if (id !== undefined && desk.tables.incident.has(id)) choose(id)
  }

  return { chosenId, incident, assignments, active, ranking, newest, overtaken, offering, pick, offered, timelineOpen, closedOpen, closedShown, choose, move }
})
