import { spokenLanguages } from '@/lib/codes'
import { distance } from '@/lib/format'
import type { StageTime, TimelineItem } from '@/api/types'

type Translate = (key: string, named?: Record<string, unknown>) => string
interface Words { reason: (code: string) => string; outcome: (code: string) => string; resource: (code: string) => string }

/** The correction that an event tells of is the one that was written last. */
function correctionIn(times: unknown, t: Translate, words: Words, time: (at: string) => string): string[] {
  const rows = Object.entries((times ?? {}) as Record<string, Partial<StageTime>>).filter(([, row]) => row.first && row.occurred_at)
  const last = rows.sort(([, a], [, b]) => (a.recorded_at ?? '').localeCompare(b.recorded_at ?? '')).at(-1)
  if (!last) return []
  const [stage, { first, occurred_at: at, correction_reason: reason }] = last
  return [`${t(`stage.${stage}`)} ${first ? time(first.occurred_at) : ''} → ${at ? time(at) : ''}`, words.reason(reason ?? '')]
}

/** The part of an event's payload that a reader of the timeline needs, in a few words. */
export function detailOf(item: TimelineItem, t: Translate, words: Words, time: (at: string) => string): string {
  const data = item.data
  const text = (key: string): string => (typeof data[key] === 'string' ? (data[key] as string) : '')
  const parts = (...found: string[]): string => found.filter(Boolean).join(' · ')
  switch (item.entity) {
    case 'call':
      if (item.type === 'call.caller_set') return parts(...(data.conditions as string[]).map((code) => t(`caller.condition.${code}`)))
      if (item.type.startsWith('call.interpreter')) {
        const step = (data.interpreter as { language: string; number: string }[]).at(-1)
        return parts(step?.language && spokenLanguages.some((known) => known === step.language) ? t(`caller.language.${step.language}`) : step?.language ?? '', step?.number ?? '')
      }
      if (item.type === 'call.called_back') return parts(text('number'), t(`caller.callback.${(data.callbacks as { result: string }[]).at(-1)?.result ?? ''}`))
      return parts(text('number'), text('outcome') && words.outcome(text('outcome')))
    case 'incident':
      if (item.type === 'incident.co_response_told') return words.resource((data.co_responses as { code: string }[]).at(-1)?.code ?? '')
      if (item.type.startsWith('incident.welfare')) {
        const call = (data.welfare_calls as { result: string; note: string }[]).at(-1)
        return parts(call ? t(`welfare.result.${call.result}`) : '', call?.note ?? '')
      }
      return item.type === 'incident.place_confirmed'
        ? (data.place as { label?: string } | null)?.label ?? ''
        : parts(text('level'), text('determinant'), text('outcome') && words.outcome(text('outcome')))
    case 'assignment':
      if (item.type === 'assignment.corrected') return parts(text('call_sign'), ...correctionIn(data.times, t, words, time))
      return parts(text('call_sign'), item.type === 'assignment.stage_reached' ? t(`stage.${text('state')}`) : '', text('reason') && words.reason(text('reason')))
    case 'location':
      return parts(text('source') && t(`location.source.${text('source')}`), text('address'), typeof data.radius_m === 'number' ? t('location.within', { radius: distance(data.radius_m) }) : '')
    case 'automatic_run':
      return text('reason') && t(`automatic.reason.${text('reason')}`)
    case 'clock':
      return parts(t(`clock.stage.${text('stage')}`))
    case 'triage':
      if (item.type === 'triage.language_set') return t(`caller.script.${text('language')}`)
      return parts(text('level'), text('card'))
    default:
      return ''
  }
}
