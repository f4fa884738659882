import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { setLocale, type Locale } from '@/i18n'

/** What was chosen here before; until then the browser's language, where it is one of ours. */
export function localeAtFirst(chosen: string | null, browser: string): Locale {
  if (chosen === 'en' || chosen === 'zh-Hans') return chosen
  return browser.toLowerCase().startsWith('zh') ? 'zh-Hans' : 'en'
}

/** Language, theme and sound of this machine; remembered here, not on the server. */
export const useDisplay = defineStore('display', () => {
  const locale = ref<Locale>(localeAtFirst(localStorage.getItem('jiuhu.locale'), navigator.language))
  const theme = ref<'dark' | 'light'>(localStorage.getItem('jiuhu.theme') === 'light' ? 'light' : 'dark')
  const muted = ref(localStorage.getItem('jiuhu.muted') === '1')

  watch(locale, (now) => {
    document.documentElement.lang = now
    setLocale(now)
  }, { immediate: true })

  watch(theme, (now) => {
    localStorage.setItem('jiuhu.theme', now)
    document.documentElement.classList.toggle('dark', now === 'dark')
  }, { immediate: true })

  watch(muted, (now) => localStorage.setItem('jiuhu.muted', now ? '1' : '0'))

  function toggleLocale(): void {
    locale.value = locale.value === 'en' ? 'zh-Hans' : 'en'
    localStorage.setItem('jiuhu.locale', locale.value)
  }

  const toggleTheme = (): void => { theme.value = theme.value === 'dark' ? 'light' : 'dark' }
  const toggleMuted = (): void => { muted.value = !muted.value }

  return { locale, theme, muted, toggleLocale, toggleTheme, toggleMuted }
})
