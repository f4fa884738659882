import { defineStore } from 'pinia'
import { ref } from 'vue'
import { isProblem, type Problem } from '@/api/problem'

/* Short messages at the edge of the screen. They say what happened in words; errors stay until closed. */

export interface Notice {
  id: number
  tone: 'info' | 'good' | 'warn' | 'bad'
  /** Key of the message in the language files, with its parameters. */
  key: string
  params: Record<string, unknown>
  problem: Problem | null
}

const STAY_MS = 6_000
const MOST = 4
let nextId = 1

export const useNotices = defineStore('notices', () => {
  const items = ref<Notice[]>([])

  function push(notice: Omit<Notice, 'id'>): void {
    const id = nextId++
    items.value = [...items.value, { id, ...notice } as Notice].slice(-MOST)
    if (notice.tone !== 'bad') setTimeout(() => close(id), STAY_MS)
  }

  function close(id: number): void {
    items.value = items.value.filter((item) => item.id !== id)
  }

  const say = (key: string, params: Record<string, unknown> = {}, tone: Notice['tone'] = 'info'): void =>
    push({ tone, key, params, problem: null })

  /** Show a refusal or a failure in words. Anything that is no Problem is a fault of ours, and shown as one. */
  function fail(error: unknown): void {
    if (isProblem(error)) push({ tone: 'bad', key: '', params: {}, problem: error })
    else {
      console.error(error)
      push({ tone: 'bad', key: 'error.page', params: {}, problem: null })
    }
  }

  /** Run a command; on failure tell why. Answers null then. */
  async function attempt<T>(run: () => Promise<T>): Promise<T | null> {
    try {
      return await run()
    } catch (error) {
      fail(error)
      return null
    }
  }

  return { items, say, fail, attempt, close }
})
