import { computed, ref, shallowRef } from 'vue'
import { reviewSearch, triageReview } from '@/api/triage'
import type { ReviewedSession, ReviewStep, TriageReview } from '@/api/types'
import { useNotices } from '@/stores/notices'

/** Sessions found by an incident's number, the one that is read, and the step that is looked at. */
export function useReview() {
  const notices = useNotices()
  const found = shallowRef<readonly ReviewedSession[]>([])
  const more = ref(false)
  const searched = ref(false)
  const marked = ref(0)
  const read = shallowRef<TriageReview | null>(null)
  const at = ref(0)
  const step = computed<ReviewStep | null>(() => read.value?.steps[at.value] ?? null)
  let asked = 0

  /** The answer to an earlier search never replaces that to a later one. */
  async function search(number: string): Promise<void> {
    const mine = ++asked
    const reply = await notices.attempt(() => reviewSearch(number), 'review')
    if (!reply || mine !== asked) return
    found.value = reply.sessions
    more.value = reply.more
    searched.value = true
    marked.value = 0
  }

  async function open(id: number): Promise<boolean> {
    const reply = await notices.attempt(() => triageReview(id), 'review')
    if (!reply) return false
    read.value = reply
    at.value = 0
    return true
  }

  const mark = (by: number): void => { marked.value = Math.min(Math.max(marked.value + by, 0), Math.max(found.value.length - 1, 0)) }
  const go = (to: number): void => { at.value = Math.min(Math.max(to, 0), Math.max((read.value?.steps.length ?? 0) - 1, 0)) }

  return { found, more, searched, marked, read, at, step, search, open, mark, go }
}
