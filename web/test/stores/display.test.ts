import { expect, test } from 'vitest'
import { localeAtFirst } from '@/stores/display'

test('the pages speak the language of the browser until somebody chose one', () => {
  expect(['zh-CN', 'zh', 'ZH-Hant-TW', 'en-GB', 'fr-FR', ''].map((browser) => localeAtFirst(null, browser))).toEqual(['zh-Hans', 'zh-Hans', 'zh-Hans', 'en', 'en', 'en'])
  expect(localeAtFirst('zh-Hans', 'en-GB')).toBe('zh-Hans')
  expect(localeAtFirst('en', 'zh-CN')).toBe('en')
})
