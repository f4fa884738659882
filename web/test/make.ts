import type { Assignment, Clock, DeskSnapshot, Incident } from '@/api/types'
import type { LiveEvent } from '@/live/frames'

/* Small whole payloads for tests. */

export const incident = (over: Partial<Incident> = {}): Incident => ({
  id: 1, version: 1, centre: 1, number: '20260101-0001', state: 'awaiting', level: 'R2', determinant: null, card: null, resources: [], complaint: '',
  callback_number: '', patients_count: 1, notes: '', place: null, hold: null, opened_at: '2026-01-01T00:00:00Z', answered_at: null, level_set_at: null,
  dispatch_opened_at: null, closed_at: null, outcome: null, outcome_reason: '', opened_by: null, drill: false, ...over,
})

export const assignment = (over: Partial<Assignment> = {}): Assignment => ({
  id: 1, version: 1, incident: 1, unit: 1, call_sign: '31', state: 'offered', allowed: [], times: {}, reason: null, hospital: null, rings: 1,
  escalated_at: null, recommendation: null, offered_by: null, empty_run: false, ...over,
})

export const clock = (over: Partial<Clock> = {}): Clock => ({
  id: 1, version: 1, stage: 'turnout', call: null, incident: 1, assignment: 1, level: 'R1', started_at: '2026-01-01T00:00:00Z', warn_at: '2026-01-01T00:02:00Z',
  due_at: '2026-01-01T00:03:00Z', state: 'running', warned_at: null, breached_at: null, stopped_at: null, ...over,
})

export const snapshot = (over: Partial<DeskSnapshot> = {}): DeskSnapshot => ({
  as_of_seq: 0, stream: 'centre:1', server_time: '2026-01-01T00:00:00Z', calls: [], incidents: [], triage: [], assignments: [], units: [], hospitals: [],
  clocks: [], alerts: [], recommendations: [], positions: [], ...over,
})

export const event = (seq: number, entity: string, data: { id: number; version: number }): LiveEvent => ({
  seq, type: `${entity}.updated`, entity, id: data.id, version: data.version, data: data as unknown as Record<string, unknown>, actor: null,
  occurred_at: '2026-01-01T00:00:00Z', recorded_at: '2026-01-01T00:00:00Z', request_id: '',
})
