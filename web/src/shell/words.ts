import { useI18n } from 'vue-i18n'
import type { Option } from './choice'

/** Parameters as a sentence needs them: lists joined, and beside every `x_s` in seconds an `x_min` in minutes. */
function forReading(params: Record<string, unknown>): Record<string, unknown> {
  const minutes = Object.entries(params).filter(([key, value]) => key.endsWith('_s') && typeof value === 'number')
    .map(([key, value]) => [key.replace(/_s$/, '_min'), Math.round((value as number) / 6) / 10])
  const lists = Object.entries(params).map(([key, value]) => [key, Array.isArray(value) ? value.join(' ') : value])
  return { ...Object.fromEntries(lists), ...Object.fromEntries(minutes) } as Record<string, unknown>
}

/** Words for codes that come from the server: ours when we have them, else the code as it came. */
export function useWords() {
  const { t, te } = useI18n()
  const known = (key: string, code: string): string => (te(key) ? t(key) : code.replace(/_/g, ' '))

  const reason = (code: string | null | undefined): string => (code ? known(`reason.${code}`, code) : '')
  const outcome = (code: string | null | undefined): string => (code ? known(`outcome.${code}`, code) : '')
  const event = (type: string): string => known(`event.${type}`, type)
  const coded = (group: 'why' | 'excluded' | 'alert', code: string, params: Record<string, unknown> = {}): string =>
    (te(`${group}.${code}`) ? t(`${group}.${code}`, forReading(params)) : code.replace(/_/g, ' '))
  const reasons = <T extends string>(codes: readonly T[]): Option<T>[] => codes.map((value) => ({ value, label: reason(value) }))
  const outcomes = <T extends string>(codes: readonly T[]): Option<T>[] => codes.map((value) => ({ value, label: outcome(value) }))

  return { reason, outcome, event, coded, reasons, outcomes }
}
