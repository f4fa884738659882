import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { incidentWelfare } from '@/api/incidents'
import type { Incident } from '@/api/types'
import { welfareDue, type WelfareResult } from '@/lib/welfare'
import { choose } from '@/shell/choice'
import { useCallDesk } from '@/stores/call-desk'
import { useDesk } from '@/stores/desk'
import { useNotices } from '@/stores/notices'

/** Welfare calls at the call-taker's desk: who is due, what a call found, and what follows when it is worse. */
export function useWelfare() {
  const { t } = useI18n()
  const desk = useDesk()
  const callDesk = useCallDesk()
  const notices = useNotices()
  const due = computed(() => welfareDue(desk.tables.clock.values(), desk.tables.incident))
  const ringing = ref<number | null>(null)
  const incident = computed<Incident | null>(() => desk.tables.incident.get(ringing.value ?? -1) ?? null)

  function ring(id: number | undefined): void {
    if (id !== undefined) ringing.value = id
  }
  const leave = (): void => { ringing.value = null }

  async function found(result: WelfareResult, note: string): Promise<void> {
    const row = incident.value
    leave()
    if (!row) return
    const kept = await notices.attempt(async () => desk.apply('incident', await incidentWelfare(row.id, result, note)), 'welfare')
    if (!kept) return
    notices.say('welfare.kept', { number: row.number }, 'good')
    if (result === 'worse' && await offerTriage(row)) await notices.attempt(() => callDesk.ringBackAbout(row))
  }

  const offerTriage = (row: Incident): Promise<boolean | null> => choose({
    title: t('welfare.worse_title', { number: row.number }), text: t('welfare.worse_text'), testid: 'worse',
    options: [{ value: true, label: t('welfare.triage_now') }, { value: false, label: t('welfare.later') }],
  })

  return { due, incident, ring, leave, found }
}
