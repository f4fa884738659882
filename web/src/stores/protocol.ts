import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import { protocol as fetchProtocol } from '@/api/triage'
import type { Protocol } from '@/api/types'
import { useDesk } from './desk'
import { useNotices } from './notices'
import { useTime } from './time'

export interface Standing { id: number; label: string; clinically_approved: boolean }

const LOOK_AGAIN_AT_MOST_MS = 3_600_000

/** Texts of the triage protocol in force, and of those that sessions began under. */
export const useProtocol = defineStore('protocol', () => {
  const desk = useDesk()
  const time = useTime()
  const active = shallowRef<Protocol | null>(null)
  const others = shallowRef<ReadonlyMap<number, Protocol>>(new Map())
  const asked = ref(false)
  const wanted = new Set<number>()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function load(): Promise<void> {
    if (asked.value) return
    asked.value = true
    try {
      await refresh()
    } catch (error) {
      asked.value = false
      throw error
    }
    desk.onEvent((event) => { if (event.entity === 'protocol') void again() })
    watch(() => desk.snapshots, () => void again())
  }

  async function refresh(): Promise<void> {
    const before = active.value?.version
    const now = await fetchProtocol()
    active.value = now
    if (before && before.id !== now.version.id) useNotices().say('triage.protocol_changed', { label: now.version.label })
    waitFor(now.next_change_at)
  }

  /** What cannot be fetched now is fetched later: sessions carry the words of their next question themselves. */
  async function again(): Promise<void> {
    wanted.clear()
    others.value = new Map()
    await refresh().catch(() => waitFor(new Date(time.now).toISOString(), LOOK_AGAIN_AT_MOST_MS / 60))
  }

  /** Another version takes over at its moment, by the server's clock; no event is sent then. */
  function waitFor(at: string | null, atLeastMs = 0): void {
    clearTimeout(timer)
    if (at === null) return
    const ms = Math.max(Date.parse(at) - time.now, atLeastMs, 0)
    timer = setTimeout(() => void again(), Math.min(ms + 50, LOOK_AGAIN_AT_MOST_MS))
  }

  /** The texts of a version: the one in force without an id. One that is not here yet is fetched and then shows. */
  function of(id: number | undefined): Protocol | null {
    if (id === undefined || id === active.value?.version.id) return active.value
    const held = others.value.get(id)
    if (!held && !wanted.has(id)) {
      wanted.add(id)
      fetchProtocol(id)
        .then((found) => { others.value = new Map(others.value).set(id, found) })
        .catch(() => { wanted.delete(id) })
    }
    return held ?? null
  }

  /** A version as it stands by now: a signature may have been given, or taken back, since what names it was told. */
  const standing = (told: Standing): Standing => (asked.value && of(told.id)?.version) || told

  return { active, load, again, of, standing }
})
