import { post } from './ask'
import type { Schemas, Seat } from './types'

export const seatTake = (id: number): Promise<Seat> => post('/seats/{seat_id}/take', { seat_id: id }, {})

export const seatLeave = (id: number): Promise<Seat> => post('/seats/{seat_id}/leave', { seat_id: id }, {})

export const seatReady = (id: number): Promise<Seat> => post('/seats/{seat_id}/state', { seat_id: id }, { state: 'ready' })

export const seatAway = (id: number, reason: Schemas['AwayReason']): Promise<Seat> =>
  post('/seats/{seat_id}/state', { seat_id: id }, { state: 'away', reason })
