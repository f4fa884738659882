import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick, type EffectScope } from 'vue'
import { useTaking } from '@/call/use-taking'
import { pending, settle } from '@/shell/choice'
import { hush, insist } from '@/shell/sound'
import { useCallDesk } from '@/stores/call-desk'
import { useDesk } from '@/stores/desk'
import { useSession } from '@/stores/session'
import type { Call } from '@/api/types'
import { call } from '../make'

vi.mock('@/shell/sound', () => ({ hush: vi.fn(), insist: vi.fn(), play: vi.fn() }))
vi.mock('vue-i18n', async (original) => ({ ...await original<typeof import('vue-i18n')>(), useI18n: () => ({ t: (key: string) => key }) }))

const own = call({ id: 7, state: 'answered', taken_by: { id: 4, name: 'A' }, answered_at: '2026-01-01T00:00:05Z' })
const next = call({ id: 8, state: 'answered', taken_by: { id: 4, name: 'A' }, answered_at: '2026-01-01T00:00:09Z' })

const sent: [string, unknown][] = []
let scope: EffectScope
beforeEach(() => {
  setActivePinia(createPinia())
  sent.length = 0
  vi.clearAllMocks()
  scope = effectScope()
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const { park } = JSON.parse(String(init.body ?? '{}')) as { park?: boolean }
    sent.push([url.replace('/api/v1', ''), park])
    return Promise.resolve(Response.json({ ...next, version: 2 }))
  })
  useSession().me = { user: { id: 4, username: 'a', name: 'A', locale: 'zh-Hans' }, centre: null, unit: null, roles: ['call_taker'], city: null, protocol: null, interpreter_lines: {}, demo: false }
})
afterEach(() => {
  scope.stop()
  vi.unstubAllGlobals()
})

const taking = (...calls: Call[]): ReturnType<typeof useTaking> => {
  for (const row of calls) useDesk().apply('call', row)
  const made = scope.run(() => useTaking())
  if (!made) throw new Error('no scope')
  return made
}

test('with empty hands the next call is taken at once', async () => {
  await taking().takeNext()
  expect(sent).toEqual([['/calls/next', false]])
  expect(useCallDesk().call?.id).toBe(8)
})

test('a caller on the line waits only after that was said, and what was written is saved before', async () => {
  const hands = taking(own)
  const save = vi.fn(() => Promise.resolve())
  useCallDesk().onLeave(save)
  const left = hands.takeNext()
  await vi.waitFor(() => expect(pending.value?.question.testid).toBe('park-first'))
  settle(null)
  await left
  expect(sent).toEqual([])
  const taken = hands.takeNext()
  await vi.waitFor(() => expect(pending.value).not.toBeNull())
  settle(true)
  await taken
  expect(sent).toEqual([['/calls/next', true]])
  expect(save).toHaveBeenCalledOnce()
})

test('between two calls nothing can be written to either; a call that cannot be had gives the old one back', async () => {
  const hands = taking({ ...own, line_lost_at: '2026-01-01T00:00:20Z' })
  const answers: ((response: Response) => void)[] = []
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => { answers.push(resolve) }))
  const refused = hands.takeNext()
  await vi.waitFor(() => expect(answers).toHaveLength(1))
  expect(useCallDesk().call).toBeNull()
  answers[0]?.(Response.json({ code: 'none_ringing', detail: '' }, { status: 409 }))
  await refused
  expect(useCallDesk().call?.id).toBe(7)

  const taken = hands.takeNext()
  await vi.waitFor(() => expect(answers).toHaveLength(2))
  expect(useCallDesk().call).toBeNull()
  answers[1]?.(Response.json({ ...next, version: 2 }))
  await taken
  expect(useCallDesk().call?.id).toBe(8)
})

test('whose line has gone keeps nobody from the next caller', async () => {
  await taking({ ...own, line_lost_at: '2026-01-01T00:00:20Z' }).takeNext()
  expect(sent).toEqual([['/calls/next', true]])
})

test('it rings on while a call rings and the hands are empty, whether or not an event told of it', async () => {
  taking(call({ id: 1 }))
  expect(insist).toHaveBeenCalledWith('call')
  useDesk().apply('call', own)
  await nextTick()
  expect(hush).toHaveBeenLastCalledWith('call')
})
