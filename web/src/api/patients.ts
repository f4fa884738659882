import { command, edit, get, post } from './ask'
import type { Grade, MassCasualty, Patient, Schemas, Sieve } from './types'

export const patientAdd = (incident: number, description = ''): Promise<Patient> =>
  command('/incidents/{incident_id}/patients', { incident_id: incident }, { description })

export const patientDescribe = (row: Patient, description: string): Promise<Patient> =>
  edit('patch', '/patients/{patient_id}', { patient_id: row.id }, row.version, { description })

/** Added by mistake: not counted any more, and kept. */
export const patientTakeBack = (id: number, reason: string): Promise<Patient> =>
  post('/patients/{patient_id}/take-back', { patient_id: id }, { reason })

export const patientRestore = (id: number, reason: string): Promise<Patient> =>
  post('/patients/{patient_id}/restore', { patient_id: id }, { reason })

export const sieveQuestions = (): Promise<Sieve> => get('/casualties/sieve', {})

export interface Casualty { answers: Record<string, 'yes' | 'no' | 'unknown'>; child: boolean; patient: number | null; description: string }

export const casualtySieve = (incident: number, casualty: Casualty): Promise<Patient> =>
  command('/incidents/{incident_id}/casualties', { incident_id: incident }, casualty)

export const massDeclare = (incident: number, reason: string): Promise<MassCasualty> =>
  post('/incidents/{incident_id}/mass-casualty', { incident_id: incident }, { reason })

/** Many were told of, and it is none. */
export const massDismiss = (incident: number, reason: string): Promise<MassCasualty> =>
  post('/incidents/{incident_id}/mass-casualty/dismiss', { incident_id: incident }, { reason })

export type Remains = Schemas['MassCasualtyEndIn']['remains']

export const massEnd = (incident: number, reason: string, remains: Remains): Promise<MassCasualty> =>
  post('/incidents/{incident_id}/mass-casualty/end', { incident_id: incident }, { reason, remains })

export const massGrade = (incident: number, grade: Grade, reason: string): Promise<MassCasualty> =>
  post('/incidents/{incident_id}/mass-casualty/grade', { incident_id: incident }, { grade, reason })
