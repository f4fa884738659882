import { expect, test } from 'vitest'
import { Sequence } from '@/live/sequence'
import { event, incident } from '../make'

const at = (...seqs: number[]) => seqs.map((seq) => event(seq, 'incident', incident({ version: seq })))
const seqs = (events: { seq: number }[]): number[] => events.map((one) => one.seq)

test('events that follow on are taken, repeats are not', () => {
  const sequence = new Sequence(4)
  const { take, gap } = sequence.receive(at(3, 4, 5, 6))
  expect(seqs(take)).toEqual([5, 6])
  expect(gap).toBe(false)
  expect(sequence.last).toBe(6)
})

test('nothing after a hole is taken', () => {
  const sequence = new Sequence(4)
  const { take, gap } = sequence.receive(at(5, 7, 8))
  expect(seqs(take)).toEqual([5])
  expect(gap).toBe(true)
  expect(sequence.last).toBe(5)
})

test('a hole is asked for once, then the board starts from a snapshot', () => {
  const sequence = new Sequence(4)
  expect(sequence.ask()).toBe('ask')
  expect(sequence.ask()).toBe('resync')
  sequence.restart(9)
  expect(sequence.ask()).toBe('ask')
})

test('a head that stays ahead for more than two seconds is asked for', () => {
  const sequence = new Sequence(4)
  expect(sequence.hear(6, 1_000)).toBe('fine')
  expect(sequence.hear(6, 3_000)).toBe('fine')
  expect(sequence.hear(6, 3_001)).toBe('ask')
  expect(sequence.hear(6, 5_500)).toBe('resync')
})

test('catching up ends the wait', () => {
  const sequence = new Sequence(4)
  sequence.hear(5, 1_000)
  sequence.receive(at(5))
  expect(sequence.hear(5, 9_000)).toBe('fine')
  expect(sequence.hear(6, 9_500)).toBe('fine')
})
