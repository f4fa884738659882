import { computed, onUnmounted, ref, shallowRef, watch } from 'vue'
import { isProblem } from '@/api/problem'
import { assignmentRoute } from '@/api/roads'
import type { Assignment, Route } from '@/api/types'
import { destination } from '@/lib/stages'
import { useLink } from '@/stores/link'

/* The way of the job in hand. Without a signal the last one to the same end stays, and says how old it is. */

const RENEW_EVERY_MS = 30_000
const onTheWay: readonly Assignment['state'][] = ['accepted', 'rolling', 'left_scene']

export function useJobRoute(job: () => Assignment) {
  const link = useLink()
  const held = shallowRef<Route | null>(null)
  const route = computed(() => (held.value && held.value.to === destination(job()) ? held.value : null))
  const at = ref<number | null>(null)
  const busy = ref(false)

  async function renew(): Promise<void> {
    if (busy.value || !destination(job())) return
    busy.value = true
    try {
      held.value = await assignmentRoute(job().id)
      at.value = Date.now()
    } catch (error) {
      if (!isProblem(error)) throw error
      if (error.code === 'nowhere_to_drive') held.value = null
    } finally {
      busy.value = false
    }
  }

  watch(() => `${job().id} ${job().state} ${job().hospital}`, () => void renew(), { immediate: true })
  const timer = setInterval(() => { if (link.open && onTheWay.includes(job().state)) void renew() }, RENEW_EVERY_MS)
  onUnmounted(() => clearInterval(timer))

  return { route, at, busy, renew }
}
