import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { setLocale, type Locale } from '@/i18n'

/** Language, theme and sound of this machine; remembered here, not on the server. */
export const useDisplay = defineStore('display', () => {
  const locale = ref<Locale>(localStorage.getItem('jiuhu.locale') === 'en' ? 'en' : 'zh-Hans')
  const theme = ref<'dark' | 'light'>(localStorage.getItem('jiuhu.theme') === 'light' ? 'light' : 'dark')
  const muted = ref(localStorage.getItem('jiuhu.muted') === '1')

  watch(locale, (now) => {
    localStorage.setItem('jiuhu.locale', now)
    document.documentElement.lang = now
    setLocale(now)
  }, { immediate: true })

  watch(theme, (now) => {
    localStorage.setItem('jiuhu.theme', now)
    document.documentElement.classList.toggle('dark', now === 'dark')
  }, { immediate: true })

  watch(muted, (now) => localStorage.setItem('jiuhu.muted', now ? '1' : '0'))

  const toggleLocale = (): void => { locale.value = locale.value === 'en' ? 'zh-Hans' : 'en' }
  const toggleTheme = (): void => { theme.value = theme.value === 'dark' ? 'light' : 'dark' }
  const toggleMuted = (): void => { muted.value = !muted.value }

  return { locale, theme, muted, toggleLocale, toggleTheme, toggleMuted }
})
