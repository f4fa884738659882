import { get, post } from './ask'
import { request } from './http'
import type { Assignment, CrewSnapshot, Patient, Schemas } from './types'

export const crewSnapshot = (): Promise<CrewSnapshot> => get('/crew/snapshot', {})

/** One queued act of a tablet, sent as it was written down. The body carries its own client_uuid and time. */
export const crewSend = (path: string, body: unknown): Promise<Assignment | Patient> =>
  request(`/api/v1${path}`, { method: 'POST', body, timeoutMs: 10_000 })

/** Positions gathered without a signal, each judged by itself. */
export const crewPositions = (positions: object[]): Promise<Schemas['Positions']> =>
  post('/crew/positions', {}, { positions: positions.map((fix) => ({ ...fix })) })
