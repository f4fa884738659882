import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import en from '@/i18n/en'
import zhHans from '@/i18n/zh-Hans'
import { abortReasons, callOutcomes, changeReasons, clearReasons, closeOutcomes, closeReasons, correctReasons, declineReasons, divertReasons, holdReasons, overrideReasons, reopenReasons } from '@/lib/codes'

const root = join(process.cwd(), 'src')
const sources = (readdirSync(root, { recursive: true }) as string[])
  .filter((path) => /\.(ts|vue)$/.test(path) && !path.startsWith('i18n'))
  .map((path) => readFileSync(join(root, path), 'utf8')).join('\n')

type Tree = { [key: string]: string | Tree }
const leaves = (tree: Tree, before = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[before + key, value] as [string, string]] : leaves(value, `${before}${key}.`)))

const zh = new Map(leaves(zhHans))
const english = new Map(leaves(en))
const groups = Object.keys(zhHans)

/** Whole keys in the source, and the fixed beginnings of keys that are put together: t(`level.${level}`). */
const named = new Set([...sources.matchAll(/['"`]([a-z_]+(?:\.[a-zA-Z_0-9]+)+)['"`]/g)].map((hit) => hit[1] as string))
const begun = new Set([...sources.matchAll(/`([a-z_]+(?:\.[a-z_]+)*\.)\$\{/g)].map((hit) => hit[1] as string))
/** useWords() names its groups by a word. */
for (const group of ['why', 'excluded', 'alert', 'reason', 'outcome', 'event']) begun.add(`${group}.`)

test('both languages have the same keys', () => {
  expect([...english.keys()].sort()).toEqual([...zh.keys()].sort())
})

test('no text is empty, and no language borrows a sentence from the other', () => {
  for (const [key, text] of [...zh, ...english]) expect(text.trim(), key).not.toBe('')
  const chinese = /\p{Script=Han}/u
  const switches = new Set(['app.switch_language'])
  expect([...zh].filter(([key, text]) => !chinese.test(text) && !switches.has(key)).map(([key]) => key)).toEqual([])
  expect([...english].filter(([key, text]) => chinese.test(text) && !switches.has(key)).map(([key]) => key)).toEqual([])
})

test('both languages name the same parameters', () => {
  const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((hit) => hit[1] as string).sort()
  for (const [key, text] of zh) expect(names(english.get(key) ?? ''), key).toEqual(names(text))
})

test('every text that the pages ask for is there', () => {
  const wanted = [...named].filter((key) => groups.includes(key.split('.')[0] as string) && /\bt\(|label:|title|key:/.test(sources))
  const asked = wanted.filter((key) => sources.includes(`t('${key}'`) || sources.includes(`label: '${key}'`) || sources.includes(`useShortcuts('${key}'`) || sources.includes(`say('${key}'`))
  expect(asked.filter((key) => !zh.has(key))).toEqual([])
  expect(asked.length).toBeGreaterThan(100)
})

test('no text is left over', () => {
  const used = (key: string): boolean => named.has(key) || [...begun].some((beginning) => key.startsWith(beginning))
  expect([...zh.keys()].filter((key) => !used(key))).toEqual([])
})

test('every code that a person can choose has its words', () => {
  const reasons = [...abortReasons, ...changeReasons, ...clearReasons, ...closeReasons, ...correctReasons, ...declineReasons, ...divertReasons, ...holdReasons, ...overrideReasons, ...reopenReasons]
  expect(reasons.filter((code) => !zh.has(`reason.${code}`))).toEqual([])
  expect([...callOutcomes, ...closeOutcomes].filter((code) => !zh.has(`outcome.${code}`))).toEqual([])
})
