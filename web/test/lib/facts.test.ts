import { expect, test } from 'vitest'
import { answerKind, typedValue } from '@/call/facts'
import { question } from '../make'

const notKnown = { value: 'unknown', key: '0', zh: '不清楚', en: 'Not known' }

test('a number is typed also when it may be not known', () => {
  expect(answerKind(question({ type: 'number', options: [notKnown] }))).toBe('number')
  expect(answerKind(question({ type: 'text' }))).toBe('text')
  expect(answerKind(question({ type: 'choice', options: [notKnown] }))).toBe('options')
})

test('a typed number goes out as a number, months as they were typed', () => {
  expect(typedValue('number', '62')).toBe(62)
  expect(typedValue('number', '4m')).toBe('4m')
  expect(typedValue('text', '62')).toBe('62')
})
