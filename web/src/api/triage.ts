import { command, edit, get, post } from './http'
import type { FactValue, Level, Protocol, Triage } from './types'

export interface Answer { fact: string; value: FactValue; words?: string; reason?: string }

export const protocol = (): Promise<Protocol> => get('/triage/protocol')

export const triageStart = (incident: number, language: string): Promise<Triage> =>
  command(`/incidents/${incident}/triage`, { language })

export const triageAnswer = (row: Triage, answer: Answer): Promise<Triage> =>
  edit('POST', `/triage/${row.id}/answers`, row.version, answer)

export const triageCard = (row: Triage, card: string): Promise<Triage> =>
  edit('POST', `/triage/${row.id}/card`, row.version, { card })

export const triageOverride = (row: Triage, level: Level, reason: string): Promise<Triage> =>
  edit('POST', `/triage/${row.id}/override`, row.version, { level, reason })

export const triageInstruction = (row: Triage, code: string): Promise<Triage> =>
  post(`/triage/${row.id}/instructions`, { code }, { ifMatch: row.version })

export const triageComplete = (row: Triage): Promise<Triage> =>
  edit('POST', `/triage/${row.id}/complete`, row.version, {})
