import type { Call } from '@/api/types'

/* Whose turn it is on the telephone, and whom nobody hears. */

/** Nobody has the caller: the line went, and they were neither reached nor rang again by themselves. */
export const isLineLost = (call: Call): boolean => call.line_lost_at !== null && call.reached_at === null

const oldestFirst = (time: (call: Call) => string | null) => (a: Call, b: Call): number =>
  (time(a) ?? '').localeCompare(time(b) ?? '') || a.id - b.id

/** As the server takes them: who has tried longest comes first, also over a lost line. */
export const ringingInTurn = (calls: Iterable<Call>): Call[] =>
  [...calls].filter((call) => call.state === 'ringing').sort(oldestFirst((call) => call.turn_at))

/** Callers who wait on the line, the one that was parked first in front. */
export const parkedOnLine = (calls: Iterable<Call>): Call[] =>
  [...calls].filter((call) => call.state === 'parked' && !isLineLost(call)).sort(oldestFirst((call) => call.parked_at))

/** Numbers to ring that no seat has in hand; those that were reached and not taken yet come last. */
export const toRingBack = (calls: Iterable<Call>): Call[] =>
  [...calls].filter((call) => call.state === 'abandoned' || (call.state === 'parked' && isLineLost(call)))
    .sort((a, b) => Number(!isLineLost(a)) - Number(!isLineLost(b)) || oldestFirst((call) => call.line_lost_at ?? call.abandoned_at)(a, b))
