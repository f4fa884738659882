import { beforeEach, expect, test } from 'vitest'
import { Problem } from '@/api/problem'
import type { ReportedStage } from '@/api/types'
import { Outbox, type Act } from '@/crew/outbox'
import { withWaiting } from '@/crew/overlay'
import { assignment } from '../make'

class Memory {
  kept = new Map<string, string>()
  getItem(key: string): string | null { return this.kept.get(key) ?? null }
  setItem(key: string, value: string): void { this.kept.set(key, value) }
}

const stage = (name: ReportedStage): Omit<Act, 'id'> =>
  ({ assignment: 1, kind: 'stage', stage: name, at: '2026-01-01T00:00:00Z', path: '/assignments/1/stages', body: { stage: name } })
const down = new Problem('network_down', 0, '')
let memory: Memory
let sent: Act[]

beforeEach(() => { memory = new Memory(); sent = [] })
const outbox = (send: (act: Act) => Promise<void> = async (act) => { sent.push(act) }): Outbox => new Outbox(memory, send, () => undefined)
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

test('acts without a signal wait, survive a restart, and go out once in order', async () => {
  const dead = outbox(async () => { throw down })
  dead.add(stage('rolling'))
  dead.add(stage('at_scene'))
  await settle()
  expect(dead.acts.map((act) => act.stage)).toEqual(['rolling', 'at_scene'])

  const restarted = outbox()
  expect(await restarted.flush()).toBe(true)
  expect(sent.map((act) => act.stage)).toEqual(['rolling', 'at_scene'])
  expect(restarted.acts).toEqual([])
})

test('a repeat carries the same id as the first try', async () => {
  const tried: unknown[] = []
  const box = outbox(async (act) => { tried.push(act.body.client_uuid); if (tried.length < 3) throw down })
  box.add(stage('rolling'))
  await settle()
  await box.flush()
  await box.flush()
  expect(new Set(tried).size).toBe(1)
  expect(tried.length).toBe(3)
})

test('a refusal is shown and kept until it is read, and does not stop the acts after it', async () => {
  const box = outbox(async (act) => {
    if (act.stage === 'rolling') throw new Problem('invalid_transition', 409, 'aborted meanwhile')
    sent.push(act)
  })
  box.add(stage('rolling'))
  box.add(stage('at_scene'))
  await settle()
  expect(sent.map((act) => act.stage)).toEqual(['at_scene'])
  const again = outbox()
  expect(again.refused.map((refusal) => refusal.code)).toEqual(['invalid_transition'])
  again.dismiss(again.refused[0]?.act.id ?? '')
  expect(outbox().refused).toEqual([])
})

test('a receipt is queued once however often it is noticed', () => {
  const box = outbox(() => new Promise(() => undefined))
  const receipt: Omit<Act, 'id'> = { assignment: 1, kind: 'delivered', at: '2026-01-01T00:00:00Z', path: '/assignments/1/delivered', body: {} }
  box.add(receipt)
  box.add(receipt)
  expect(box.acts.length).toBe(1)
})

test('a store that holds rubbish is an empty queue', () => {
  memory.setItem('jiuhu.crew.outbox', '{not json')
  expect(outbox().acts).toEqual([])
})

test('the crew sees the stage it reported before the server does', () => {
  const acts = [{ ...stage('rolling'), id: 'a' }, { ...stage('at_scene'), id: 'b' }]
  const shown = withWaiting(assignment({ state: 'accepted', allowed: ['rolling'] }), acts)
  expect(shown.state).toBe('at_scene')
  expect(shown.allowed).toEqual(['at_patient', 'left_scene', 'clear'])
  expect(withWaiting(assignment({ id: 2 }), acts).state).toBe('offered')
})

test('the hospital that was chosen without a signal is known before the server has it', () => {
  const left = { ...stage('left_scene'), id: 'c', body: { stage: 'left_scene', hospital: 4 } }
  expect(withWaiting(assignment({ state: 'at_scene' }), [left]).hospital).toBe(4)
})
