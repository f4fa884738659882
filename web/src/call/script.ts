import type { Protocol, Schemas, Triage } from '@/api/types'

/* Which timed scripts are offered, and which of their steps are said, by the instructions that are given now. */

export type Script = Schemas['Script']
export type Step = Schemas['Step']

/** Codes of the instructions that the engine gives now. */
export const toldNow = (triage: Triage | null): string[] => (triage?.instructions ?? []).filter((row) => row.current).map((row) => row.code)

/** The scripts that what is told now calls for, the one with a rhythm first. */
export const scriptsOffered = (protocol: Protocol | null, told: readonly string[]): Script[] =>
  (protocol?.scripts ?? []).filter((script) => script.told_by.some((code) => told.includes(code)))
    .sort((a, b) => Number(b.rhythm !== null) - Number(a.rhythm !== null))

/** A step of an instruction that does not fit is not said, so a script never contradicts the engine. */
export const stepsSaid = (script: Script, told: readonly string[]): Step[] => script.steps.filter((step) =>
  (step.instruction === null || told.includes(step.instruction))
  && (step.beside.length === 0 || step.beside.some((code) => told.includes(code))))
