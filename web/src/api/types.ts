/* The server's payloads, written by hand until the OpenAPI schema is exported (`npm run api`).
 * Times are ISO-8601 UTC strings; coordinates are WGS-84 degrees; lengths are metres, durations seconds. */

export type Level = 'R1' | 'R2' | 'R3' | 'R4' | 'R5'
export type Role =
  | 'call_taker' | 'dispatcher' | 'crew' | 'duty_manager' | 'quality_reviewer'
  | 'hospital' | 'administrator' | 'auditor'

export interface Person { id: number; name: string }

/** Every aggregate carries an id and a version that only grows. */
export interface Versioned { id: number; version: number }

export interface Me {
  /** null for a tablet, which signs in for its unit. */
  user: { id: number; username: string; name: string; locale: string } | null
  unit?: number | null
  centre: { id: number; code: string; name: string; name_en: string; time_zone: string } | null
  roles: Role[]
  permissions?: string[]
  city: City | null
  protocol: { label: string; clinically_approved: boolean } | null
  demo?: boolean
}

export interface City {
  name: string
  bbox: [number, number, number, number]
  centre: [number, number]
  tiles: string
}

export type CallState = 'ringing' | 'answered' | 'ended' | 'abandoned'

export interface Call extends Versioned {
  centre: number
  number: string
  line: string
  source: string
  state: CallState
  outcome: string | null
  incident: number | null
  rang_at: string
  answered_at: string | null
  ended_at: string | null
  taken_by: Person | null
  note: string
}

export type IncidentState = 'taking' | 'awaiting' | 'held' | 'under_way' | 'closed'
export type PlaceMethod = 'house_number' | 'street' | 'intersection' | 'place' | 'map' | 'coordinates'

export interface Place {
  lon: number
  lat: number
  label: string
  detail: string
  method: PlaceMethod
  datum: string
  confirmed_at: string | null
  confirmed_by: string | Person | null
}

export interface Incident extends Versioned {
  centre: number
  number: string
  state: IncidentState
  level: Level | null
  determinant: string | null
  card: string | null
  resources: string[]
  place_detail?: string
  complaint: string
  callback_number: string
  patients_count: number | null
  notes: string
  place: Place | null
  hold: { reason: string; wake_at: string | null } | null
  opened_at: string
  answered_at: string | null
  level_set_at: string | null
  dispatch_opened_at: string | null
  closed_at: string | null
  outcome: string | null
  outcome_reason: string
  opened_by: Person | null
  drill: boolean
}

export type FactValue = string | number | boolean | null

export interface FactOption { value: FactValue; key: string; zh: string; en: string }
export interface Question { fact: string; type: string; zh: string; en: string; options: FactOption[] }
export interface TrailEntry { n: number; fact: string; value: FactValue; words: string | null; at: string; by: string | Person | null }
export interface Why { rule: string; level: Level | null; zh: string; en: string }
export interface Instruction { code: string; zh: string; en: string; given_at: string | null }

export interface Triage extends Versioned {
  incident: number
  protocol: { id: number; label: string; clinically_approved: boolean }
  language: string
  card: string | null
  state: 'open' | 'completed'
  facts: Record<string, FactValue>
  trail: TrailEntry[]
  level: Level | null
  determinant: string | null
  why: Why[]
  next_question: Question | null
  suggested_cards: string[]
  instructions: Instruction[]
  resources: string[]
  overridden: { level: Level; reason: string; by: string | Person | null; at: string } | null
}

export interface Protocol {
  version: { id: number; label: string; clinically_approved: boolean; notice: string | { zh: string; en: string } }
  cards: { id: string; zh: string; en: string }[]
  facts: Record<string, Question & { label: { zh: string; en: string } }>
  instructions: Record<string, { zh: string; en: string }>
  resources: Record<string, { zh: string; en: string }>
}

export type Stage =
  | 'offered' | 'accepted' | 'rolling' | 'at_scene' | 'at_patient'
  | 'left_scene' | 'at_hospital' | 'handed_over' | 'clear'
export type AssignmentState = Stage | 'declined' | 'aborted'

export interface StageTime { occurred_at: string; recorded_at: string; source: string; by: string | Person | null }

export interface Assignment extends Versioned {
  incident: number
  unit: number
  call_sign: string
  state: AssignmentState
  allowed: string[]
  times: Record<string, StageTime>
  reason: string | null
  hospital: number | null
  rings: number
  escalated_at: string | null
  recommendation: number | null
  offered_by: Person | null
  empty_run: boolean
}

export type Readiness = 'ready' | 'out_of_service' | 'off_duty'

export interface Unit extends Versioned {
  centre: number
  call_sign: string
  station: { id: number; name: string; name_en: string; lon?: number; lat?: number } | null
  kind: string
  capabilities: string[]
  readiness: Readiness
  readiness_reason: string
  shift_ends_at: string | null
}

export interface Hospital extends Versioned {
  name: string
  name_en: string
  lon: number
  lat: number
  capabilities: string[]
}

export type ClockStage = 'answer' | 'processing' | 'acceptance' | 'notification' | 'turnout' | 'response' | 'handover'

export interface Clock extends Versioned {
  stage: ClockStage
  call: number | null
  incident: number | null
  assignment: number | null
  level: Level | null
  started_at: string
  warn_at: string | null
  due_at: string
  state: 'running' | 'met' | 'breached' | 'cancelled'
  warned_at: string | null
  breached_at: string | null
  stopped_at: string | null
}

export interface Candidate {
  rank: number
  unit: number
  call_sign: string
  station: string | { name: string; name_en: string } | null
  road_s: number | null
  turnout_s: number
  total_s: number
  distance_m: number
  position_age_s: number | null
  holding: string | number | null
  why: { code: string; params: Record<string, unknown> }[]
}

export interface Recommendation extends Versioned {
  incident: number
  created_at: string
  router: 'osrm' | 'straight_line'
  notice: string | null
  graph: string
  weights: string
  units: Candidate[]
  excluded: { unit: number; call_sign: string; code: string; params: Record<string, unknown> }[]
  chosen_unit: number | null
  override_reason: string
}

export interface Alert extends Versioned {
  kind: string
  severity: 'info' | 'warning' | 'critical'
  incident: number | null
  assignment: number | null
  call: number | null
  params: Record<string, unknown>
  raised_at: string
  acknowledged_at: string | null
  acknowledged_by: string | Person | null
  closed_at: string | null
}

/** [unit id, longitude, latitude, heading in degrees, speed in m/s, fixed at] */
export type PositionRow = [number, number, number, number | null, number | null, string]

export interface DeskSnapshot {
  as_of_seq: number
  stream: string
  server_time: string
  calls: Call[]
  incidents: Incident[]
  triage: Triage[]
  assignments: Assignment[]
  units: Unit[]
  hospitals: Hospital[]
  clocks: Clock[]
  alerts: Alert[]
  recommendations: Recommendation[]
  positions: PositionRow[]
}

export interface CrewSnapshot {
  as_of_seq: number
  stream: string
  server_time: string
  unit: Unit
  assignments: Assignment[]
  incidents: Incident[]
  triage: Triage[]
  hospitals: Hospital[]
  clocks: Clock[]
}

export interface PlaceResult {
  id: string | number
  kind: PlaceMethod
  label: string
  label_en?: string
  detail: string
  lon: number
  lat: number
  confidence: number
  match: string
  district?: string
  distance_m?: number
}

export interface TimelineItem {
  at: string
  recorded_at: string
  type: string
  entity: string
  id: number
  actor: { kind: string; label: string } | null
  text_code?: string
  data: Record<string, unknown>
}
