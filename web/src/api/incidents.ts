import { command, edit, get, post } from './ask'
import type { CallOutcome, HoldReason, Incident, PlaceMethod, Schemas, TimelineItem } from './types'

export type IncidentFields = Schemas['IncidentIn']

export interface PlaceChoice { lon: number; lat: number; label: string; detail: string; method: PlaceMethod; location?: number; premise?: number }

export const incident = (id: number): Promise<Incident> => get('/incidents/{incident_id}', { incident_id: id })

export const incidentEdit = (row: Incident, fields: IncidentFields): Promise<Incident> =>
  edit('patch', '/incidents/{incident_id}', { incident_id: row.id }, row.version, fields)

/** Confirm a place that the caller has heard read back. WGS-84. */
export const incidentPlace = (row: Incident, place: PlaceChoice): Promise<Incident> =>
  edit('put', '/incidents/{incident_id}/place', { incident_id: row.id }, row.version, { ...place, datum: 'wgs84', read_back: true })

/** Nobody can say where it is: the duty manager takes the search over. */
export const incidentPlaceEscalate = (id: number): Promise<Incident> =>
  post('/incidents/{incident_id}/place/escalate', { incident_id: id }, {})

/** Open the dispatch without waiting for the questions; the level counts only where triage gave none. */
export const incidentSend = (id: number): Promise<Incident> => post('/incidents/{incident_id}/send', { incident_id: id }, {})

export const incidentHold = (id: number, reason: HoldReason, wakeAt: string): Promise<Incident> =>
  post('/incidents/{incident_id}/hold', { incident_id: id }, { reason, wake_at: wakeAt })

export const incidentWake = (id: number): Promise<Incident> => post('/incidents/{incident_id}/wake', { incident_id: id }, {})

export const incidentCoResponse = (id: number, code: string): Promise<Incident> => post('/incidents/{incident_id}/co-responses', { incident_id: id }, { code })

/** What a welfare call found. */
export const incidentWelfare = (id: number, result: Schemas['WelfareResult'], note: string): Promise<Incident> =>
  command('/incidents/{incident_id}/welfare-calls', { incident_id: id }, { result, note })

export const incidentClose = (id: number, outcome: CallOutcome, reason: string): Promise<Incident> =>
  post('/incidents/{incident_id}/close', { incident_id: id }, { outcome, reason })

export const incidentReopen = (id: number, reason: string): Promise<Incident> =>
  post('/incidents/{incident_id}/reopen', { incident_id: id }, { reason })

export const incidentTimeline = async (id: number): Promise<TimelineItem[]> =>
  (await get('/incidents/{incident_id}/timeline', { incident_id: id })).items
