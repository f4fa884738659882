import type { Assignment, Clock, TimedStage } from '@/api/types'

/* How a service-level clock looks at a moment. Counted here by server time, so that a screen does not wait
 * for the sweep to be told; the record of warnings and breaches stays the server's. */

export type ClockTone = 'running' | 'warned' | 'breached' | 'done'

export interface ClockView {
  tone: ClockTone
  /** Seconds to the limit; negative past it. */
  left: number
  /** Seconds since the start. */
  elapsed: number
}

export function clockView(clock: Clock, nowMs: number): ClockView {
  const end = clock.stopped_at ? Date.parse(clock.stopped_at) : nowMs
  const left = Math.ceil((Date.parse(clock.due_at) - end) / 1_000)
  const elapsed = Math.floor((end - Date.parse(clock.started_at)) / 1_000)
  return { tone: toneOf(clock, end), left, elapsed }
}

function toneOf(clock: Clock, at: number): ClockTone {
  if (clock.state === 'cancelled' || clock.state === 'met') return 'done'
  if (clock.breached_at || clock.state === 'breached' || at >= Date.parse(clock.due_at)) return 'breached'
  if (clock.warned_at || (clock.warn_at && at >= Date.parse(clock.warn_at))) return 'warned'
  return clock.stopped_at ? 'done' : 'running'
}

export const isCounting = (clock: Clock): boolean => clock.stopped_at === null && (clock.state === 'running' || clock.state === 'breached')

const endedBy: Partial<Record<Clock['stage'], readonly TimedStage[]>> = { notification: ['accepted'], turnout: ['rolling'], handover: ['handed_over', 'clear'] }

/** The job is past what the clock counts, whether or not the server has heard of it yet. */
export const isPassed = (clock: Clock, job: Assignment): boolean => (endedBy[clock.stage] ?? []).some((stage) => stage in job.times)

/** The clock that a person should look at first: the one that runs out, or ran out, soonest. */
export const mostPressing = (clocks: readonly Clock[]): Clock | undefined =>
  [...clocks].filter(isCounting).sort((a, b) => a.due_at.localeCompare(b.due_at))[0]
