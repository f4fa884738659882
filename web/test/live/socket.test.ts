import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { backoff } from '@/live/backoff'
import { LiveStream, type StreamHandlers } from '@/live/socket'
import { event, incident } from '../make'

class FakeSocket {
  static all: FakeSocket[] = []
  static readonly OPEN = 1
  readyState = 1
  sent: Record<string, unknown>[] = []
  onopen: (() => void) | null = null
  onmessage: ((message: { data: string }) => void) | null = null
  onclose: ((closed: { code: number }) => void) | null = null
  constructor(readonly url: string) { FakeSocket.all.push(this) }
  send(text: string): void { this.sent.push(JSON.parse(text) as Record<string, unknown>) }
  close(): void { this.readyState = 3 }
  give(frame: unknown): void { this.onmessage?.({ data: JSON.stringify(frame) }) }
}

const welcome = { t: 'welcome', stream: 'centre:1', head: 7, server_time: '2026-01-01T00:00:00Z' }
const newest = (): FakeSocket => FakeSocket.all[FakeSocket.all.length - 1] as FakeSocket
let states: string[]
let taken: number[]
let snapshots: number
let stream: LiveStream

async function open(snapshot = async (): Promise<number> => { snapshots++; return 7 }): Promise<FakeSocket> {
  const on: StreamHandlers = {
    snapshot, events: (events) => taken.push(...events.map((one) => one.seq)),
    state: (state) => states.push(state), heard: () => undefined,
  }
  stream = new LiveStream('/ws/desk', '', on)
  await vi.advanceTimersByTimeAsync(0)
  newest()?.onopen?.()
  return newest()
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', FakeSocket)
  FakeSocket.all = []
  states = []
  taken = []
  snapshots = 0
})
afterEach(() => { stream.stop(); vi.useRealTimers(); vi.unstubAllGlobals() })

test('the snapshot comes first, and the socket goes on from its number', async () => {
  const socket = await open()
  expect(socket.sent).toEqual([{ t: 'hello', last_seq: 7 }])
  socket.give(welcome)
  expect(states).toEqual(['connecting', 'live'])
})

test('events in order reach the board, a hole is asked for', async () => {
  const socket = await open()
  socket.give(welcome)
  socket.give({ t: 'events', events: [event(8, 'incident', incident()), event(10, 'incident', incident())] })
  expect(taken).toEqual([8])
  expect(socket.sent[1]).toEqual({ t: 'hello', last_seq: 8 })
  socket.give({ t: 'events', events: [9, 10].map((seq) => event(seq, 'incident', incident())) })
  expect(taken).toEqual([8, 9, 10])
})

test('resync fetches a snapshot and says hello from there', async () => {
  const socket = await open()
  socket.give(welcome)
  socket.give({ t: 'resync', head: 900 })
  await vi.advanceTimersByTimeAsync(0)
  expect(snapshots).toBe(2)
  expect(socket.sent[1]).toEqual({ t: 'hello', last_seq: 7 })
})

test('twelve seconds without a frame is not live, and is tried again', async () => {
  const socket = await open()
  socket.give(welcome)
  await vi.advanceTimersByTimeAsync(11_000)
  expect(states[states.length - 1]).toBe('live')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(states[states.length - 1]).toBe('lost')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(FakeSocket.all.length).toBe(2)
})

test('while events wait for a relay the board is not live, however well the heads agree', async () => {
  const socket = await open()
  socket.give(welcome)
  const beat = { t: 'heartbeat', head: 7, sent: 7, server_time: '2026-01-01T00:00:00Z' }
  socket.give({ ...beat, late: false })
  socket.give({ ...beat, late: true })
  socket.give(welcome)
  socket.give({ ...beat, late: true })
  expect(states).toEqual(['connecting', 'live', 'late', 'late'])
  socket.give({ ...beat, late: false })
  expect(states[states.length - 1]).toBe('live')
})

test('a cut is shown at once, and what was missed is asked for without a new snapshot', async () => {
  const socket = await open()
  socket.give(welcome)
  socket.give({ t: 'events', events: [event(8, 'incident', incident())] })
  socket.onclose?.({ code: 1006 })
  expect(states[states.length - 1]).toBe('lost')
  await vi.advanceTimersByTimeAsync(1_000)
  newest().onopen?.()
  expect(newest().sent).toEqual([{ t: 'hello', last_seq: 8 }])
  expect(snapshots).toBe(1)
})

test('a refused session is not tried again', async () => {
  const socket = await open()
  socket.onclose?.({ code: 4401 })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(states[states.length - 1]).toBe('refused')
  expect(FakeSocket.all.length).toBe(1)
})

test('a server that is not there yet is tried until it is', async () => {
  let tries = 0
  await open(async () => { if (++tries < 3) throw new Error('down'); return 1 })
  await vi.advanceTimersByTimeAsync(5_000)
  expect(tries).toBe(3)
  expect(FakeSocket.all.length).toBe(1)
})

test('waits grow to a ceiling and are never in step', () => {
  expect(backoff(0, () => 0)).toBe(250)
  expect(backoff(0, () => 1)).toBe(500)
  expect(backoff(50, () => 0)).toBe(7_500)
  expect(backoff(50, () => 1)).toBe(15_000)
})
