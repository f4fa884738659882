import type { ServerFrame } from '@/api/types'

/* What goes over the sockets. What the server sends is in its schema; what it hears is written here. */

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
