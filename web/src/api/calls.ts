import { command, get, post } from './ask'
import type { Call, CallOutcome, DeskSnapshot, Incident, Matches, Schemas } from './types'

export const deskSnapshot = (): Promise<DeskSnapshot> => get('/desk/snapshot', {})

export const callOpen = (number: string, line: string): Promise<Call> =>
  command('/calls', {}, { number, line, source: 'manual' })

export const callAnswer = (id: number): Promise<Call> => post('/calls/{call_id}/answer', { call_id: id }, {})

/** The call whose turn it is; with `park` those in hand are parked in the same step. */
export const callNext = (park: boolean): Promise<Call> => command('/calls/next', {}, { park })

export const callPark = (id: number): Promise<Call> => post('/calls/{call_id}/park', { call_id: id }, {})

export const callLineLost = (id: number): Promise<Call> => post('/calls/{call_id}/line-lost', { call_id: id }, {})

/** The caller is the one whose line went shortly before. */
export const callRejoin = (id: number): Promise<Call> => post('/calls/{call_id}/rejoin', { call_id: id }, {})

export const callEnd = (id: number, outcome: CallOutcome, note: string): Promise<Call> =>
  post('/calls/{call_id}/end', { call_id: id }, note ? { outcome, note } : { outcome })

export const callAbandon = (id: number): Promise<Call> => post('/calls/{call_id}/abandon', { call_id: id }, {})

export const callOpenIncident = (id: number): Promise<Incident> => command('/calls/{call_id}/incident', { call_id: id }, {})

export const callAttach = (id: number, incident: number): Promise<Call> => post('/calls/{call_id}/attach', { call_id: id }, { incident })

/** Open incidents that the call is likely about, with what stands in its form. */
export const callMatches = (id: number, words: string, signal: AbortSignal): Promise<Matches> =>
  get('/calls/{call_id}/matches', { call_id: id }, { words }, { signal })

/** What is so about the caller; `spoken` is the language. */
export const callCaller = (id: number, conditions: Schemas['CallerCondition'][], spoken: string): Promise<Call> =>
  post('/calls/{call_id}/caller', { call_id: id }, { conditions, spoken })

/** An interpreter was asked for, joined, left or was not to be had; language and number when one is asked for. */
export const callInterpreter = (id: number, step: Schemas['InterpreterStep'], language = '', number = ''): Promise<Call> =>
  command('/calls/{call_id}/interpreter', { call_id: id }, { step, language, number })

/** An attempt to ring the number back. */
export const callCallback = (id: number, result: Schemas['CallbackResult']): Promise<Call> =>
  command('/calls/{call_id}/callbacks', { call_id: id }, { result })
