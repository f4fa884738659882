import { onScopeDispose, shallowRef } from 'vue'

/* Every key that does something is written down here, and `?` shows the same list everywhere.
 * Plain keys never act while somebody types; function keys and combinations always do.
 * The newest scope is asked first, and a modal scope (a dialog) keeps the others quiet. */

export interface Shortcut {
  /** As in KeyboardEvent.key, with "Ctrl+", "Alt+" or "Shift+" in front where needed. */
  keys: string[]
  /** Message key of what it does. */
  label: string
  run: (event: KeyboardEvent) => void
  /** Not now: the key is left alone. */
  when?: () => boolean
  /** Also acts while somebody types (Escape, Enter with Ctrl). Function keys do anyway. */
  whileTyping?: boolean
  /** Left out of the help (a digit that stands for a row of nine). */
  hidden?: boolean
}

export interface Scope {
  title: string
  shortcuts: readonly Shortcut[]
  modal: boolean
  /** False while the scope only fades out: its keys are the page's again. */
  live: () => boolean
}

const scopes = shallowRef<readonly Scope[]>([])

export const shortcutScopes = scopes

/** Register shortcuts for as long as the calling component lives. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[], modal = false, live = (): boolean => true): void {
  const scope: Scope = { title, shortcuts, modal, live }
  scopes.value = [...scopes.value, scope]
  onScopeDispose(() => { scopes.value = scopes.value.filter((other) => other !== scope) })
}

const textInputs = new Set(['text', 'search', 'number', 'tel', 'password', 'email', 'url', 'date', 'time', 'datetime-local'])

/** True where a plain key belongs to a field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return textInputs.has(target.type)
  return target.isContentEditable || target.tagName === 'TEXTAREA' || target.tagName === 'SELECT'
}

export function keyName(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${
    event.shiftKey && event.key.length > 1 ? 'Shift+' : ''}${key}`
}

const combines = (key: string): boolean => /^F\d+$/.test(key) || key.startsWith('Ctrl+') || key.startsWith('Alt+')

/** Enter and Space on a focused button belong to the button. */
const pressesControl = (event: KeyboardEvent): boolean =>
  (event.key === 'Enter' || event.key === ' ') && event.target instanceof HTMLElement
  && ['BUTTON', 'A', 'SUMMARY'].includes(event.target.tagName)

/** What is registered behind an open dialog, as a next question is, does not take its keys. */
function newestFirst(): Scope[] {
  const live = scopes.value.filter((scope) => scope.live()).reverse()
  return [...live.filter((scope) => scope.modal), ...live.filter((scope) => !scope.modal)]
}

export function dispatchKey(event: KeyboardEvent): void {
  if (event.isComposing || event.defaultPrevented || pressesControl(event)) return
  const key = keyName(event)
  const typing = isTyping(event.target)
  for (const scope of newestFirst()) {
    const hit = scope.shortcuts.find((shortcut) =>
      shortcut.keys.includes(key) && (!typing || shortcut.whileTyping || combines(key)) && (shortcut.when?.() ?? true))
    if (hit) {
      event.preventDefault()
      return hit.run(event)
    }
    if (scope.modal) return
  }
}

/** The dialog that a key was pressed in: it may be gone before the key comes up here, and the key was for it all the same. */
let pressedIn: Scope | undefined

export function installShortcuts(): void {
  window.addEventListener('keydown', () => { pressedIn = newestFirst().find((scope) => scope.modal) }, true)
  window.addEventListener('keydown', (event) => { if (!pressedIn || newestFirst().includes(pressedIn)) dispatchKey(event) })
}

/** Nine shortcuts for the digits; only the first shows in the help, as "1–9". */
export function digits(label: string, run: (index: number) => void, when?: () => boolean): Shortcut[] {
  return Array.from({ length: 9 }, (_, index) => ({
    keys: [String(index + 1)], label, run: () => run(index), when, hidden: index > 0,
  }))
}
