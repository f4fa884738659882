import { ref, watch, type Ref } from 'vue'

/* Typed text outlives a crash: kept on this machine under a key until it has been saved. */

const PREFIX = 'jiuhu.draft.'

export interface Draft<T extends object> {
  value: Ref<T>
  /** Saved, or given up: forget what was kept. */
  clear: () => void
}

function kept<T extends object>(key: string, initial: T): T {
  try {
    const text = localStorage.getItem(PREFIX + key)
    return text ? { ...initial, ...(JSON.parse(text) as Partial<T>) } : { ...initial }
  } catch {
    return { ...initial }
  }
}

export function useDraft<T extends object>(key: string, initial: T): Draft<T> {
  const value = ref(kept(key, initial)) as Ref<T>
  let cleared = false
  watch(value, (now) => {
    if (!cleared) localStorage.setItem(PREFIX + key, JSON.stringify(now))
    cleared = false
  }, { deep: true, flush: 'sync' })
  const clear = (): void => {
    cleared = false
    localStorage.removeItem(PREFIX + key)
  }
  return { value, clear }
}
