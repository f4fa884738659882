import { computed, onScopeDispose, ref, watch } from 'vue'
import { placeSearch, placeSecond } from '@/api/places'
import { isProblem } from '@/api/problem'
import type { PlaceResult } from '@/api/types'

/* What is typed, and the places it may mean: first those of the city's own map, at once; and where it knows little, after a
 * pause, those of the second source. The first never wait for the second. */

const DEBOUNCE_MS = 160
const PAUSE_MS = 700
/** A best result below this is little: a street without the number, a name that is only like it. */
const WELL_KNOWN = 0.7
const SHOWN = 9
const SECOND_SHOWN = 4

export type SearchState = 'quiet' | 'searching' | 'none' | 'failed'
/** The server's notice where the second source has nothing to show; 'asking' meanwhile, '' where it need not be asked. */
export type SecondState = '' | 'asking' | 'not_found' | 'outside_city' | 'second_late' | 'second_failed' | 'second_busy' | 'second_paused'

const told: readonly string[] = ['not_found', 'outside_city', 'second_late', 'second_failed', 'second_busy', 'second_paused'] satisfies SecondState[]

export function usePlaceSearch(near: () => readonly [number, number] | null) {
  const text = ref('')
  const own = ref<PlaceResult[]>([])
  const second = ref<PlaceResult[]>([])
  const state = ref<SearchState>('quiet')
  const secondState = ref<SecondState>('')
  let off = false
  let asking = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  function stop(): AbortController {
    clearTimeout(timer)
    asking.abort()
    return (asking = new AbortController())
  }

  async function search(said: string): Promise<void> {
    const ask = stop()
    state.value = 'searching'
    try {
      const found = await placeSearch(said, near(), ask.signal)
      if (ask.signal.aborted) return
      own.value = found.slice(0, SHOWN)
      second.value = []
      state.value = found.length > 0 ? 'quiet' : 'none'
    } catch (error) {
      if (ask.signal.aborted) return
      state.value = isProblem(error) ? 'failed' : 'none'
    }
    if ((own.value[0]?.confidence ?? 0) < WELL_KNOWN && !off) timer = setTimeout(() => void searchOutside(said, ask.signal), PAUSE_MS)
  }

  async function searchOutside(said: string, signal: AbortSignal): Promise<void> {
    secondState.value = 'asking'
    const answer = await placeSecond(said, near(), signal).catch(() => ({ results: [], notice: 'second_failed' }))
    if (signal.aborted) return
    off = answer.notice === 'second_off'
    second.value = answer.results.slice(0, SECOND_SHOWN)
    secondState.value = told.includes(answer.notice ?? '') ? answer.notice as SecondState : ''
  }

  watch(text, (now) => {
    stop()
    secondState.value = ''
    if (now.trim()) timer = setTimeout(() => void search(now.trim()), DEBOUNCE_MS)
    else { own.value = []; second.value = []; state.value = 'quiet' }
  })
  onScopeDispose(stop)

  return { text, own, second, state, secondState, results: computed(() => [...own.value, ...second.value]) }
}
