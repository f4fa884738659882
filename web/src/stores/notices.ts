import { defineStore } from 'pinia'
import { ref } from 'vue'
import { isProblem, type Problem } from '@/api/problem'

/* Short messages over the map. They say what happened in words; errors stay longer, are not said twice, and go when the act succeeds after all. */

export interface Notice {
  id: number
  tone: 'info' | 'good' | 'warn' | 'bad'
  /** Key of the message in the language files, with its parameters. */
  key: string
  params: Record<string, unknown>
  problem: Problem | null
  /** What was attempted; '' when that has no name. */
  act: string
}

const STAY_MS = 6_000
const ERROR_STAYS_MS = 20_000
const MOST = 4
let nextId = 1

export const useNotices = defineStore('notices', () => {
  const items = ref<Notice[]>([])

  function push(notice: Omit<Notice, 'id'>): void {
    const id = nextId++
    const same = (item: Notice): boolean => item.key === notice.key && item.problem?.code === notice.problem?.code
    const others = notice.tone === 'bad' ? items.value.filter((item) => !same(item as Notice)) : items.value
    items.value = [...others, { id, ...notice } as Notice].slice(-MOST)
    setTimeout(() => close(id), notice.tone === 'bad' ? ERROR_STAYS_MS : STAY_MS)
  }

  function close(id: number): void {
    items.value = items.value.filter((item) => item.id !== id)
  }

  const say = (key: string, params: Record<string, unknown> = {}, tone: Notice['tone'] = 'info'): void =>
    push({ tone, key, params, problem: null, act: '' })

  /** Show a refusal or a failure in words. Anything that is no Problem is a fault of ours, and shown as one. */
  function fail(error: unknown, act = ''): void {
    if (isProblem(error)) push({ tone: 'bad', key: '', params: {}, problem: error, act })
    else {
      console.error(error)
      push({ tone: 'bad', key: 'error.page', params: {}, problem: null, act })
    }
  }

  /** Run a command; on failure tell why. Answers null then. A success takes back what failed under the same name. */
  async function attempt<T>(run: () => Promise<T>, act = ''): Promise<T | null> {
    try {
      const done = await run()
      if (act) items.value = items.value.filter((item) => item.act !== act)
      return done
    } catch (error) {
      fail(error, act)
      return null
    }
  }

  return { items, say, fail, attempt, close }
})
