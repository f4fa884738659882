import { computed, ref, shallowRef, watch } from 'vue'
import { triageFigures } from '@/api/triage'
import type { TriageFigures } from '@/api/types'
import { dayAfter, dayOf, daysBetween } from '@/lib/days'
import { useNotices } from '@/stores/notices'
import { useSession } from '@/stores/session'
import { useTime } from '@/stores/time'

/** The days, version and card asked about, and the figures of the last question that was answered. */
export function useFigures() {
  const notices = useNotices()
  const session = useSession()
  const time = useTime()
  const today = (): string => dayOf(time.now, session.zone)
  const first = ref(dayAfter(today(), -6))
  const last = ref(today())
  const protocol = ref<number | null>(null)
  const card = ref<string | null>(null)
  const reply = shallowRef<TriageFigures | null>(null)
  const busy = ref(false)
  const length = computed(() => daysBetween(first.value, last.value))
  let asked = 0

  /** The answer to an earlier question never replaces that to a later one. */
  async function load(): Promise<void> {
    if (!first.value || !last.value) return
    const mine = ++asked
    busy.value = true
    const found = await notices.attempt(() => triageFigures(first.value, last.value, protocol.value, card.value), 'figures')
    if (mine !== asked) return
    busy.value = false
    if (found) reply.value = found
  }

  /** So many days up to today. */
  function lately(days: number): void {
    last.value = today()
    first.value = dayAfter(last.value, 1 - days)
  }

  /** The period of the same length before this one, or after it. */
  function shift(way: 1 | -1): void {
    const by = way * length.value
    first.value = dayAfter(first.value, by)
    last.value = dayAfter(last.value, by)
  }

  watch([first, last, protocol, card], () => void load(), { immediate: true })
  return { first, last, protocol, card, reply, busy, lately, shift }
}
