import { defineStore } from 'pinia'
import { computed } from 'vue'
import { alertAcknowledge, alertClose } from '@/api/alerts'
import type { Alert } from '@/api/types'
import { alertsShown, isQuiet, mayAnswer, proposedIn } from '@/lib/alerts'
import { asSeen } from '@/lib/as-seen'
import { useDesk } from './desk'
import { useNotices } from './notices'
import { useSession } from './session'
import { useTime } from './time'

/** The alerts of this seat. The keys mean the rows as they were read, for every event may sort them anew. */
export const useAlerts = defineStore('alerts', () => {
  const desk = useDesk()
  const session = useSession()
  const time = useTime()
  const notices = useNotices()

  const roles = computed<readonly string[]>(() => session.me?.roles ?? [])
  const shown = computed(() => alertsShown(desk.tables.alert.values(), roles.value, time.now))
  const loud = computed(() => shown.value.filter((alert) => !isQuiet(alert, time.now)))
  const quiet = computed(() => shown.value.filter((alert) => isQuiet(alert, time.now)))

  const answers = (alert: Alert): boolean => mayAnswer(alert, roles.value)
  const answered = computed(() => loud.value.filter(answers))
  const proposing = computed(() => shown.value.filter((alert) => answers(alert) && proposedIn(alert) !== null))
  const critical = computed(() => answered.value.some((alert) => alert.severity === 'critical'))

  const answeredKeys = asSeen(() => answered.value.map((alert) => alert.id))
  const proposingKeys = asSeen(() => proposing.value.map((alert) => alert.id))
  const readFirst = (rows: readonly Alert[], read: readonly number[]): Alert | null =>
    rows.find((row) => row.id === (read[0] ?? rows[0]?.id)) ?? null
  /** The first that this seat answers. */
  const first = (): Alert | null => readFirst(answered.value, answeredKeys.value)
  /** The first that proposes a unit; acknowledged it does so still. */
  const firstProposing = (): Alert | null => readFirst(proposing.value, proposingKeys.value)

  const acknowledge = (alert: Alert): Promise<unknown> =>
    notices.attempt(async () => desk.apply('alert', await alertAcknowledge(alert.id)), 'acknowledge')
  const close = (alert: Alert): Promise<unknown> =>
    notices.attempt(async () => desk.apply('alert', await alertClose(alert.id)), 'close_alert')

  return { shown, loud, quiet, critical, answers, first, firstProposing, answered, proposing, acknowledge, close }
})
