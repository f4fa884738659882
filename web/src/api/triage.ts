import { command, edit, get, post } from './ask'
import type { Level, Protocol, ReviewedSessions, Schemas, Triage, TriageFigures, TriageReview } from './types'

export type Answer = Schemas['TriageAnswerIn']

/** The protocol in force, or one that a session began under. */
export const protocol = (version?: number): Promise<Protocol> => get('/triage/protocol', {}, { version })

export const triage = (id: number): Promise<Triage> => get('/triage/{session_id}', { session_id: id })

/** Without a patient the incident's first one. `again`: a call back, which starts from what is known. */
export const triageStart = (incident: number, language: Schemas['Language'], patient: number | null = null, again = false): Promise<Triage> =>
  command('/incidents/{incident_id}/triage', { incident_id: incident }, { language, patient, again })

export const triageAnswer = (row: Triage, answer: Answer): Promise<Triage> =>
  edit('post', '/triage/{session_id}/answers', { session_id: row.id }, row.version, answer)

/** Say the script in another language from now on. */
export const triageLanguage = (row: Triage, language: Schemas['Language']): Promise<Triage> =>
  post('/triage/{session_id}/language', { session_id: row.id }, { language }, { repeatable: true })

export const triageCard = (row: Triage, card: string): Promise<Triage> =>
  edit('post', '/triage/{session_id}/card', { session_id: row.id }, row.version, { card })

export const triageOverride = (row: Triage, level: Level, reason: string): Promise<Triage> =>
  edit('post', '/triage/{session_id}/override', { session_id: row.id }, row.version, { level, reason })

export const triageInstruction = (row: Triage, code: string): Promise<Triage> =>
  post('/triage/{session_id}/instructions', { session_id: row.id }, { code }, { ifMatch: row.version })

/** The caller pushes for the first time. May be sent again: the first one counts. */
export const triageCompressions = (row: Triage): Promise<Triage> =>
  post('/triage/{session_id}/compressions', { session_id: row.id }, {}, { repeatable: true })

export const triageComplete = (row: Triage): Promise<Triage> =>
  edit('post', '/triage/{session_id}/complete', { session_id: row.id }, row.version, {})

export const reviewSearch = (number: string): Promise<ReviewedSessions> => get('/triage/review', {}, { number })

/** A session step by step. The server writes down who looked. */
export const triageReview = (id: number): Promise<TriageReview> => get('/triage/{session_id}/review', { session_id: id })

/** Whole days of the centre, ISO. Takes longer than an action does, for it counts every call. */
export const triageFigures = (first: string, last: string, protocol: number | null, card: string | null): Promise<TriageFigures> =>
  get('/triage/figures', {}, { first, last, ...(protocol === null ? {} : { protocol }), ...(card === null ? {} : { card }) }, { timeoutMs: 60_000, repeatable: false })
