import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { LinkState } from '@/live/socket'
import { useTime } from './time'

/** Whether what is on the screen is live, and if not since when. */
export const useLink = defineStore('link', () => {
  const time = useTime()
  const state = ref<LinkState | 'off'>('off')
  const code = ref('')
  const heardAt = ref<number | null>(null)

  /** Age of what the screen shows, in seconds, by this machine's clock. */
  const age = computed(() => (heardAt.value === null ? null : Math.max(0, Math.floor((time.tick - heardAt.value) / 1_000))))
  const live = computed(() => state.value === 'live')
  /** What this screen sends arrives, whether or not what it shows is live. */
  const open = computed(() => live.value || state.value === 'late')

  function set(next: LinkState | 'off', why = ''): void {
    state.value = next
    code.value = why
  }

  function heard(serverTime: string | null): void {
    heardAt.value = Date.now()
    if (serverTime) time.hear(serverTime)
  }

  return { state, code, age, live, open, heardAt, set, heard }
})
