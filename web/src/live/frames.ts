import type { PositionRow } from '@/api/types'

/* What goes over the sockets, both ways. */

export interface LiveEvent {
  seq: number
  type: string
  entity: string
  id: number
  version: number
  data: Record<string, unknown>
  actor: { kind: string; label: string } | null
  occurred_at: string
  recorded_at: string
  request_id: string
}

export type ServerFrame =
  | { t: 'welcome'; stream: string; head: number; server_time: string }
  | { t: 'events'; events: LiveEvent[] }
  | { t: 'resync'; head: number }
  | { t: 'heartbeat'; head: number; server_time: string }
  | { t: 'positions'; full: boolean; units: PositionRow[] }
  | { t: 'position_ack'; fixed_at: string }
  | { t: 'error'; code: string; detail: string }

export type ClientFrame =
  | { t: 'hello'; token?: string; last_seq?: number }
  | { t: 'ping' }
  | {
      t: 'position'; lon: number; lat: number; datum: 'wgs84'; accuracy_m: number | null
      heading: number | null; speed_mps: number | null; fixed_at: string
    }

/** A frame from the wire, or null for what is not one. */
export function parseFrame(text: string): ServerFrame | null {
  try {
    const frame = JSON.parse(text) as { t?: unknown }
    return typeof frame === 'object' && frame !== null && typeof frame.t === 'string' ? (frame as ServerFrame) : null
  } catch {
    return null
  }
}
