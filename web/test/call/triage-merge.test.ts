import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createApp, type App } from 'vue'
import type { Triage } from '@/api/types'
import { useTriage } from '@/call/use-triage'
import { i18n } from '@/i18n'
import { useDesk } from '@/stores/desk'
import { useSession } from '@/stores/session'
import { call, incident, patient } from '../make'

/* Another seat answers in the same session. */

let server: Triage
let app: App
const answers: Record<string, unknown>[] = []

const session = (facts: Record<string, string>, version: number): Triage => ({
  id: 5, version, incident: 2, patient: 1, carried_from: null, ask_again: [], protocol: { id: 1, label: 'p', clinically_approved: false, notice: { zh: '', en: '' } }, language: 'zh', card: null, state: 'open',
  facts, trail: [], level: null, computed_level: null, determinant: null, why: [], doubts: [], next_question: null, suggested_cards: [], instructions: [],
  resources: [], overridden: null, answered_at: '2026-01-01T00:00:00Z', known_since: '2026-01-01T00:00:00Z', recognised_at: null, first_compression_at: null, started_at: '2026-01-01T00:00:00Z', completed_at: null,
})

function answer(path: string, init: RequestInit): Response {
  if (path.includes('/protocol')) return Response.json({ code: 'not_found' }, { status: 404 })
  if (init.method === 'GET') return Response.json(server)
  if (new Headers(init.headers).get('If-Match') !== `"${server.version}"`) return Response.json({ code: 'stale_version' }, { status: 412 })
  const body = JSON.parse(String(init.body)) as { fact: string; value: string }
  answers.push(body)
  server = session({ ...server.facts as Record<string, string>, [body.fact]: body.value }, server.version + 1)
  return Response.json(server)
}

function triage(): ReturnType<typeof useTriage> {
  let made: ReturnType<typeof useTriage> | undefined
  app = createApp({ setup: () => { made = useTriage(); return () => null } }).use(i18n)
  app.mount(document.createElement('div'))
  if (!made) throw new Error('no triage')
  return made
}

beforeEach(() => {
  setActivePinia(createPinia())
  answers.length = 0
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => Promise.resolve(answer(path, init)))
  useSession().me = { user: { id: 4, username: 'a', name: 'A', locale: 'zh-Hans' }, unit: null, centre: null, roles: ['call_taker'], city: null, protocol: null, interpreter_lines: {}, demo: false }
  useDesk().apply('call', call({ id: 7, state: 'answered', incident: 2, answered_at: '2026-01-01T00:10:05Z', taken_by: { id: 4, name: 'A' } }))
  useDesk().apply('incident', incident({ id: 2 }))
  useDesk().apply('patient', patient({ incident: 2 }))
  useDesk().apply('triage', session({}, 1))
})
afterEach(() => { app.unmount(); vi.unstubAllGlobals() })

test('an answer that came too late is given again when nobody answered that question', async () => {
  const { answer: give, differences } = triage()
  server = session({ age: '40' }, 2)
  await give('conscious', 'no')
  expect([answers, differences.value]).toEqual([[{ fact: 'conscious', value: 'no' }], []])
})

test('an answer that another seat gave otherwise waits for a choice', async () => {
  const { answer: give, differences, keep } = triage()
  server = session({ conscious: 'yes' }, 2)
  await give('conscious', 'no')
  expect(answers).toEqual([])
  expect(differences.value).toEqual([{ key: 'conscious', label: 'conscious', mine: 'no', theirs: 'yes' }])
  keep('mine')
  await vi.waitFor(() => expect(answers).toEqual([{ fact: 'conscious', value: 'no' }]))
  expect(differences.value).toEqual([])
})

test('the other answer stays when this one is dropped', async () => {
  const { answer: give, differences, keep } = triage()
  server = session({ conscious: 'yes' }, 2)
  await give('conscious', 'no')
  keep('theirs')
  expect([differences.value, answers, server.facts]).toEqual([[], [], { conscious: 'yes' }])
})
