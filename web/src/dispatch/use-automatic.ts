import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import * as api from '@/api/automatic'
import type { Assignment, SwitchedLevel } from '@/api/types'
import { switchedLevels } from '@/lib/codes'
import { canAbort } from '@/lib/stages'
import { choose } from '@/shell/choice'
import { useBoard } from '@/stores/board'
import { useDesk } from '@/stores/desk'
import { useDispatchDesk } from '@/stores/dispatch-desk'
import { useNotices } from '@/stores/notices'
import { useSession } from '@/stores/session'
import { about, useActs } from './use-acts'

/** What the system sends by itself: seen, stopped, switched. */
export function useAutomatic() {
  const { t } = useI18n()
  const board = useBoard()
  const desk = useDesk()
  const hand = useDispatchDesk()
  const notices = useNotices()
  const session = useSession()
  const { act } = useActs()

  const run = computed(() => board.automaticOf.get(hand.chosenId ?? -1) ?? null)
  const looking = computed(() => (run.value && run.value.ended_at === null ? run.value : null))
  const sent = computed<Assignment | null>(() => hand.active.find((row) => row.sent_by === 'automatic' && canAbort(row)) ?? null)
  const switches = computed(() => session.has('duty_manager', 'administrator'))

  /** Before a unit was sent: take the incident out of the system's hand. Afterwards its job is aborted, with a reason. */
  async function stop(abort: (assignment: Assignment) => Promise<void>): Promise<void> {
    const open = looking.value
    if (open) await act('automatic', about(open.incident), async () => {
      desk.apply('automatic_run', await api.automaticStop(open.id))
      notices.say('automatic.is_stopped', {}, 'good')
    })
    else if (sent.value) await abort(sent.value)
  }

  /** Switch a level over. What follows is said before. */
  async function switchOver(): Promise<void> {
    if (!switches.value) return
    const chosen = await choose<{ level: SwitchedLevel; on: boolean }>({
      title: t('automatic.switch_title'), text: t('automatic.switch_text'), testid: 'automatic-switches',
      options: switchedLevels.map((level) => {
        const on = board.automaticLevels.includes(level)
        return { value: { level, on: !on }, label: t(on ? 'automatic.turn_off' : 'automatic.turn_on', { level }), note: t(`level.${level}`) }
      }),
    })
    if (chosen) await act('automatic', 'automatic', async () => desk.apply('automatic_switch', await api.automaticSwitch(chosen.level, chosen.on)))
  }

  return { run, looking, sent, switches, stop, switchOver }
}
