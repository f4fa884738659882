import type { FactValue, Protocol, Question } from '@/api/types'
import { i18n, pick } from '@/i18n'

/* How a fact is asked and how its answer reads. */

export type AnswerKind = 'options' | 'number' | 'text'

/** How a question is answered: a number or a text is typed (and may have "not known" beside it), anything else by a digit. */
export function answerKind(question: Question): AnswerKind {
  return question.type === 'choice' ? 'options' : question.type
}

/** Typed text as the server takes it: a number where it is one, else as typed ("4m" is four months). */
export function typedValue(kind: AnswerKind, text: string): FactValue {
  const number = Number(text)
  return kind === 'number' && text !== '' && Number.isFinite(number) ? number : text
}

/** The question about `fact` as the protocol words it, to ask it again. */
export function questionFor(protocol: Protocol | null, fact: string): Question | null {
  const known = protocol?.facts[fact]
  return known ?? null
}

export function factName(protocol: Protocol | null, fact: string, locale: string): string {
  return pick(protocol?.facts[fact]?.label, locale) || fact
}

export function answerName(protocol: Protocol | null, fact: string, value: FactValue, locale: string): string {
  const option = protocol?.facts[fact]?.options.find((known) => known.value === value)
  if (option) return pick(option, locale)
  return value === 'refused' || value === 'skipped' ? i18n.global.t(`triage.${value}`) : String(value)
}

/** What the caller said about breathing is kept in the caller's own words: that is where arrests hide. */
export const wantsWords = (fact: string): boolean => fact === 'breathing'
