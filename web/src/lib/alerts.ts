import type { Alert, Role } from '@/api/types'

/* Which alerts a seat is shown, and which of them are loud. Times in milliseconds of the server's clock. */

const severities: readonly Alert['severity'][] = ['critical', 'warning', 'info']

/** An incident stands without a unit that comes: before anything that is only late. */
const wantsUnit = (alert: Alert): boolean => ['offer_not_accepted', 'assignment_declined', 'automatic_needs_you', 'incident_lost_unit'].includes(alert.kind)

/** Somebody has it in hand; it stands all the same. */
export const isQuiet = (alert: Alert, now: number): boolean =>
  alert.acknowledged_at !== null && (alert.comes_back_at === null || now < Date.parse(alert.comes_back_at))

export const mayAnswer = (alert: Alert, roles: readonly string[]): boolean => alert.answers.some((role: Role) => roles.includes(role))

/** Told to those who answer it; and to everybody once nobody has taken it in hand for too long. */
export const isTold = (alert: Alert, roles: readonly string[], now: number): boolean =>
  mayAnswer(alert, roles) || (!isQuiet(alert, now) && now >= Date.parse(alert.everybody_at))

/** What this seat is shown: the loud ones first, of these what it answers itself, and of these who waits for a unit. */
export function alertsShown(alerts: Iterable<Alert>, roles: readonly string[], now: number): Alert[] {
  return [...alerts].filter((alert) => !alert.closed_at && isTold(alert, roles, now))
    .sort((a, b) => Number(isQuiet(a, now)) - Number(isQuiet(b, now)) || Number(mayAnswer(b, roles)) - Number(mayAnswer(a, roles))
      || Number(wantsUnit(b)) - Number(wantsUnit(a))
      || severities.indexOf(a.severity) - severities.indexOf(b.severity) || a.raised_at.localeCompare(b.raised_at))
}

export interface Proposed { id: number; call_sign: string; total_s: number; recommendation: number | null }

/** The next unit that an alert proposes, or null. */
export function proposedIn(alert: Alert): Proposed | null {
  const next = alert.params.next_unit
  return typeof next === 'object' && next !== null && 'id' in next ? (next as Proposed) : null
}
