import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick, type EffectScope } from 'vue'
import type { Incident } from '@/api/types'
import { useIncidentForm } from '@/call/use-incident-form'
import { useDesk } from '@/stores/desk'
import { useSession } from '@/stores/session'
import { call as makeCall, incident } from '../make'

/* Two seats write the same incident. `server` is the record; the other seat writes into it behind this one's back. */

const call = makeCall({ id: 7, state: 'answered', incident: 2, answered_at: '2026-01-01T00:10:05Z', taken_by: { id: 4, name: 'A' } })
let server: Incident
const edits: Record<string, unknown>[] = []
let scope: EffectScope

const stale = (): Response => Response.json({ code: 'stale_version', status: 412, detail: '', params: { version: server.version } }, { status: 412 })

function answer(init: RequestInit): Response {
  if (init.method === 'GET') return Response.json(server)
  const version = new Headers(init.headers).get('If-Match')
  if (version !== `"${server.version}"`) return stale()
  const body = JSON.parse(String(init.body)) as Record<string, unknown>
  edits.push(body)
  server = { ...server, ...body, version: server.version + 1 }
  return Response.json(server)
}

const elsewhere = (changes: Partial<Incident>): void => { server = { ...server, ...changes, version: server.version + 1 } }
const tell = async (): Promise<void> => { useDesk().apply('incident', server); await nextTick() }

function form() {
  const made = scope.run(() => useIncidentForm(call))
  if (!made) throw new Error('no form')
  return made
}

beforeEach(() => {
  setActivePinia(createPinia())
  localStorage.clear()
  edits.length = 0
  scope = effectScope()
  server = incident({ id: 2, complaint: '胸痛', notes: '' })
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => Promise.resolve(answer(init)))
  useSession().me = { user: { id: 4, username: 'a', name: 'A', locale: 'zh-Hans' }, unit: null, centre: null, roles: ['call_taker'], city: null, protocol: null, interpreter_lines: {}, demo: false }
  useDesk().apply('call', call)
  useDesk().apply('incident', server)
})
afterEach(() => { scope.stop(); vi.unstubAllGlobals() })

test('an edit that came too late for another reason is made again without a question', async () => {
  const { text, save, collided, state } = form()
  text.value.complaint = '胸痛两小时'
  elsewhere({ level: 'R1' })
  await save()
  expect(edits).toEqual([{ complaint: '胸痛两小时' }])
  expect([collided.value, state.value]).toEqual([[], 'saved'])
})

test('what both wrote waits for a choice, and the rest is saved', async () => {
  const { text, save, collided, base, state } = form()
  text.value.complaint = '胸痛两小时'
  text.value.notes = '红色上衣'
  elsewhere({ complaint: '腹痛' })
  await save()
  expect(edits).toEqual([{ notes: '红色上衣' }])
  expect(collided.value).toEqual(['complaint'])
  expect([text.value.complaint, base.value.complaint, state.value]).toEqual(['胸痛两小时', '腹痛', 'unsaved'])
  await save()
  expect(edits).toHaveLength(1)
})

test('kept, what stands here goes over the other; left, the other comes in', async () => {
  const mine = form()
  mine.text.value.complaint = '胸痛两小时'
  elsewhere({ complaint: '腹痛' })
  await mine.save()
  await mine.keep('complaint', 'mine')
  expect([server.complaint, mine.collided.value]).toEqual(['胸痛两小时', []])

  mine.text.value.complaint = '胸痛三小时'
  elsewhere({ complaint: '呕吐' })
  await mine.save()
  await mine.keep('complaint', 'theirs')
  await nextTick()
  expect([mine.text.value.complaint, server.complaint, mine.state.value]).toEqual(['呕吐', '呕吐', 'saved'])
})

test('a collision shows also when the event of the other seat is quicker than the save', async () => {
  const { text, save, collided } = form()
  text.value.complaint = '胸痛两小时'
  elsewhere({ complaint: '腹痛' })
  await tell()
  expect(collided.value).toEqual(['complaint'])
  await save()
  expect(edits).toEqual([])
})

test('the echo of what was written here is no collision, though the typing went on', async () => {
  const { text, save, collided } = form()
  text.value.complaint = '胸痛两'
  const saved = save()
  text.value.complaint = '胸痛两小时 '
  await saved
  await tell()
  expect(collided.value).toEqual([])
  await save()
  expect(server.complaint).toBe('胸痛两小时 ')
})

test('two seats that wrote the same have nothing to choose', async () => {
  const { text, save, collided } = form()
  text.value.complaint = '腹痛'
  elsewhere({ complaint: '腹痛' })
  await save()
  expect([collided.value, edits]).toEqual([[], []])
})
