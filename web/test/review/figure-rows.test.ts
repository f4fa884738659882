import { expect, it } from 'vitest'
import type { TriageFigures } from '@/api/types'
import { sectionsOf, share, tableOf } from '@/review/figure-rows'

const t = (key: string): string => key
const reply: TriageFigures = {
  first: '2026-03-01', last: '2026-03-07', protocol: null, card: null,
  versions: [{ id: 1, label: 'v1', clinically_approved: false, sessions: 4 }],
  cards_used: [{ card: { id: 'CHEST', zh: '胸痛', en: 'Chest pain' }, sessions: 4, completed: 3, by_level: { R1: 3, '': 1 } }],
  figures: [
    { section: 'calls', code: 'all', about: '', n: 9, of: null },
    { section: 'levels', code: 'given', about: 'R1', n: 3, of: 4 },
    { section: 'by_hand', code: 'raised', about: '', n: 1, of: 1 },
    { section: 'by_hand', code: 'raised_because', about: 'looks_bad', n: 1, of: 1 },
  ],
  times: [{ code: 'recognition', n: 0, of: 1, median_s: null, p90_s: null, limits_s: [90] }],
  questions: [{ fact: 'conscious', label: { zh: '意识', en: 'Awake' }, of: 3, answered: 1, unknown: 1, refused: 0, skipped: 0, earlier: 0, not_asked: 1 }],
  sentinels: [],
}

it('names levels as they are, reasons in words and below what they explain', () => {
  const found = Object.fromEntries(sectionsOf(reply, t, (code) => `because ${code}`).map((section) => [section.key, section.rows.map((row) => [row.name, row.n, row.of, row.part])]))
  expect(found.levels).toEqual([['R1', 3, 4, false]])
  expect(found.by_hand).toEqual([['figures.by_hand.raised', 1, 1, false], ['because looks_bad', 1, 1, true]])
})

it('has no share of nothing', () => {
  expect([share(1, 3), share(0, 0), share(5, null)]).toEqual(['33.3 %', '—', '—'])
})

it('writes every count of the table beside what it is counted of, and what is not approved', () => {
  const rows = tableOf(reply, t, (code) => code, 'zh-Hans')
  expect(rows[1]).toEqual(['figures.protocol', 'figures.every_version', 'v1: triage.not_approved'])
  expect(rows).toContainEqual(['figures.title.questions', '意识', 'figures.kind.not_asked', 1, 3, null])
  expect(rows).toContainEqual(['figures.title.cards', 'CHEST 胸痛', 'figures.levels.none', 1, 4, null])
  expect(rows).toContainEqual(['figures.title.times', 'figures.times.recognition', 'figures.median', 0, 1, null])
})
