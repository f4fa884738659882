import { createPinia, setActivePinia } from 'pinia'
import { createApp, defineComponent, h } from 'vue'
import { beforeEach, expect, test } from 'vitest'
import { i18n, setLocale } from '@/i18n'
import { useWords } from '@/shell/words'
import { useProtocol } from '@/stores/protocol'

function words(): ReturnType<typeof useWords> {
  let found: ReturnType<typeof useWords> | null = null
  const app = createApp(defineComponent({ setup: () => { found = useWords(); return () => h('i') } }))
  app.use(i18n).mount(document.createElement('div'))
  if (!found) throw new Error('not mounted')
  return found
}

beforeEach(() => {
  setActivePinia(createPinia())
  setLocale('zh-Hans')
})

test('a resource reads as the active protocol words it, and as its code without one', () => {
  const { resource } = words()
  expect(resource('AED_RESP')).toBe('AED_RESP')
  useProtocol().active = {
    version: { id: 1, label: 'p', clinically_approved: false, notice: { zh: '', en: '' } }, next_change_at: null, levels: {}, cards: [], complaint_fact: null, count_fact: null, facts: {}, instructions: {},
    resources: { AED_RESP: { zh: '通知AED志愿者', en: 'AED responders alerted' } }, scripts: [], callers: [],
  }
  expect(resource('AED_RESP')).toBe('通知AED志愿者')
  setLocale('en')
  expect(resource('AED_RESP')).toBe('AED responders alerted')
})

test('what a unit can do or lacks is told in words, an unknown capability by its code', () => {
  const { coded, capabilities, capabilitiesShort } = words()
  expect(coded('why', 'lacks', { missing: ['NEONATAL', 'PHYS'] })).toBe('缺少 新生儿转运、医师随车')
  expect(coded('excluded', 'not_ready', { reason: 'vehicle_fault' })).toBe('未就绪 车辆故障')
  expect(capabilities(['BLS', 'X_RAY'])).toBe('基础生命支持、X_RAY')
  expect(capabilitiesShort(['BLS', 'PHYS'])).toBe('基础 医师')
  setLocale('en')
  expect(coded('why', 'suits', { has: ['BLS', 'PHYS'] })).toBe('capable (basic life support, physician)')
})
