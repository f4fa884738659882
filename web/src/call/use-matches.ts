import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { callMatches } from '@/api/calls'
import type { Call, Incident, Match } from '@/api/types'
import { useBoard } from '@/stores/board'
import { useCallDesk } from '@/stores/call-desk'
import { useDesk } from '@/stores/desk'

/* Which open incidents the call in hand is likely about, asked anew as the form fills and as the board changes. */

const TYPED_MS = 300
const BOARD_MS = 3_000

export interface Likely { incident: Incident; match: Match }

export function useMatches(call: () => Call, words: () => string) {
  const desk = useDesk()
  const board = useBoard()
  const callDesk = useCallDesk()
  const found = shallowRef<Match[]>([])
  let asking = new AbortController()
  let timer: ReturnType<typeof setTimeout> | null = null

  /** The likeliest first; what was closed or became this call's own meanwhile is no answer any more. */
  const likely = computed<Likely[]>(() => found.value.flatMap((match) => {
    const incident = desk.tables.incident.get(match.incident)
    return incident && incident.state !== 'closed' && incident.id !== call().incident ? [{ incident, match }] : []
  }))

  /** What was found stays while the server cannot be asked. */
  async function ask(): Promise<void> {
    timer = null
    asking.abort()
    const { signal } = (asking = new AbortController())
    const answer = await callMatches(call().id, words(), signal).catch(() => null)
    if (answer && !signal.aborted) found.value = answer.matches
  }

  function soon(ms: number, patient = false): void {
    if (timer && patient) return
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => void ask(), ms)
  }

  watch(words, () => soon(TYPED_MS))
  watch([() => call().id, () => callDesk.locations.length, () => callDesk.incident?.place?.label], () => soon(0), { immediate: true })
  watch(() => board.incidents, () => soon(BOARD_MS, true))
  onScopeDispose(() => { asking.abort(); if (timer) clearTimeout(timer) })

  return { likely }
}
