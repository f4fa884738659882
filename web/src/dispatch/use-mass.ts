import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import * as api from '@/api/patients'
import type { Grade, Incident, MassCasualty } from '@/api/types'
import { gradeReasons, massDismissReasons, massEndReasons, massReasons } from '@/lib/codes'
import { choose } from '@/shell/choice'
import { useWords } from '@/shell/words'
import { useBoard } from '@/stores/board'
import { useDesk } from '@/stores/desk'
import { useNotices } from '@/stores/notices'
import { useSession } from '@/stores/session'

const grades: Grade[] = ['IV', 'III', 'II', 'I']

/** Deciding about a mass casualty: whether it is one, its grade, its end and what then remains. */
export function useMass(incident: ComputedRef<Incident>) {
  const { t } = useI18n()
  const board = useBoard()
  const desk = useDesk()
  const notices = useNotices()
  const session = useSession()
  const words = useWords()

  const mass = computed(() => board.massOf.get(incident.value.id) ?? null)
  /** Many were told of, and nobody has decided yet. */
  const suspected = computed(() => (incident.value.state === 'closed' ? null : board.suspectedOf.get(incident.value.id) ?? null))
  const manages = computed(() => session.has('duty_manager') && mass.value !== null)

  const keep = (what: string, act: () => Promise<MassCasualty>): Promise<unknown> =>
    notices.attempt(async () => desk.apply('mass_casualty', await act()), what)

  async function decide(): Promise<void> {
    const declares = await choose<boolean>({
      title: t('mass.decide_title', { told: suspected.value?.told ?? 0 }), text: t('mass.decide_text'), testid: 'mass-decide',
      options: [{ value: true, label: t('mass.declare'), note: t('mass.declare_note') }, { value: false, label: t('mass.dismiss'), note: t('mass.dismiss_note') }],
    })
    if (declares === null) return
    const reason = await choose<string>({
      title: t(declares ? 'mass.declare_title' : 'mass.dismiss_title'), testid: 'mass-decide-reasons', options: words.reasons<string>(declares ? massReasons : massDismissReasons),
    })
    if (reason) await keep('mass-decide', () => (declares ? api.massDeclare : api.massDismiss)(incident.value.id, reason))
  }

  async function confirmGrade(): Promise<void> {
    const row = mass.value
    if (!row) return
    const first = row.grade_proposed
    const grade = await choose<Grade>({
      title: t('mass.grade_title'), text: t('mass.grade_text'), testid: 'grades',
      options: [...grades].sort((a, b) => Number(b === first) - Number(a === first))
        .map((value) => ({ value, label: t(`grade.${value}`), note: value === first ? t('mass.is_proposed') : '' })),
    })
    if (!grade) return
    const reason = grade === first ? '' : await choose<string>({ title: t('mass.grade_reason'), options: words.reasons(gradeReasons) })
    if (reason !== null) await keep('mass-grade', () => api.massGrade(incident.value.id, grade, reason))
  }

  async function end(): Promise<void> {
    const remains = await choose<api.Remains>({
      title: t('mass.end_remains'), text: t('mass.end_text'), testid: 'mass-remains',
      options: [{ value: 'patients', label: t('mass.remains.patients'), note: t('mass.remains.patients_note') }, { value: 'nobody', label: t('mass.remains.nobody'), note: t('mass.remains.nobody_note') }],
    })
    if (!remains) return
    const reason = await choose<string>({ title: t('mass.end_title'), testid: 'mass-end-reasons', options: words.reasons(massEndReasons) })
    if (reason) await keep('mass-end', () => api.massEnd(incident.value.id, reason, remains))
  }

  return { mass, suspected, manages, decide, confirmGrade, end }
}
