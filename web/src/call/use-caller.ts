import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { callCallback, callCaller } from '@/api/calls'
import type { Call } from '@/api/types'
import { callbackResults, callerConditions, spokenLanguages } from '@/lib/codes'
import { choose } from '@/shell/choice'
import { useCallDesk } from '@/stores/call-desk'
import { useDesk } from '@/stores/desk'
import { useNotices } from '@/stores/notices'
import type { CallerCondition } from './caller-path'

let changing: Promise<unknown> = Promise.resolve()

/** What is so about the caller in hand, and the attempts to ring the number back. */
export function useCaller() {
  const { t } = useI18n()
  const callDesk = useCallDesk()
  const desk = useDesk()
  const notices = useNotices()
  const call = computed(() => callDesk.call)

  /** One change after the other, each on what the one before left: two quick keys lose nothing. */
  function set(change: (row: Call) => [CallerCondition[], string]): Promise<unknown> {
    const id = call.value?.id
    const run = (): Promise<unknown> => notices.attempt(async () => {
      const row = desk.tables.call.get(id ?? -1)
      if (row) desk.apply('call', await callCaller(row.id, ...change(row)))
    }, 'caller')
    changing = changing.then(run)
    return changing
  }

  const askSpoken = (): Promise<string | null> => choose({
    title: t('caller.spoken_title'), testid: 'spoken', options: spokenLanguages.map((value) => ({ value, label: t(`caller.language.${value}`) })),
  })

  /** One more condition, or one less: chosen again it no longer holds. */
  async function change(): Promise<void> {
    const row = call.value
    if (!row) return
    const chosen = await choose<CallerCondition>({
      title: t('caller.title'), testid: 'conditions',
      options: callerConditions.map((value) => ({ value, label: t(`caller.condition.${value}`), ...(row.conditions.includes(value) ? { note: t('caller.holds') } : {}) })),
    })
    if (!chosen) return
    const added = !row.conditions.includes(chosen)
    await set(({ conditions, spoken }) => (added
      ? [[...new Set([...conditions, chosen])], spoken]
      : [conditions.filter((other) => other !== chosen), chosen === 'language' ? '' : spoken]))
    if (added && chosen === 'language') await speak()
  }

  async function speak(): Promise<void> {
    const spoken = await askSpoken()
    if (spoken) await set(({ conditions }) => [[...new Set<CallerCondition>([...conditions, 'language'])], spoken])
  }

  /** What ringing the number back gave. Answers the result that was kept. */
  async function rangBack(row: Call | null): Promise<string | null> {
    const result = row && await choose({
      title: t('caller.callback_title', { number: row.number || t('call.no_number') }), text: t('caller.callback_text'), testid: 'callback-results',
      options: callbackResults.map((value) => ({ value, label: t(`caller.callback.${value}`) })),
    })
    if (!row || !result) return null
    const kept = await notices.attempt(async () => desk.apply('call', await callCallback(row.id, result)), 'callback')
    return kept ? result : null
  }

  /** After an attempt in vain: whether nobody tries again. */
  const givenUp = (row: Call): Promise<boolean | null> => choose({
    title: t('caller.again_title', { number: row.number || t('call.no_number') }), testid: 'again',
    options: [{ value: false, label: t('caller.again_later') }, { value: true, label: t('caller.give_up') }],
  })

  return { call, change, speak, rangBack, givenUp }
}
