import { post } from './ask'
import type { AutomaticRun, AutomaticSwitch, SwitchedLevel } from './types'

/** Again it changes nothing, so it may be sent again. */
export const automaticStop = (run: number): Promise<AutomaticRun> => post('/automatic/runs/{run_id}/stop', { run_id: run }, {}, { repeatable: true })

export const automaticSwitch = (level: SwitchedLevel, on: boolean): Promise<AutomaticSwitch> =>
  post('/automatic/switches', {}, { level, on }, { repeatable: true })
