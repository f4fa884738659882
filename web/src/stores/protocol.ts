import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { protocol as fetchProtocol } from '@/api/triage'
import type { Protocol } from '@/api/types'

/** Texts of the active triage protocol; fetched once. */
export const useProtocol = defineStore('protocol', () => {
  const active = shallowRef<Protocol | null>(null)
  const asked = ref(false)

  async function load(): Promise<void> {
    if (asked.value) return
    asked.value = true
    try {
      active.value = await fetchProtocol()
    } catch (error) {
      asked.value = false
      throw error
    }
  }

  return { active, load }
})
