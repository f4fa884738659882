import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { Assignment, Incident, Recommendation } from '@/api/types'
import { isActive } from '@/lib/stages'
import { useBoard } from './board'
import { useDesk } from './desk'

/** What the dispatcher has in hand: the chosen incident, and whether a unit is being chosen for it. */
export const useDispatchDesk = defineStore('dispatch-desk', () => {
  const desk = useDesk()
  const board = useBoard()
  const chosenId = ref<number | null>(null)
  const offering = ref(false)
  const timelineOpen = ref(false)

  const incident = computed<Incident | null>(() => desk.tables.incident.get(chosenId.value ?? -1) ?? null)
  const assignments = computed<Assignment[]>(() => [...(board.assignmentsOf.get(chosenId.value ?? -1) ?? [])].sort((a, b) => b.id - a.id))
  const active = computed<Assignment[]>(() => assignments.value.filter(isActive))
  const recommendation = computed<Recommendation | null>(() => (incident.value ? board.recommendationFor(incident.value.id) ?? null : null))

  function choose(id: number | null): void {
    if (id !== chosenId.value) offering.value = false
    chosenId.value = id
  }

  /** The incident `step` rows down (or up) the board. */
  function move(step: number): void {
    const rows = board.incidents
    if (rows.length === 0) return
    const at = rows.findIndex((row) => row.id === chosenId.value)
    const to = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))
    choose(rows[to]?.id ?? null)
  }

  return { chosenId, incident, assignments, active, recommendation, offering, timelineOpen, choose, move }
})
