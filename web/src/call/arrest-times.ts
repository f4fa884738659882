import type { Clock } from '@/api/types'

/* The two times of telephone CPR, by the clocks of the patient: what they count from and the limits are the server's. */

export interface ArrestTime { stage: 'recognition' | 'compression'; seconds: number; limit: number; late: boolean }

const between = (from: string, to: string): number => Math.floor((Date.parse(to) - Date.parse(from)) / 1_000)

/** Recognition, then the first compression; what has not happened, or has no limit at this centre, is left out. */
export function arrestTimes(clocks: Iterable<Clock>, patient: number): ArrestTime[] {
  const own = [...clocks].filter((clock) => clock.patient === patient)
  return (['recognition', 'compression'] as const).flatMap((stage) => own.flatMap((clock) =>
    (clock.stage !== stage || clock.stopped_at === null ? [] : [{
      stage, seconds: between(clock.started_at, clock.stopped_at), limit: between(clock.started_at, clock.due_at), late: clock.state === 'breached',
    }])))
}
