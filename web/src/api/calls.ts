import { command, get, post } from './http'
import type { Call, DeskSnapshot, Incident } from './types'

export const deskSnapshot = (): Promise<DeskSnapshot> => get('/desk/snapshot')

export const callOpen = (number: string, line: string): Promise<Call> =>
  command('/calls', { number, line, source: 'manual' })

export const callAnswer = (id: number): Promise<Call> => post(`/calls/${id}/answer`)

export const callEnd = (id: number, outcome: string, note: string): Promise<Call> =>
  post(`/calls/${id}/end`, note ? { outcome, note } : { outcome })

export const callAbandon = (id: number): Promise<Call> => post(`/calls/${id}/abandon`)

export const callOpenIncident = (id: number): Promise<Incident> => command(`/calls/${id}/incident`)

export const callAttach = (id: number, incident: number): Promise<Call> => post(`/calls/${id}/attach`, { incident })
