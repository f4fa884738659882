import { get, request } from './http'
import type { Assignment, CrewSnapshot } from './types'

export const crewSnapshot = (): Promise<CrewSnapshot> => get('/crew/snapshot')

/** One queued act of a tablet, sent as it was written down. The body carries its own client_uuid and time. */
export const crewSend = (path: string, body: unknown): Promise<Assignment> =>
  request(`/api/v1${path}`, { method: 'POST', body, timeoutMs: 10_000 })
