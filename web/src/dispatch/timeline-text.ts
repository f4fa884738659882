import type { TimelineItem } from '@/api/types'

type Translate = (key: string) => string
interface Words { reason: (code: string) => string; outcome: (code: string) => string }

/** The part of an event's payload that a reader of the timeline needs, in a few words. */
export function detailOf(item: TimelineItem, t: Translate, words: Words): string {
  const data = item.data
  const text = (key: string): string => (typeof data[key] === 'string' ? (data[key] as string) : '')
  const parts = (...found: string[]): string => found.filter(Boolean).join(' · ')
  switch (item.entity) {
    case 'call':
      return parts(text('number'), text('outcome') && words.outcome(text('outcome')))
    case 'incident':
      return item.type === 'incident.place_confirmed'
        ? (data.place as { label?: string } | null)?.label ?? ''
        : parts(text('level'), text('determinant'), text('outcome') && words.outcome(text('outcome')))
    case 'assignment':
      return parts(text('call_sign'), item.type === 'assignment.stage_reached' ? t(`stage.${text('state')}`) : '', text('reason') && words.reason(text('reason')))
    case 'clock':
      return parts(t(`clock.stage.${text('stage')}`))
    case 'triage':
      return parts(text('level'), text('card'))
    default:
      return ''
  }
}
