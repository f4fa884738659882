import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Role, Seat } from '@/api/types'
import { pending, settle } from '@/shell/choice'
import { useSeat } from '@/shell/use-seat'
import { useDesk } from '@/stores/desk'
import { useSession } from '@/stores/session'

vi.mock('vue-i18n', async (original) => ({
  ...await original<typeof import('vue-i18n')>(), useI18n: () => ({ t: (key: string, with_: Record<string, string> = {}) => [key, ...Object.values(with_)].join(' ') }),
}))

const seat = (over: Partial<Seat>): Seat => ({
  id: 1, version: 1, centre: 1, code: 'C1', extension: '', kind: 'call', state: 'closed', reason: null, user: null, since: '2026-01-01T00:00:00Z', wrap_up_until: null, ...over,
})

beforeEach(() => setActivePinia(createPinia()))

/** What the choice offers to a person of these roles. */
async function offered(roles: Role[], ...seats: Partial<Seat>[]): Promise<string[]> {
  useSession().me = { user: { id: 4, username: 'a', name: 'A', locale: 'zh-Hans' }, centre: null, unit: null, roles, city: null, protocol: null, interpreter_lines: {}, demo: false }
  for (const row of seats) useDesk().apply('seat', seat(row))
  void useSeat().ask()
  await vi.waitFor(() => expect(pending.value).not.toBeNull())
  const labels = pending.value?.question.options.map((option) => option.label) ?? []
  settle(null)
  return labels
}

const away = (...reasons: string[]): string[] => reasons.map((reason) => `seat.away seat.reason.${reason}`)

test('who has no seat is offered the free ones', async () => {
  expect(await offered(['call_taker'], { id: 1 }, { id: 2, code: 'C2', state: 'ready', user: { id: 9, name: 'B' } })).toEqual(['seat.take C1 seat.kind.call'])
})

test('who is away is offered ready, another reason, and to leave', async () => {
  expect(await offered(['call_taker'], { state: 'away', reason: 'meal', user: { id: 4, name: 'A' } }))
    .toEqual(['seat.state.ready', ...away('break', 'training', 'fault', 'handover', 'other'), 'seat.leave C1'])
})

test('who talks cannot say otherwise, and only the duty manager frees the seat of another', async () => {
  const rows: Partial<Seat>[] = [{ state: 'talking', user: { id: 4, name: 'A' } }, { id: 2, code: 'C2', state: 'away', reason: 'meal', user: { id: 9, name: 'B' } }]
  expect(await offered(['call_taker'], ...rows)).toEqual([])
  expect(await offered(['duty_manager'], ...rows)).toEqual(['C2 seat.kind.call B'])
})
