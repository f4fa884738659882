import { expect, test } from 'vitest'
import type { Protocol } from '@/api/types'
import { scriptsOffered, stepsSaid, type Script, type Step } from '@/call/script'

const step = (over: Partial<Step>): Step => ({ zh: '', en: '', instruction: null, seconds: null, begins: false, beside: [], ...over })
const script = (over: Partial<Script>): Script => ({ id: 'S', zh: '', en: '', told_by: [], rhythm: null, steps: [], ...over })

test('a script is offered while one of its instructions is told, telephone CPR first', () => {
  const burn = script({ id: 'BURN', told_by: ['COOL_BURN'] })
  const cpr = script({ id: 'CPR', told_by: ['START_CPR'], rhythm: { rate: 110, swap_s: 120, swap: { zh: '', en: '' }, breaths: null } })
  const protocol = { scripts: [burn, cpr] } as unknown as Protocol
  expect(scriptsOffered(protocol, ['COOL_BURN', 'START_CPR']).map((row) => row.id)).toEqual(['CPR', 'BURN'])
  expect(scriptsOffered(protocol, ['SEND_GUIDE'])).toEqual([])
  expect(scriptsOffered(null, ['COOL_BURN'])).toEqual([])
})

test('a step is left out while its instruction is not told', () => {
  const steps = [step({ zh: '一' }), step({ zh: '二', instruction: 'COOL_BURN' }), step({ zh: '三', beside: ['TOURNIQUET'] })]
  const said = (told: string[]): string[] => stepsSaid(script({ steps }), told).map((row) => row.zh)
  expect(said([])).toEqual(['一'])
  expect(said(['COOL_BURN'])).toEqual(['一', '二'])
  expect(said(['TOURNIQUET'])).toEqual(['一', '三'])
})
