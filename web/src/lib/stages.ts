import type { Assignment, AssignmentState, ReportedStage } from '@/api/types'

/* The stages of an assignment as the server allows them. The server decides; this copy is for a tablet
 * without a signal, and for the order in which stages are shown. */

const reported: readonly ReportedStage[] = ['rolling', 'at_scene', 'at_patient', 'left_scene', 'at_hospital', 'handed_over', 'clear']

const after: Record<AssignmentState, readonly AssignmentState[]> = {
  offered: ['accepted'],
  accepted: ['rolling'],
  rolling: ['at_scene'],
  at_scene: ['at_patient', 'left_scene', 'clear'],
  at_patient: ['left_scene', 'clear'],
  left_scene: ['at_hospital'],
  at_hospital: ['handed_over', 'clear'],
  handed_over: ['clear'],
  clear: [],
  declined: [],
  aborted: [],
}

export const stagesAfter = (state: AssignmentState): readonly AssignmentState[] => after[state]

/** Until its unit is with the patient. */
export const canAbort = (row: Assignment): boolean => ['offered', 'accepted', 'rolling', 'at_scene'].includes(row.state)

export const isActive = (row: Assignment): boolean => !['clear', 'declined', 'aborted'].includes(row.state)

/** Stages the server allows now, nearest first; accepting is an act of its own. */
export const nextStages = (row: Assignment): ReportedStage[] => reported.filter((stage) => row.allowed.includes(stage))

/** Where the job drives to now; null where the server knows of no way (`nowhere_to_drive`). */
export function destination(row: Assignment): 'scene' | 'hospital' | null {
  if (['offered', 'accepted', 'rolling'].includes(row.state)) return 'scene'
  return row.hospital !== null && ['at_scene', 'at_patient', 'left_scene'].includes(row.state) ? 'hospital' : null
}

/** Clearing from the scene means that no patient was carried: it needs a reason. */
export const needsReason = (row: Assignment, stage: ReportedStage): boolean =>
  stage === 'clear' && ['at_scene', 'at_patient'].includes(row.state)

/** Leaving the scene means going to a hospital. */
export const needsHospital = (stage: ReportedStage): boolean => stage === 'left_scene'
