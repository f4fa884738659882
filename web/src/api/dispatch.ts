import { command, get, post } from './ask'
import type { AbortReason, Assignment, Recommendation, Schemas } from './types'

export const recommend = (incident: number): Promise<Recommendation> =>
  post('/incidents/{incident_id}/recommendations', { incident_id: incident }, {})

/** With everybody who was left out, and why. */
export const recommendationWhole = (id: number): Promise<Schemas['RecommendationWhole']> =>
  get('/recommendations/{recommendation_id}', { recommendation_id: id })

export type Offer = Omit<Schemas['OfferIn'], 'client_uuid'>

export const offer = (incident: number, body: Offer): Promise<Assignment> =>
  command('/incidents/{incident_id}/assignments', { incident_id: incident }, body)

export const assignmentDivert = (id: number, body: Omit<Schemas['DivertIn'], 'client_uuid'>): Promise<Assignment> =>
  command('/assignments/{assignment_id}/divert', { assignment_id: id }, body)

export const assignmentsSwap = (id: number, other: number): Promise<Schemas['Swapped']> =>
  command('/assignments/{assignment_id}/swap', { assignment_id: id }, { other })

export const offerSeveral = (incident: number, body: Omit<Schemas['OfferSeveralIn'], 'client_uuid'>): Promise<Schemas['OfferedSeveral']> =>
  command('/incidents/{incident_id}/assignments/several', { incident_id: incident }, body)

export const assignmentAbort = (id: number, reason: AbortReason): Promise<Assignment> =>
  command('/assignments/{assignment_id}/abort', { assignment_id: id }, { reason })

export type StageReport = Omit<Schemas['StageIn'], 'client_uuid'>

export const assignmentStage = (id: number, report: StageReport): Promise<Assignment> =>
  command('/assignments/{assignment_id}/stages', { assignment_id: id }, report)

export const assignmentAccept = (id: number): Promise<Assignment> =>
  command('/assignments/{assignment_id}/accept', { assignment_id: id }, {})

export const assignmentCorrect = (id: number, correction: Schemas['CorrectionIn']): Promise<Assignment> =>
  post('/assignments/{assignment_id}/corrections', { assignment_id: id }, correction)
