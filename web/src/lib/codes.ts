import type { AbortReason, CallOutcome, ClearReason, DeclineReason, HoldReason, Schemas, SwitchedLevel } from '@/api/types'

/* Codes that a person chooses from, in the order of the list on the screen. The server has the same lists;
 * the words are in the language files under the same names. */

export const callOutcomes = [
  'dispatched', 'advice', 'transferred', 'duplicate', 'nuisance', 'silent', 'test', 'complaint', 'praise',
  'held', 'no_unit', 'special', 'passed', 'network_hospital',
] as const satisfies readonly CallOutcome[]

export const closeOutcomes = ['aborted', 'advice', 'duplicate', 'no_unit', 'transferred', 'special', 'passed', 'network_hospital'] as const satisfies readonly CallOutcome[]
export const closeReasons = ['caller_cancelled', 'other_help', 'false_call', 'nobody_found', 'other'] as const
export const reopenReasons = ['closed_by_mistake', 'called_again', 'new_information', 'other'] as const
export const holdReasons = ['no_unit', 'caller_asked', 'scene_unsafe', 'traffic', 'awaiting_details', 'other'] as const satisfies readonly HoldReason[]
export const abortReasons = ['caller_cancelled', 'better_unit', 'duplicate', 'diverted', 'vehicle_fault', 'no_answer', 'other'] as const satisfies readonly AbortReason[]
export const declineReasons = ['vehicle_fault', 'crew_incomplete', 'equipment', 'patient_on_board', 'other'] as const satisfies readonly DeclineReason[]
export const clearReasons = ['treated_on_scene', 'no_patient', 'refused', 'left_already', 'dead', 'false_call', 'other'] as const satisfies readonly ClearReason[]
export const switchedLevels = ['R1', 'R2', 'R3', 'R4'] as const satisfies readonly SwitchedLevel[]
export const overrideReasons = ['local_knowledge', 'crew_skill', 'traffic', 'rest_time', 'other'] as const
export const divertReasons = ['sooner', ...overrideReasons] as const
export const correctReasons = ['pressed_late', 'pressed_wrong', 'no_signal', 'told_by_radio', 'tablet_clock', 'other'] as const
export const changeReasons = ['caller_corrected', 'misheard', 'new_information', 'entered_wrong'] as const
export const takeBackReasons = ['counted_twice', 'nobody_there', 'not_hurt', 'entered_wrong'] as const
export const restoreReasons = ['pressed_wrong', 'new_information'] as const
export const massReasons = ['road_crash', 'fire', 'explosion', 'collapse', 'poisoning', 'stampede', 'violence', 'many_hurt'] as const
export const massDismissReasons = ['nobody_hurt', 'fewer_than_told', 'told_already', 'entered_wrong'] as const
export const massEndReasons = ['fewer_than_told', 'scene_cleared', 'pressed_wrong'] as const
export const gradeReasons = ['counts_differ', 'told_by_authority', 'other'] as const
export const holdMinutes = [5, 10, 15, 30, 60, 120] as const
export const welfareResults = ['same', 'better', 'worse', 'not_reached'] as const satisfies readonly Schemas['WelfareResult'][]
export const callerConditions = ['silent', 'child', 'deaf', 'language', 'refuses', 'hung_up'] as const satisfies readonly Schemas['CallerCondition'][]
export const awayReasons = ['break', 'meal', 'training', 'fault', 'handover', 'other'] as const satisfies readonly Schemas['AwayReason'][]
export const callbackResults = ['reached', 'no_answer', 'busy', 'switched_off', 'no_number', 'rang_again'] as const satisfies readonly Schemas['CallbackResult'][]
/** Spoken at a Chinese centre by who has no Chinese: the minorities' languages, then visitors'. */
export const spokenLanguages = ['en', 'ug', 'bo', 'mn', 'kk', 'yue', 'nan', 'ja', 'ko', 'ru', 'fr', 'es', 'ar', 'vi', 'th', 'my', 'other'] as const
