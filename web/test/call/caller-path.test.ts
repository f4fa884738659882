import { expect, test } from 'vitest'
import { asMessage, askedFirst, isWritten, saysPlain, setBy, wordsOf, type CallerPath } from '@/call/caller-path'
import { question } from '../make'

const path = (fields: Partial<CallerPath>): CallerPath =>
  ({ id: 'child', zh: '', en: '', steps: [], asks: [], sets: {}, plain: false, written: false, ...fields })

test('what a way asks comes first, until it has an answer, a refused one too', () => {
  const ways = [path({ asks: ['conscious', 'breathing'] }), path({ id: 'language', asks: ['breathing', 'chest_pain'] })]
  expect(askedFirst(ways, {})).toBe('conscious')
  expect(askedFirst(ways, { conscious: 'refused', breathing: 'unknown' })).toBe('chest_pain')
  expect(askedFirst(ways, { conscious: 'yes', breathing: 'normal', chest_pain: 'no' })).toBeNull()
})

test('what a way answers by itself stands unless somebody answered it', () => {
  const ways = [path({ sets: { hung_up: 'yes' } })]
  expect(setBy(ways, {})).toEqual([['hung_up', 'yes']])
  expect(setBy(ways, { hung_up: 'no' })).toEqual([])
})

test('short words are said in the language of the call, and the long ones where there are none', () => {
  const asked = question({ zh: '他（她）醒着吗？', en: 'Is he or she awake?', plain: { zh: '他醒着吗？', en: 'Awake?' } })
  expect([wordsOf(asked, 'zh', true), wordsOf(asked, 'en', true), wordsOf(asked, 'en', false)]).toEqual(['他醒着吗？', 'Awake?', 'Is he or she awake?'])
  expect(wordsOf({ ...asked, plain: null }, 'zh', true)).toBe('他（她）醒着吗？')
  expect([saysPlain([path({ plain: true })]), isWritten([path({})])]).toEqual([true, false])
})

test('a question goes out as text with the key of each answer', () => {
  const options = [{ value: 'yes', key: '1', zh: '是', en: 'Yes' }, { value: 'unknown', key: '0', zh: '不清楚', en: 'Don’t know' }]
  const asked = question({ zh: '胸口疼吗？', en: 'Chest pain?', options })
  expect(asMessage(asked, 'zh', false)).toBe('胸口疼吗？\n1 是\n0 不清楚')
  expect(asMessage(asked, 'en', false)).toBe('Chest pain?\n1 Yes\n0 Don’t know')
})
