import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick, type EffectScope } from 'vue'
import type { PlaceResult } from '@/api/types'
import { usePlaceSearch } from '@/call/use-place-search'

const found = (label: string, confidence: number): PlaceResult => ({
  id: label, kind: 'street', label, detail: '', lon: 113.6, lat: 34.7, confidence, match: 'exact', category: '', district: '', subdistrict: '', rival: false,
})

let asked: string[] = []
let answers: Record<string, unknown> = {}
let scope: EffectScope
const begin = () => {
  scope = effectScope()
  const made = scope.run(() => usePlaceSearch(() => null))
  if (!made) throw new Error('no search')
  return made
}
const later = async (ms: number): Promise<void> => {
  await nextTick()
  await vi.advanceTimersByTimeAsync(ms)
}

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  answers = { search: { results: [] }, second: { results: [found('外面', 0.5)], source: 'photon' } }
  vi.stubGlobal('fetch', (url: string) => {
    const name = /places\/(\w+)/.exec(url)?.[1] ?? ''
    asked.push(name)
    return Promise.resolve(Response.json(answers[name]))
  })
})
afterEach(() => {
  scope.stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('where the city’s own map has nothing, the second source is asked after a pause, and stands below', async () => {
  const search = begin()
  search.text.value = '某处'
  await later(300)
  expect([asked, search.state.value]).toEqual([['search'], 'none'])
  await later(1_000)
  expect(asked).toEqual(['search', 'second'])
  expect(search.results.value.map((one) => one.label)).toEqual(['外面'])
})

test('little comes first, and what is outside after it', async () => {
  answers.search = { results: [found('中山路', 0.6)] }
  const search = begin()
  search.text.value = '中山路999号'
  await later(1_500)
  expect(search.results.value.map((one) => one.label)).toEqual(['中山路', '外面'])
})

test('what is well known is not asked about outside', async () => {
  answers.search = { results: [found('中山路', 0.95)] }
  const search = begin()
  search.text.value = '中山路'
  await later(5_000)
  expect(asked).toEqual(['search'])
})

test('nobody outside hears what is still being typed', async () => {
  const search = begin()
  for (const text of ['某', '某处', '某处 1', '某处 12']) {
    search.text.value = text
    await later(400)
  }
  expect(asked).not.toContain('second')
  await later(1_000)
  expect(asked.filter((name) => name === 'second')).toHaveLength(1)
})

test('where there is no second source it is asked once and never again', async () => {
  answers.second = { results: [], source: '', notice: 'second_off' }
  const search = begin()
  for (const text of ['某处', '别处']) {
    search.text.value = text
    await later(1_500)
  }
  expect(asked).toEqual(['search', 'second', 'search'])
  expect(search.secondState.value).toBe('')
})

test('why it has nothing is told', async () => {
  answers.second = { results: [], source: 'photon', notice: 'second_late' }
  const search = begin()
  search.text.value = '某处'
  await later(1_500)
  expect(search.secondState.value).toBe('second_late')
})
