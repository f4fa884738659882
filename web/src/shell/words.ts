import { useI18n } from 'vue-i18n'
import { pick } from '@/i18n'
import { useProtocol } from '@/stores/protocol'
import type { Option } from './choice'

interface InWords { reason: (code: string) => string; capabilities: (codes: readonly string[]) => string }

/** Parameters as a sentence needs them: codes in words, and beside every `x_s` in seconds an `x_min` in minutes. */
function forReading(params: Record<string, unknown>, words: InWords): Record<string, unknown> {
  const minutes = Object.entries(params).filter(([key, value]) => key.endsWith('_s') && typeof value === 'number')
    .map(([key, value]) => [key.replace(/_s$/, '_min'), Math.round((value as number) / 6) / 10])
  const worded = Object.entries(params).map(([key, value]) => {
    if (Array.isArray(value)) return [key, words.capabilities(value.map(String))]
    return [key, key === 'reason' && typeof value === 'string' ? words.reason(value) : value]
  })
  return { ...Object.fromEntries(worded), ...Object.fromEntries(minutes) } as Record<string, unknown>
}

/** Words for codes that come from the server: ours when we have them, else the code as it came. */
export function useWords() {
  const { t, te, locale } = useI18n()
  const protocol = useProtocol()
  const known = (key: string, code: string): string => (te(key) ? t(key) : code.replace(/_/g, ' '))

  const reason = (code: string | null | undefined): string => (code ? known(`reason.${code}`, code) : '')
  const outcome = (code: string | null | undefined): string => (code ? known(`outcome.${code}`, code) : '')
  const event = (type: string): string => known(`event.${type}`, type)
  const capability = (code: string): string => (te(`capability.${code}`) ? t(`capability.${code}`) : code)
  /** One after the other, with the language's own comma. */
  const listed = (parts: readonly string[]): string => parts.join(locale.value === 'en' ? ', ' : '、')
  const capabilities = (codes: readonly string[]): string => listed(codes.map(capability))
  /** For a narrow column; the long form belongs into its title. */
  const capabilitiesShort = (codes: readonly string[]): string =>
    codes.map((code) => (te(`capability_short.${code}`) ? t(`capability_short.${code}`) : code)).join(' ')
  /** What triage asks for, as the active protocol words it. */
  const resource = (code: string): string => pick(protocol.active?.resources[code], locale.value) || capability(code)
  /** A unit that is still owed, and whom to tell beside the units. */
  const owed = (code: string): string => {
    if (code.startsWith('UNITS_')) return t('owed.units', { n: code.slice('UNITS_'.length) })
    return te(`owed.unit.${code}`) ? t(`owed.unit.${code}`) : resource(code)
  }
  const owedAll = (codes: readonly string[]): string => listed(codes.map(owed))
  const coded = (group: 'why' | 'excluded' | 'alert', code: string, params: Record<string, unknown> = {}): string =>
    (te(`${group}.${code}`) ? t(`${group}.${code}`, forReading(params, { reason, capabilities })) : code.replace(/_/g, ' '))
  const reasons = <T extends string>(codes: readonly T[]): Option<T>[] => codes.map((value) => ({ value, label: reason(value) }))
  const outcomes = <T extends string>(codes: readonly T[]): Option<T>[] => codes.map((value) => ({ value, label: outcome(value) }))

  return { listed, reason, outcome, event, capability, capabilities, capabilitiesShort, resource, owedAll, coded, reasons, outcomes }
}
