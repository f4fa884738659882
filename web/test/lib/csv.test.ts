import { expect, it } from 'vitest'
import { toCsv } from '@/lib/csv'
import { dayAfter, dayOf, daysBetween } from '@/lib/days'

it('quotes what would break a row and keeps what people typed from being a formula', () => {
  expect(toCsv([['原因', 'n'], ['说"痛", 并\n倒下', 3], ['=1+1', null]])).toBe('\uFEFF原因,n\r\n"说""痛"", 并\n倒下",3\r\n\'=1+1,\r\n')
})

it('counts days as a calendar does, in the zone of the centre', () => {
  expect(dayOf(Date.parse('2026-03-01T17:00:00Z'), 'Asia/Shanghai')).toBe('2026-03-02')
  expect([dayAfter('2026-03-01', -1), dayAfter('2026-12-31', 1), daysBetween('2026-02-26', '2026-03-01')]).toEqual(['2026-02-28', '2027-01-01', 4])
})
