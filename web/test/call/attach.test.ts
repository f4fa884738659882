import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick } from 'vue'
import { held, notesWith, openedIn } from '@/call/form-text'
import { useIncidentForm } from '@/call/use-incident-form'
import { useDesk } from '@/stores/desk'
import { useSession } from '@/stores/session'
import { call as makeCall, incident } from '../make'

const call = makeCall({
  id: 7, number: '6045550100', line: '120', state: 'answered', rang_at: '2026-01-01T00:10:00Z', answered_at: '2026-01-01T00:10:05Z', taken_by: { id: 4, name: 'A' },
})
const known = incident({ id: 2, complaint: '男子倒地', notes: '红色上衣', callback_number: '6045550111' })

const sent: [string, unknown][] = []
beforeEach(() => {
  setActivePinia(createPinia())
  localStorage.clear()
  sent.length = 0
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    sent.push([url, JSON.parse(String(init.body ?? '{}'))])
    return Promise.resolve(Response.json({ ...call, version: 2, incident: known.id }))
  })
  useSession().me = { user: { id: 4, username: 'a', name: 'A', locale: 'zh-Hans' }, centre: null, unit: null, roles: ['call_taker'], city: null, protocol: null, interpreter_lines: {}, demo: false }
  useDesk().apply('call', call)
  useDesk().apply('incident', known)
})
afterEach(() => vi.unstubAllGlobals())

test('an attached call shows the known incident, and what this caller said goes into its notes', async () => {
  const scope = effectScope()
  const form = scope.run(() => useIncidentForm(call))
  if (!form) throw new Error('no form')
  form.text.value.complaint = '有人在抽搐'
  await form.attach(() => Promise.resolve(known.id))
  await nextTick()
  expect(sent).toHaveLength(1)
  expect(sent[0]?.[0]).toMatch(/\/calls\/7\/attach$/)
  expect(sent[0]?.[1]).toEqual({ incident: known.id })
  expect(form.text.value).toMatchObject({ complaint: '男子倒地', callback_number: '6045550111', notes: '红色上衣；有人在抽搐' })
  scope.stop()
})

test('leaving the list changes nothing', async () => {
  const scope = effectScope()
  const form = scope.run(() => useIncidentForm(call))
  if (!form) throw new Error('no form')
  form.text.value.complaint = '有人在抽搐'
  await form.attach(() => Promise.resolve(null))
  expect(sent).toEqual([])
  expect(form.text.value.complaint).toBe('有人在抽搐')
  scope.stop()
})

test('nothing is noted twice', () => {
  const said = { ...held(call, null), complaint: '男子倒地', notes: '穿红色上衣' }
  expect(notesWith(held(call, known), said)).toBe('红色上衣；穿红色上衣')
})

test('the words of an incident that another call opened are not carried along', () => {
  expect(openedIn(call, null)).toBe(true)
  expect(openedIn(call, incident({ opened_at: '2026-01-01T00:10:06Z', opened_by: { id: 4, name: 'A' } }))).toBe(true)
  expect(openedIn(call, incident({ opened_at: '2026-01-01T00:09:00Z', opened_by: { id: 4, name: 'A' } }))).toBe(false)
  expect(openedIn(call, incident({ opened_at: '2026-01-01T00:10:06Z', opened_by: { id: 5, name: 'B' } }))).toBe(false)
})
