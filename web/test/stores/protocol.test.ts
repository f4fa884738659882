import { createPinia, setActivePinia } from 'pinia'
import { nextTick } from 'vue'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as api from '@/api/triage'
import type { LiveEvent, Protocol } from '@/api/types'
import { useDesk } from '@/stores/desk'
import { useNotices } from '@/stores/notices'
import { useProtocol } from '@/stores/protocol'

const NOW = Date.parse('2026-11-29T08:00:00Z')
const version = (id: number, next: string | null = null): Protocol => ({
  version: { id, label: `v${id}`, clinically_approved: true, notice: { zh: '', en: '' } }, next_change_at: next,
  levels: {}, cards: [], complaint_fact: null, count_fact: null, facts: {}, instructions: {}, resources: {}, scripts: [], callers: [],
})

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
  setActivePinia(createPinia())
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('another version takes over at its moment, without an event, and this is said', async () => {
  const asked = vi.spyOn(api, 'protocol').mockResolvedValue(version(1, '2026-11-29T08:10:00Z'))
  const store = useProtocol()
  await store.load()
  asked.mockResolvedValue(version(2))
  await vi.advanceTimersByTimeAsync(599_000)
  expect(store.active?.version.id).toBe(1)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(store.active?.version.id).toBe(2)
  expect(useNotices().items.map((notice) => [notice.key, notice.params])).toEqual([['triage.protocol_changed', { label: 'v2' }]])
})

test('an event of a protocol and a board taken anew fetch the texts again', async () => {
  const asked = vi.spyOn(api, 'protocol').mockResolvedValue(version(1))
  const hear: ((event: LiveEvent) => void)[] = []
  const desk = useDesk()
  vi.spyOn(desk, 'onEvent').mockImplementation((listener) => { hear.push(listener); return () => true })
  await useProtocol().load()
  hear.forEach((listener) => listener({ entity: 'protocol' } as LiveEvent))
  hear.forEach((listener) => listener({ entity: 'unit' } as LiveEvent))
  expect(asked).toHaveBeenCalledTimes(2)
  desk.snapshots += 1
  await nextTick()
  expect(asked).toHaveBeenCalledTimes(3)
})

test('a session that began under another version is shown in its words, fetched once', async () => {
  const asked = vi.spyOn(api, 'protocol').mockImplementation(async (id) => version(id ?? 2))
  const store = useProtocol()
  await store.load()
  expect(store.of(undefined)?.version.id).toBe(2)
  expect([store.of(1), store.of(1)]).toEqual([null, null])
  await vi.advanceTimersByTimeAsync(0)
  expect(store.of(1)?.version.id).toBe(1)
  expect(asked.mock.calls).toEqual([[], [1]])
})
