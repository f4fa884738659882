import type { TriageFigures } from '@/api/types'
import { pick } from '@/i18n'
import type { Cell } from '@/lib/csv'

type Translate = (key: string, named?: Record<string, unknown>) => string
export interface Row { code: string; name: string; n: number; of: number | null; part: boolean }
export interface Section { key: string; title: string; rows: Row[] }

export const sections = ['calls', 'sentinel', 'sessions', 'levels', 'retriage', 'by_hand', 'arrest', 'left_out'] as const
export const kinds = ['answered', 'unknown', 'refused', 'skipped', 'earlier', 'not_asked'] as const

/** A count is never shown without what it is counted of; of nothing there is no share. */
export const share = (n: number, of: number | null): string => (of ? `${((100 * n) / of).toFixed(1)} %` : '—')

const nameOf = (row: TriageFigures['figures'][number], t: Translate, reason: (code: string) => string): string => {
  if (row.section === 'levels' && row.about) return row.about
  if (row.about) return reason(row.about)
  return t(`figures.${row.section}.${row.code}`)
}

/** The counts by section, in the reader's words. */
export const sectionsOf = (reply: TriageFigures, t: Translate, reason: (code: string) => string): Section[] => sections.map((key) => ({
  key,
  title: t(`figures.title.${key}`),
  rows: reply.figures.filter((row) => row.section === key).map((row) => ({
    code: `${row.code}${row.about && ` ${row.about}`}`, name: nameOf(row, t, reason), n: row.n, of: row.of, part: row.about !== '' && key !== 'levels',
  })),
}))

/** Everything on the page as one table: what it is, how many, of how many, in seconds. */
export function tableOf(reply: TriageFigures, t: Translate, reason: (code: string) => string, locale: string): Cell[][] {
  const version = reply.versions.find((row) => row.id === reply.protocol)?.label ?? t('figures.every_version')
  return [
    [t('figures.period'), reply.first, reply.last],
    [t('figures.protocol'), version, ...reply.versions.filter((row) => !row.clinically_approved).map((row) => `${row.label}: ${t('triage.not_approved')}`)],
    [t('triage.card'), reply.card ?? t('figures.every_card')],
    [],
    [t('figures.head.section'), t('figures.head.what'), t('figures.head.of_it'), t('figures.head.n'), t('figures.head.of'), t('figures.head.seconds')],
    ...sectionsOf(reply, t, reason).flatMap((section) => section.rows.map((row): Cell[] => [section.title, row.name, row.code, row.n, row.of, null])),
    ...reply.times.flatMap((row): Cell[][] => [
      [t('figures.title.times'), t(`figures.times.${row.code}`), t('figures.median'), row.n, row.of, row.median_s],
      [t('figures.title.times'), t(`figures.times.${row.code}`), t('figures.p90'), row.n, row.of, row.p90_s],
    ]),
    ...reply.cards_used.flatMap((row) => Object.entries(row.by_level).map(([level, n]): Cell[] =>
      [t('figures.title.cards'), row.card ? `${row.card.id} ${pick(row.card, locale)}` : t('figures.no_card'), level || t('figures.levels.none'), n, row.sessions, null])),
    ...reply.questions.flatMap((row) => kinds.map((kind): Cell[] => [t('figures.title.questions'), pick(row.label, locale), t(`figures.kind.${kind}`), row[kind], row.of, null])),
  ]
}
