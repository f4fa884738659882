import { command, get, post } from './http'
import type { Alert, Assignment, Recommendation, Unit } from './types'

export const recommend = (incident: number): Promise<Recommendation> => post(`/incidents/${incident}/recommendations`)

export interface Offer { unit: number; recommendation?: number; override_reason?: string }

export const offer = (incident: number, body: Offer): Promise<Assignment> => command(`/incidents/${incident}/assignments`, body)

export const assignmentAbort = (id: number, reason: string): Promise<Assignment> => command(`/assignments/${id}/abort`, { reason })

export interface StageReport { stage: string; occurred_at?: string; reason?: string; hospital?: number }

export const assignmentStage = (id: number, report: StageReport): Promise<Assignment> => command(`/assignments/${id}/stages`, report)

export const assignmentAccept = (id: number): Promise<Assignment> => command(`/assignments/${id}/accept`)

export const assignmentDecline = (id: number, reason: string): Promise<Assignment> => command(`/assignments/${id}/decline`, { reason })

export const alertAcknowledge = (id: number): Promise<Alert> => post(`/alerts/${id}/acknowledge`)

export const units = (): Promise<Unit[]> => get('/units')
