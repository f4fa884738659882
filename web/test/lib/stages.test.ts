import { expect, test } from 'vitest'
import { destination } from '@/lib/stages'
import { assignment } from '../make'

test('a job leads to the scene until the unit is there, then to its hospital once one is chosen, and then nowhere', () => {
  for (const state of ['offered', 'accepted', 'rolling'] as const) expect(destination(assignment({ state })), state).toBe('scene')
  for (const state of ['at_scene', 'at_patient', 'left_scene'] as const) {
    expect(destination(assignment({ state })), state).toBeNull()
    expect(destination(assignment({ state, hospital: 4 })), state).toBe('hospital')
  }
  for (const state of ['at_hospital', 'handed_over', 'clear', 'declined', 'aborted'] as const) expect(destination(assignment({ state, hospital: 4 })), state).toBeNull()
})
