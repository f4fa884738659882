import type { Assignment, AssignmentState, Colour, Patient, StageTime } from '@/api/types'
import { stagesAfter } from '@/lib/stages'
import type { Act } from './outbox'

/** The assignment as it will be when the waiting acts have gone out: what the crew sees without a signal. */
export function withWaiting(row: Assignment, acts: readonly Act[]): Assignment {
  return acts.filter((act) => act.assignment === row.id).reduce(apply, row)
}

const stateAfter = (act: Act): AssignmentState | null => {
  if (act.kind === 'accept') return 'accepted'
  if (act.kind === 'decline') return 'declined'
  return act.kind === 'stage' ? act.stage ?? null : null
}

function apply(row: Assignment, act: Act): Assignment {
  const state = stateAfter(act)
  if (!state || state === row.state) return row
  const time: StageTime = { occurred_at: act.at, recorded_at: act.at, source: 'crew', by: row.call_sign, correction_reason: null, first: null }
  const hospital = typeof act.body.hospital === 'number' ? act.body.hospital : row.hospital
  return { ...row, state, hospital, allowed: [...stagesAfter(state)], times: { ...row.times, [state]: time } }
}

/** A casualty with the colour that waits to be sent. */
export function withColour(row: Patient, acts: readonly Act[]): Patient {
  const last = acts.filter((act) => act.kind === 'casualty' && act.body.patient === row.id).at(-1)
  return last ? { ...row, colour: last.body.colour as Colour, colour_source: 'scene', colour_at: last.at } : row
}
