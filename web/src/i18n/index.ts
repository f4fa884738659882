import { createI18n } from 'vue-i18n'
import en from './en'
import zhHans from './zh-Hans'

export type Locale = 'zh-Hans' | 'en'

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-Hans',
  fallbackLocale: 'zh-Hans',
  messages: { 'zh-Hans': zhHans, en },
})

export function setLocale(locale: Locale): void {
  i18n.global.locale.value = locale
}

/** The side of a two-language text that the reader chose, or the other one where it is empty. */
export function pick(text: { zh: string; en: string } | null | undefined, locale: string): string {
  if (!text) return ''
  return locale === 'en' ? text.en || text.zh : text.zh || text.en
}
