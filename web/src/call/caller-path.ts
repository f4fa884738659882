import type { FactValue, Protocol, Question, Schemas } from '@/api/types'

/* The ways of callers who cannot, or will not, talk as others do: which hold, what they ask first, which words they say. */

export type CallerPath = Schemas['CallerPath']
export type CallerCondition = Schemas['CallerCondition']
export type Language = Schemas['Language']

/** The ways that hold for this caller, in the protocol's order. */
export const pathsOf = (protocol: Protocol | null, conditions: readonly string[]): CallerPath[] =>
  (protocol?.callers ?? []).filter((path) => conditions.includes(path.id))

/** The first fact that one of the ways asks before all others and that has no answer yet. */
export const askedFirst = (paths: readonly CallerPath[], facts: Readonly<Record<string, FactValue>>): string | null =>
  paths.flatMap((path) => path.asks).find((fact) => !(fact in facts)) ?? null

/** What the ways answer by themselves, as far as nobody has. */
export const setBy = (paths: readonly CallerPath[], facts: Readonly<Record<string, FactValue>>): [string, string][] =>
  paths.flatMap((path) => Object.entries(path.sets)).filter(([fact]) => !(fact in facts))

export const saysPlain = (paths: readonly CallerPath[]): boolean => paths.some((path) => path.plain)
export const isWritten = (paths: readonly CallerPath[]): boolean => paths.some((path) => path.written)

/** The words of a question in the caller's language: the short ones where they are wanted and there are any. */
export const wordsOf = (question: Question, language: Language, plain: boolean): string =>
  ((plain && question.plain) || question)[language]

/** The question as a message: its words, then each answer behind the key that the caller sends back. */
export const asMessage = (question: Question, language: Language, plain: boolean): string =>
  [wordsOf(question, language, plain), ...question.options.map((option) => `${option.key} ${option[language]}`)].join('\n')
