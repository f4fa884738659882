import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { command, edit, get } from '@/api/ask'
import { newId } from '@/api/http'

const asked: { path: string; init: RequestInit }[] = []
let answers: (() => Response)[]
const json = (status: number, body: unknown): (() => Response) => () => new Response(JSON.stringify(body), { status, headers: { 'X-Request-ID': 'r-1' } })
const cut = (): Response => { throw new TypeError('network') }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  asked.length = 0
  answers = []
  document.cookie = 'csrftoken=abc'
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => { asked.push({ path, init }); return (answers.shift() ?? cut)() })
})
afterEach(() => { vi.useRealTimers(); vi.unstubAllGlobals() })

const bodyOf = (n: number): Record<string, unknown> => JSON.parse(String(asked[n]?.init.body)) as Record<string, unknown>
const header = (n: number, name: string): string | null => new Headers(asked[n]?.init.headers).get(name)

test('a command that got lost is sent again with the same id, and answers once', async () => {
  answers = [cut, cut, json(201, { id: 5 })]
  const done = command('/incidents/{incident_id}/assignments', { incident_id: 1 }, { unit: 3 })
  await vi.runAllTimersAsync()
  expect(await done).toEqual({ id: 5 })
  expect(asked.length).toBe(3)
  expect(bodyOf(0).client_uuid).toBe(bodyOf(2).client_uuid)
})

test('an edit says which version it was made against and is not repeated', async () => {
  answers = [cut]
  const done = edit('patch', '/incidents/{incident_id}', { incident_id: 1 }, 7, { notes: 'x' }).catch((problem: unknown) => problem)
  await vi.runAllTimersAsync()
  expect(await done).toMatchObject({ code: 'network_down', status: 0 })
  expect(asked.length).toBe(1)
  expect(header(0, 'If-Match')).toBe('"7"')
  expect(header(0, 'X-CSRFToken')).toBe('abc')
})

test('ids and query stand in the address', async () => {
  answers = [json(200, { results: [] }), json(200, { items: [] })]
  await get('/places/search', {}, { q: '人民 路', limit: 9 })
  await get('/incidents/{incident_id}/timeline', { incident_id: 12 })
  expect(asked.map((one) => one.path)).toEqual(['/api/v1/places/search?q=%E4%BA%BA%E6%B0%91+%E8%B7%AF&limit=9', '/api/v1/incidents/12/timeline'])
})

test('a refusal keeps its code, its parameters and the request it belongs to', async () => {
  answers = [json(409, { code: 'unit_not_available', detail: 'no', params: { by: 'Li' } })]
  await expect(get('/units', {})).rejects.toMatchObject({ code: 'unit_not_available', status: 409, params: { by: 'Li' }, requestId: 'r-1' })
  expect(asked.length).toBe(1)
})

test('an answer that is no problem document still gets a code', async () => {
  answers = [() => new Response('<h1>Forbidden</h1>', { status: 403 })]
  await expect(get('/units', {})).rejects.toMatchObject({ code: 'not_allowed', status: 403 })
})

test('ids are UUIDs, also where the browser gives none', () => {
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(255) })
  expect(newId()).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
})
