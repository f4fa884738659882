import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { callInterpreter } from '@/api/calls'
import type { Call, Schemas } from '@/api/types'
import { spokenLanguages } from '@/lib/codes'
import { choose } from '@/shell/choice'
import { useDesk } from '@/stores/desk'
import { useNotices } from '@/stores/notices'
import { useSession } from '@/stores/session'

type Step = Schemas['InterpreterStep']

/** What can follow: asked for, then there or not to be had, then gone again. */
export const following = (step: Step | undefined): Step[] =>
  (step === 'asked' ? ['joined', 'unavailable', 'asked'] : step === 'joined' ? ['left'] : ['asked'])

/** The number to ring for a language: its own, else that for every other. */
export const lineFor = (lines: Readonly<Record<string, string>>, language: string): string => lines[language] ?? lines['*'] ?? ''

/** The interpreter of the call in hand: one key asks for one, and says what became of it. */
export function useInterpreter(call: ComputedRef<Call | null>) {
  const { t } = useI18n()
  const desk = useDesk()
  const notices = useNotices()
  const session = useSession()
  const last = computed(() => call.value?.interpreter.at(-1) ?? null)
  const line = (language: string): string => lineFor(session.me?.interpreter_lines ?? {}, language)

  const keep = (row: Call, step: Step, language = ''): Promise<unknown> =>
    notices.attempt(async () => desk.apply('call', await callInterpreter(row.id, step, language, step === 'asked' ? line(language) : '')), 'interpreter')

  const askLanguage = (): Promise<string | null> => choose({
    title: t('caller.spoken_title'), testid: 'spoken',
    options: spokenLanguages.map((value) => ({ value, label: t(`caller.language.${value}`), note: line(value) })),
  })

  async function go(): Promise<void> {
    const row = call.value
    if (!row) return
    const steps = following(last.value?.step)
    const step = steps.length === 1 ? steps[0] : await choose<Step>({
      title: t('caller.interpreter.title'), testid: 'interpreter-steps', options: steps.map((value) => ({ value, label: t(`caller.interpreter.act.${value}`) })),
    })
    if (!step) return
    const language = step === 'asked' ? row.spoken || await askLanguage() : ''
    if (language !== null) await keep(row, step, language)
  }

  return { last, line, go }
}
