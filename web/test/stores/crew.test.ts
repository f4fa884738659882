import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useCrew } from '@/stores/crew'
import { useLink } from '@/stores/link'
import { assignment, incident, unit } from '../make'

class Socket {
  static newest: Socket
  static readonly OPEN = 1
  readyState = 1
  onclose: ((closed: { code: number }) => void) | null = null
  constructor() { Socket.newest = this }
  send(): void { /* hello */ }
  close(): void { this.readyState = 3 }
}

const shot = {
  as_of_seq: 1, stream: 'unit:1', server_time: '2026-01-01T00:00:00Z', unit: unit(), assignments: [assignment({ state: 'accepted', allowed: ['rolling'] })],
  incidents: [incident()], patients: [], mass_casualties: [], triage: [], hospitals: [], clocks: [],
}
const answer = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status })
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10))
/** Which tokens the server knows, and the acts it was given. */
let known: string[]
let sent: string[]

beforeEach(() => {
  localStorage.clear()
  setActivePinia(createPinia())
  known = ['first']
  sent = []
  vi.spyOn(navigator, 'geolocation', 'get').mockReturnValue({ getCurrentPosition: () => undefined } as unknown as Geolocation)
  vi.stubGlobal('WebSocket', Socket)
  vi.stubGlobal('fetch', async (path: string, ask: RequestInit) => {
    const token = new Headers(ask.headers).get('Authorization')?.replace('Bearer ', '') ?? ''
    if (!known.includes(token)) return answer(401, { code: 'token_revoked' })
    if (ask.method === 'GET') return answer(200, shot)
    sent.push(path)
    return answer(200, assignment({ version: 2, state: 'rolling', allowed: ['at_scene'] }))
  })
})
afterEach(() => { useCrew().stop(); vi.unstubAllGlobals(); vi.restoreAllMocks() })

test('a tablet whose token is withdrawn in a job forgets the job, keeps what it has to send, and sends it with a new token', async () => {
  const crew = useCrew()
  crew.bind('first')
  await vi.waitFor(() => expect(crew.incident?.id).toBe(1))

  known = ['second']
  Socket.newest.onclose?.({ code: 4401 })
  expect(useLink().state).toBe('refused')
  expect([crew.job, crew.incident, crew.loaded]).toEqual([null, null, false])
  crew.report('stage', assignment({ state: 'accepted' }), {}, 'rolling')
  await settle()
  expect(crew.waiting.map((act) => act.stage)).toEqual(['rolling'])
  expect(sent).toEqual([])

  crew.bind('second')
  await vi.waitFor(() => expect(crew.waiting).toEqual([]))
  expect(sent).toEqual(['/api/v1/assignments/1/stages'])
})
