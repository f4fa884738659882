import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import * as api from '@/api/triage'
import { isProblem } from '@/api/problem'
import type { FactValue, Level, Question, Triage } from '@/api/types'
import { pick } from '@/i18n'
import { changeReasons } from '@/lib/codes'
import { choose } from '@/shell/choice'
import { useWords } from '@/shell/words'
import { useCallDesk } from '@/stores/call-desk'
import { useDesk } from '@/stores/desk'
import { useNotices } from '@/stores/notices'
import { useProtocol } from '@/stores/protocol'
import { questionFor } from './facts'

const levels: Level[] = ['R1', 'R2', 'R3', 'R4', 'R5']

/** Acts of the triage panel on the call in hand. One at a time; a late version is fetched and told. */
export function useTriage() {
  const { t, locale } = useI18n()
  const callDesk = useCallDesk()
  const desk = useDesk()
  const notices = useNotices()
  const protocol = useProtocol()
  const words = useWords()
  const busy = ref(false)
  const again = ref<string | null>(null)

  const triage = computed(() => callDesk.triage)
  const question = computed<Question | null>(() =>
    (again.value ? questionFor(protocol.active, again.value) : triage.value?.next_question ?? null))

  async function act(run: (row: Triage) => Promise<Triage>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    try {
      const row = await callDesk.ensureTriage()
      desk.apply('triage', await run(row))
      return true
    } catch (error) {
      const stale = triage.value
      if (isProblem(error) && error.code === 'stale_version' && stale) {
        await notices.attempt(async () => desk.apply('triage', await api.triage(stale.id)))
      }
      notices.fail(error)
      return false
    } finally {
      busy.value = false
    }
  }

  const askReason = (): Promise<string | null> => choose<string>({
    title: t('triage.reason_title'), text: t('triage.reason_text'), testid: 'change-reasons',
    options: words.reasons(changeReasons),
  })

  /** Answer; a change that lowers the level is refused without a reason, which is then asked for. */
  async function answer(fact: string, value: FactValue, said = ''): Promise<boolean> {
    const body: api.Answer = { fact, value, ...(said ? { words: said } : {}) }
    const done = await act(async (row) => {
      try {
        return await api.triageAnswer(row, body)
      } catch (error) {
        if (!isProblem(error) || !/reason/.test(error.code)) throw error
        const reason = await askReason()
        return reason ? api.triageAnswer(row, { ...body, reason }) : row
      }
    })
    if (done) again.value = null
    return done
  }

  async function pickCard(): Promise<void> {
    const all = protocol.active?.cards ?? []
    const first = triage.value?.suggested_cards ?? []
    const rank = (id: string): number => (first.includes(id) ? first.indexOf(id) : 99)
    const card = await choose({
      title: t('triage.choose_card'), testid: 'cards',
      options: [...all].sort((a, b) => rank(a.id) - rank(b.id))
        .map((row) => ({ value: row.id, label: pick(row, locale.value), note: first.includes(row.id) ? t('triage.suggested') : row.id })),
    })
    if (card) await act((row) => api.triageCard(row, card))
  }

  const useCard = (card: string): Promise<boolean> => act((row) => api.triageCard(row, card))

  async function override(): Promise<void> {
    const level = await choose({
      title: t('triage.override_title'), options: levels.map((value) => ({ value, label: `${value} ${t(`level.${value}`)}` })),
    })
    if (!level) return
    const reason = await askReason()
    if (reason) await act((row) => api.triageOverride(row, level, reason))
  }

  const give = (code: string): Promise<boolean> => act((row) => api.triageInstruction(row, code))
  const giveNext = (): void => {
    const next = triage.value?.instructions.find((row) => row.current && !row.given_at)
    if (next) void give(next.code)
  }
  const complete = (): Promise<boolean> => act((row) => api.triageComplete(row))
  const start = (): Promise<unknown> => notices.attempt(() => callDesk.ensureTriage())

  return { triage, question, again, busy, answer, pickCard, useCard, override, give, giveNext, complete, start }
}
