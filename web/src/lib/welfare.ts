import type { Clock, Incident, Schemas } from '@/api/types'
import { isCounting } from '@/lib/clocks'

/* Who waits for a unit is rung: which incidents are due, and what the last calls found. */

export type WelfareCall = Schemas['WelfareCall']
export type WelfareResult = Schemas['WelfareResult']

export interface WelfareRow { incident: Incident; clock: Clock }

/** The incidents whose welfare call is counted, the one that is due first in front. */
export function welfareDue(clocks: Iterable<Clock>, incidents: ReadonlyMap<number, Incident>): WelfareRow[] {
  return [...clocks].filter((clock) => clock.stage === 'welfare' && isCounting(clock))
    .map((clock) => ({ clock, incident: incidents.get(clock.incident ?? -1) }))
    .filter((row): row is WelfareRow => row.incident !== undefined && row.incident.state !== 'closed')
    .sort((a, b) => a.clock.due_at.localeCompare(b.clock.due_at))
}

/** How many of the last calls reached nobody. */
export function triesInVain(calls: readonly WelfareCall[]): number {
  const reached = calls.map((call) => call.result !== 'not_reached').lastIndexOf(true)
  return calls.length - 1 - reached
}
