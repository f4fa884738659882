import { shallowRef } from 'vue'
import type { Assignment, StageTime, TimedStage } from '@/api/types'

/* Putting right when a stage was reached. What was first written stays beside it. */

/** The job whose times are being corrected, by its id. */
export const correcting = shallowRef<number | null>(null)

const order: readonly TimedStage[] = [
  'offered', 'delivered', 'seen', 'accepted', 'rolling', 'at_scene', 'at_patient', 'left_scene', 'at_hospital', 'handed_over', 'clear',
]

export interface Correctable { stage: TimedStage; time: StageTime }

/** The stages of a job that have a time, in their order. */
export const correctable = (row: Assignment): Correctable[] => order.flatMap((stage) => {
  const time = row.times[stage]
  return time ? [{ stage, time }] : []
})
