import { edit, get, post } from './http'
import type { Incident, PlaceMethod, TimelineItem } from './types'

export interface IncidentFields {
  complaint?: string
  callback_number?: string
  patients_count?: number
  place_detail?: string
  notes?: string
}

export interface PlaceChoice { lon: number; lat: number; label: string; detail: string; method: PlaceMethod }

export const incident = (id: number): Promise<Incident> => get(`/incidents/${id}`)

export const incidentEdit = (row: Incident, fields: IncidentFields): Promise<Incident> =>
  edit('PATCH', `/incidents/${row.id}`, row.version, fields)

/** Confirm a place that the caller has heard read back. WGS-84. */
export const incidentPlace = (row: Incident, place: PlaceChoice): Promise<Incident> =>
  edit('PUT', `/incidents/${row.id}/place`, row.version, { ...place, datum: 'wgs84', read_back: true })

/** Open the dispatch without waiting for the questions; the level counts only where triage gave none. */
export const incidentSend = (id: number): Promise<Incident> => post(`/incidents/${id}/send`)

export const incidentHold = (id: number, reason: string, wakeAt: string): Promise<Incident> =>
  post(`/incidents/${id}/hold`, { reason, wake_at: wakeAt })

export const incidentWake = (id: number): Promise<Incident> => post(`/incidents/${id}/wake`)

export const incidentClose = (id: number, outcome: string, reason: string): Promise<Incident> =>
  post(`/incidents/${id}/close`, { outcome, reason })

export const incidentReopen = (id: number, reason: string): Promise<Incident> => post(`/incidents/${id}/reopen`, { reason })

export const incidentTimeline = async (id: number): Promise<TimelineItem[]> =>
  (await get<{ items: TimelineItem[] }>(`/incidents/${id}/timeline`)).items
