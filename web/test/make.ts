import type { Alert, Assignment, AutomaticRun, Call, Clock, Closure, DeskSnapshot, Incident, LiveEvent, Patient, Question, Recommendation, Turn, Unit } from '@/api/types'

/* Small whole payloads for tests. */

export const incident = (over: Partial<Incident> = {}): Incident => ({
  protocol: null,
  id: 1, version: 1, centre: 1, number: '20260101-0001', state: 'awaiting', level: 'R2', determinant: null, card: null, resources: [], co_responses: [], welfare_calls: [], welfare_since: null, complaint: '',
  callback_number: '', patients_count: 1, units: 1, notes: '', place: null, hold: null, opened_at: '2026-01-01T00:00:00Z', answered_at: '2026-01-01T00:00:00Z', level_set_at: null, triaged_at: null,
  place_detail: '', dispatch_opened_at: null, closed_at: null, outcome: null, outcome_reason: '', opened_by: null, drill: false, ...over,
})

export const alert = (over: Partial<Alert> = {}): Alert => ({
  id: 1, version: 1, kind: 'clock_breached', severity: 'critical', incident: 1, assignment: null, call: null, params: {}, raised_at: '2026-01-01T00:00:00Z', answers: ['dispatcher', 'duty_manager'],
  everybody_at: '2026-01-01T01:00:00Z', acknowledged_at: null, acknowledged_by: null, comes_back_at: null, closes_by_hand: false, closed_at: null, ...over,
})

export const patient = (over: Partial<Patient> = {}): Patient => ({
  id: 1, version: 1, incident: 1, number: 1, description: '', state: 'counted', state_reason: '', state_at: null, state_by: null,
  colour: null, colour_source: null, colour_at: null, added_at: '2026-01-01T00:00:00Z', added_by: null, ...over,
})

export const assignment = (over: Partial<Assignment> = {}): Assignment => ({
  id: 1, version: 1, incident: 1, unit: 1, call_sign: '31', state: 'offered', allowed: [], times: {}, reason: null, hospital: null, rings: 1,
  escalated_at: null, recommendation: null, offered_at: '2026-01-01T00:00:00Z', offered_by: null, sent_by: 'dispatcher', empty_run: false, ...over,
})

export const clock = (over: Partial<Clock> = {}): Clock => ({
  id: 1, version: 1, stage: 'turnout', call: null, incident: 1, assignment: 1, patient: null, level: 'R1', started_at: '2026-01-01T00:00:00Z', warn_at: '2026-01-01T00:02:00Z',
  due_at: '2026-01-01T00:03:00Z', policy: 1, state: 'running', cancel_reason: null, warned_at: null, breached_at: null, stopped_at: null, ...over,
})

export const call = (over: Partial<Call> = {}): Call => ({
  id: 1, version: 1, centre: 1, number: '', line: '', source: 'manual', state: 'ringing', outcome: null, incident: null, rang_at: '2026-01-01T00:00:00Z',
  rang_at_given: null, answered_at: null, abandoned_at: null, ended_at: null, parked_at: null, unparked_at: null, line_lost_at: null, reached_at: null, redial_of: null, turn_at: over.rang_at ?? '2026-01-01T00:00:00Z', taken_by: null, note: '', conditions: [], spoken: '', callbacks: [], interpreter: [], drill: false, ...over,
})

export const unit = (over: Partial<Unit> = {}): Unit => ({
  id: 1, version: 1, centre: 1, call_sign: '31', station: { id: 1, name: '一站', name_en: 'Station 1', lon: 113.5, lat: 22.2 }, kind: 'basic', capabilities: ['BLS'],
  readiness: 'ready', readiness_reason: '', readiness_since: '2026-01-01T00:00:00Z', shift_ends_at: null, ...over,
})

export const ranking = (over: Partial<Recommendation> = {}): Recommendation => ({
  id: 1, version: 1, incident: 1, created_at: '2026-01-01T00:00:00Z', router: 'osrm', notice: null, graph: '', mode: 'lights', conditions: null, closures: [], weights: '', units: [], left_out: 0,
  chosen_unit: null, override_reason: '', ...over,
})

export const automaticRun = (over: Partial<AutomaticRun> = {}): AutomaticRun => ({
  id: 1, version: 1, incident: 1, state: 'waiting', reason: null, begun_at: '2026-01-01T00:00:00Z', ended_at: null, assignment: null, stopped_by: null, ...over,
})

export const question = (over: Partial<Question> = {}): Question => ({
  fact: 'f', type: 'choice', zh: '', en: '', plain: null, label: { zh: '', en: '' }, options: [], unit: null, min: null, max: null, ...over,
})

export const closure = (over: Partial<Closure> = {}): Closure => ({
  id: 1, version: 1, kind: 'closed', speed_kmh: null, direction: 'both', shape: { type: 'LineString', coordinates: [[113.5, 22.1], [113.6, 22.1]] }, reason: '', roads: [], metres: 100,
  from_at: '2026-01-01T00:00:00Z', to_at: null, opened_at: '2026-01-01T00:00:00Z', opened_by: null, applied_at: null, ended_at: null, end_reason: '', ...over,
})

export const turn = (over: Partial<Turn> = {}): Turn => ({ code: 'turn', modifier: '', exit: null, road: '', metres: 0, seconds: 0, lon: 0, lat: 0, ...over })

export const snapshot = (over: Partial<DeskSnapshot> = {}): DeskSnapshot => ({
  as_of_seq: 0, stream: 'centre:1', server_time: '2026-01-01T00:00:00Z', calls: [], locations: [], incidents: [], patients: [], mass_casualties: [], triage: [], assignments: [], units: [], hospitals: [],
  clocks: [], alerts: [], seats: [], recommendations: [], automatic_runs: [], automatic_switches: [], closures: [], positions: [], ...over,
})

export const event = (seq: number, entity: string, data: { id: number; version: number }): LiveEvent => ({
  seq, type: `${entity}.updated`, entity, id: data.id, version: data.version, data, actor: { kind: 'system', label: 'test' },
  occurred_at: '2026-01-01T00:00:00Z', recorded_at: '2026-01-01T00:00:00Z', request_id: '',
}) as unknown as LiveEvent
