import { command, edit, get, post } from './ask'
import type { Closure, DrivingMode, Isochrone, Route, Schemas } from './types'

export type ClosureBody = Omit<Schemas['ClosureOpenIn'], 'client_uuid'>

export const closureOpen = (body: ClosureBody): Promise<Closure> => command('/closures', {}, body)

export const closureChange = (id: number, version: number, body: Schemas['ClosureChangeIn']): Promise<Closure> =>
  edit('patch', '/closures/{closure_id}', { closure_id: id }, version, body)

export const closureEnd = (id: number, reason: string): Promise<Closure> => post('/closures/{closure_id}/end', { closure_id: id }, { reason })

export const assignmentRoute = (id: number): Promise<Route> => get('/assignments/{assignment_id}/route', { assignment_id: id })

/** The areas take the server seconds when the roads have changed. */
export const stationReach = (station: number, minutes: readonly number[], mode: DrivingMode): Promise<Isochrone> =>
  get('/stations/{station_id}/isochrone', { station_id: station }, { minutes: minutes.join(','), mode }, { timeoutMs: 30_000 })
