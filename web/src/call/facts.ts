import type { FactValue, Protocol, Question } from '@/api/types'
import { pick } from '@/i18n'

/* How a fact is asked and how its answer reads. */

export type AnswerKind = 'options' | 'number' | 'text'

/** A question with options is answered by a digit; one without by typing. */
export function answerKind(question: Question): AnswerKind {
  if (question.options.length > 0) return 'options'
  return ['num', 'number', 'integer'].includes(question.type) ? 'number' : 'text'
}

/** The question about `fact` as the protocol words it, to ask it again. */
export function questionFor(protocol: Protocol | null, fact: string): Question | null {
  const known = protocol?.facts[fact]
  return known ? { fact, type: known.type, zh: known.zh, en: known.en, options: known.options ?? [] } : null
}

export function factName(protocol: Protocol | null, fact: string, locale: string): string {
  return pick(protocol?.facts[fact], locale) || fact
}

export function answerName(protocol: Protocol | null, fact: string, value: FactValue, locale: string): string {
  const option = protocol?.facts[fact]?.options?.find((known) => known.value === value)
  return option ? pick(option, locale) : String(value ?? '—')
}

/** What the caller said about breathing is kept in the caller's own words: that is where arrests hide. */
export const wantsWords = (fact: string): boolean => fact === 'breathing'
