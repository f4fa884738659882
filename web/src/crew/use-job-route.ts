import { onUnmounted, ref, shallowRef, watch } from 'vue'
import { isProblem } from '@/api/problem'
import { assignmentRoute } from '@/api/roads'
import type { Assignment, Route } from '@/api/types'
import { useLink } from '@/stores/link'

/* The way of the job in hand. Without a signal the last one stays, and says how old it is. */

const RENEW_EVERY_MS = 30_000
const onTheWay: readonly Assignment['state'][] = ['accepted', 'rolling', 'left_scene']

export function useJobRoute(job: () => Assignment) {
  const link = useLink()
  const route = shallowRef<Route | null>(null)
  const at = ref<number | null>(null)
  const busy = ref(false)

  async function renew(): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      route.value = await assignmentRoute(job().id)
      at.value = Date.now()
    } catch (error) {
      if (!isProblem(error)) throw error
      if (error.code === 'nowhere_to_drive') route.value = null
    } finally {
      busy.value = false
    }
  }

  watch(() => `${job().id} ${job().state} ${job().hospital}`, () => void renew(), { immediate: true })
  const timer = setInterval(() => { if (link.live && onTheWay.includes(job().state)) void renew() }, RENEW_EVERY_MS)
  onUnmounted(() => clearInterval(timer))

  return { route, at, busy, renew }
}
