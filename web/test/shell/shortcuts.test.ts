import { effectScope } from 'vue'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dispatchKey, installShortcuts, useShortcuts, type Shortcut } from '@/shell/shortcuts'

let ran: string[]
let scope = effectScope()
const key = (name: string, label = name): Shortcut => ({ keys: [name], label, run: () => ran.push(label) })

function press(name: string, target: HTMLElement = document.body, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more })
  target.addEventListener('keydown', dispatchKey, { once: true })
  target.dispatchEvent(event)
  return event
}

beforeEach(() => { ran = []; scope = effectScope(); document.body.innerHTML = '<input id="text"><button id="button"></button>' })
afterEach(() => scope.stop())
const text = (): HTMLElement => document.getElementById('text') as HTMLElement

test('a letter acts on the page and is only a letter in a field', () => {
  scope.run(() => useShortcuts('a', [key('r')]))
  press('r')
  expect(ran).toEqual(['r'])
  expect(press('r', text()).defaultPrevented).toBe(false)
  expect(ran).toEqual(['r'])
})

test('a function key acts also while somebody types', () => {
  scope.run(() => useShortcuts('a', [key('F2')]))
  press('F2', text())
  expect(ran).toEqual(['F2'])
})

test('the newest scope is asked first, and a dialog keeps the page quiet', () => {
  scope.run(() => useShortcuts('page', [key('1', 'page'), key('r')]))
  const dialog = effectScope()
  dialog.run(() => useShortcuts('dialog', [key('1', 'dialog')], true))
  press('1')
  press('r')
  expect(ran).toEqual(['dialog'])
  dialog.stop()
  press('1')
  expect(ran).toEqual(['dialog', 'page'])
})

test('what comes to the page behind an open dialog does not take its keys', () => {
  scope.run(() => {
    useShortcuts('dialog', [key('2', 'dialog')], true)
    useShortcuts('next question', [key('2', 'question'), key('5', 'question')])
  })
  press('2')
  press('5')
  expect(ran).toEqual(['dialog'])
})

test('Enter on a button presses the button', () => {
  scope.run(() => useShortcuts('a', [key('Enter')]))
  press('Enter', document.getElementById('button') as HTMLElement)
  expect(ran).toEqual([])
})

test('a key that does not apply now is passed on', () => {
  scope.run(() => useShortcuts('a', [{ ...key('1', 'first'), when: () => false }, key('1', 'second')]))
  press('1')
  expect(ran).toEqual(['second'])
})

test('the key that closes a dialog does nothing on the page beneath', () => {
  installShortcuts()
  scope.run(() => useShortcuts('page', [key('Escape', 'page')]))
  const dialog = effectScope()
  dialog.run(() => useShortcuts('dialog', [], true))
  document.addEventListener('keydown', () => dialog.stop(), { once: true })
  const escape = (): boolean => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
  escape()
  expect(ran).toEqual([])
  escape()
  expect(ran).toEqual(['page'])
})
