import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { Problem } from '@/api/problem'
import { useNotices } from '@/stores/notices'

beforeEach(() => setActivePinia(createPinia()))

const refuse = (code: string) => async (): Promise<never> => { throw new Problem(code, 409, '') }
const codes = (): (string | undefined)[] => useNotices().items.map((item) => item.problem?.code)

test('what failed is taken back when the same act succeeds, and only that', async () => {
  const notices = useNotices()
  await notices.attempt(refuse('speed_needed'), 'save-closure')
  await notices.attempt(refuse('invalid_transition'), 'stage')
  await notices.attempt(refuse('call_taken'))
  expect(codes()).toEqual(['speed_needed', 'invalid_transition', 'call_taken'])
  expect(await notices.attempt(async () => 'saved', 'save-closure')).toBe('saved')
  await notices.attempt(async () => true)
  expect(codes()).toEqual(['invalid_transition', 'call_taken'])
})
