import { expect, it } from 'vitest'
import { following, lineFor } from '@/call/use-interpreter'

it('asks first, then says what became of it, and asks again after that', () => {
  expect([undefined, 'asked', 'joined', 'left', 'unavailable'].map((step) => following(step as Parameters<typeof following>[0])))
    .toEqual([['asked'], ['joined', 'unavailable', 'asked'], ['left'], ['asked'], ['asked']])
})

it('rings the number of the language, else the one for every other', () => {
  const lines = { en: '010-1', '*': '010-2' }
  expect([lineFor(lines, 'en'), lineFor(lines, 'ja'), lineFor({}, 'ja')]).toEqual(['010-1', '010-2', ''])
})
