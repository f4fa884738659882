import { defineStore } from 'pinia'
import { computed, ref } from 'vue'

/* The server's clock, and one tick a second for everything that counts. */

const SAMPLES = 12

export const useTime = defineStore('time', () => {
  const offsets: number[] = []
  const offset = ref(0)
  const tick = ref(Date.now())
  setInterval(() => { tick.value = Date.now() }, 1_000)

  /** The server said it is `serverTime` just now. The sample that travelled fastest is the nearest to the truth,
   * and that is the largest of the last few. */
  function hear(serverTime: string): void {
    const sample = Date.parse(serverTime) - Date.now()
    if (!Number.isFinite(sample)) return
    offsets.push(sample)
    if (offsets.length > SAMPLES) offsets.shift()
    offset.value = Math.max(...offsets)
  }

  /** Server time in milliseconds, moving once a second. */
  const now = computed(() => tick.value + offset.value)
  /** Server time at this instant, as ISO. */
  const stamp = (): string => new Date(Date.now() + offset.value).toISOString()
  /** Whole seconds from `at` to now; negative while `at` is ahead. */
  const since = (at: string): number => Math.floor((now.value - Date.parse(at)) / 1_000)

  return { now, offset, tick, hear, stamp, since }
})
