import { shallowRef } from 'vue'

/* One way to ask a person to choose: a dialog whose rows answer to a key each, and a long one to what is typed. */

export interface Option<T> { value: T; label: string; note?: string }

export interface Question<T> {
  title: string
  /** What will happen, and to whom. */
  text?: string
  options: Option<T>[]
  testid?: string
}

/** The key of each row, in order: the digits, then the letters. */
export const ROW_KEYS: readonly string[] = [...'123456789', ...'abcdefghijklmnopqrstuvwxyz']

/** The options that hold every typed word, in their label or their note. */
export function matching<T>(options: readonly Option<T>[], typed: string): readonly Option<T>[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return options.filter((option) => words.every((word) => `${option.label} ${option.note ?? ''}`.toLowerCase().includes(word)))
}

interface Pending { question: Question<unknown>; answer: (value: unknown) => void }

export const pending = shallowRef<Pending | null>(null)

/** The chosen value, or null when the dialog was left. */
export function choose<T>(question: Question<T>): Promise<T | null> {
  settle(null)
  return new Promise((resolve) => {
    pending.value = { question: question as Question<unknown>, answer: resolve as (value: unknown) => void }
  })
}

export function settle(value: unknown): void {
  const open = pending.value
  pending.value = null
  open?.answer(value)
}
