import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useMatches } from '@/call/use-matches'
import { useDesk } from '@/stores/desk'
import { call as makeCall, incident } from '../make'

const call = makeCall({ id: 7, state: 'answered' })
const asked: string[] = []

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers()
  asked.length = 0
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(new URL(url, 'http://desk').searchParams.get('words') ?? '')
    return Promise.resolve(Response.json({ matches: [2, 3].map((id) => ({ incident: id, score: 50, reasons: [] })) }))
  })
  useDesk().apply('incident', incident({ id: 2 }))
  useDesk().apply('incident', incident({ id: 3 }))
})
afterEach(() => { vi.useRealTimers(); vi.unstubAllGlobals() })

test('it asks when the call is taken, and once when the typing rests', async () => {
  const scope = effectScope()
  const words = ref('')
  const matches = scope.run(() => useMatches(() => call, () => words.value))
  await vi.advanceTimersByTimeAsync(0)
  expect(asked).toEqual([''])
  for (const typed of ['大', '大巴', '大巴侧翻']) {
    words.value = typed
    await nextTick()
    await vi.advanceTimersByTimeAsync(100)
  }
  await vi.advanceTimersByTimeAsync(300)
  expect(asked).toEqual(['', '大巴侧翻'])
  expect(matches?.likely.value.map(({ incident: row }) => row.id)).toEqual([2, 3])
  scope.stop()
})

test('an incident that was closed meanwhile is offered no more, and a busy board asks only now and then', async () => {
  const scope = effectScope()
  const matches = scope.run(() => useMatches(() => call, () => ''))
  await vi.advanceTimersByTimeAsync(0)
  useDesk().apply('incident', incident({ id: 2, version: 2, state: 'closed', closed_at: '2026-01-01T00:01:00Z' }))
  expect(matches?.likely.value.map(({ incident: row }) => row.id)).toEqual([3])
  for (let version = 2; version < 6; version++) {
    useDesk().apply('incident', incident({ id: 3, version }))
    await nextTick()
    await vi.advanceTimersByTimeAsync(500)
  }
  await vi.advanceTimersByTimeAsync(3_000)
  expect(asked).toHaveLength(2)
  scope.stop()
})
