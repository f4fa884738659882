/* A time of day as a person types it, and the instant it stands for. */

export interface TimeOfDay { h: number; m: number; s: number }

/** "14:05:30", "14:05", "140530", "1405", also with full-width colons. Null for what is no time of day. */
export function timeOfDay(text: string): TimeOfDay | null {
  const parts = /^(\d{1,2})[:：.](\d{1,2})(?:[:：.](\d{1,2}))?$/.exec(text.trim()) ?? /^(\d{2})(\d{2})(\d{2})?$/.exec(text.trim())
  if (!parts) return null
  const [h, m, s] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)]
  return h < 24 && m < 60 && s < 60 ? { h, m, s } : null
}

/** Milliseconds that the zone is ahead of UTC at an instant. */
function offsetAt(ms: number, zone?: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(ms)
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - Math.floor(ms / 1_000) * 1_000
}

/** The instant at that time of day in `zone` which is nearest to `near` (ISO): just past midnight, 23:59 was yesterday. */
export function instantNear(near: string, time: TimeOfDay, zone?: string): string {
  const around = Date.parse(near)
  const local = new Date(around + offsetAt(around, zone))
  const instants = [-1, 0, 1].map((day) => {
    const wall = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + day, time.h, time.m, time.s)
    const guess = wall - offsetAt(wall - offsetAt(around, zone), zone)
    return wall - offsetAt(guess, zone)
  })
  const nearest = instants.reduce((best, one) => (Math.abs(one - around) < Math.abs(best - around) ? one : best))
  return new Date(nearest).toISOString()
}
