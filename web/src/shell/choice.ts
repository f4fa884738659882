import { shallowRef } from 'vue'

/* One way to ask a person to choose: a dialog whose rows answer to the digits. */

export interface Option<T> { value: T; label: string; note?: string }

export interface Question<T> {
  title: string
  /** What will happen, and to whom. */
  text?: string
  options: Option<T>[]
  testid?: string
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
