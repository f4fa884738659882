import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Incident } from '@/api/types'
import { duration } from '@/lib/format'
import { choose } from '@/shell/choice'
import { useBoard } from '@/stores/board'
import { useCallDesk } from '@/stores/call-desk'
import { useTime } from '@/stores/time'

const COMPLAINT_SHOWN = 40

/** Which open incident of the centre a call may be about: those that it is `likely` about first, then the newest. */
export function useAttach(likely: () => readonly number[]) {
  const { t } = useI18n()
  const board = useBoard()
  const callDesk = useCallDesk()
  const time = useTime()

  function rank(row: Incident): number {
    const at = likely().indexOf(row.id)
    return at < 0 ? likely().length : at
  }

  const others = computed<Incident[]>(() => board.incidents.filter((row) => row.id !== callDesk.incident?.id)
    .sort((a, b) => rank(a) - rank(b) || b.opened_at.localeCompare(a.opened_at) || b.id - a.id))

  const noteOf = (row: Incident): string =>
    [row.complaint.slice(0, COMPLAINT_SHOWN), duration(Math.max(0, time.since(row.opened_at)))].filter(Boolean).join(' · ')

  /** The chosen incident's id, or null. */
  const askIncident = (): Promise<number | null> => choose({
    title: t('call.attach_title'), text: t('call.attach_text'), testid: 'attach-incidents',
    options: others.value.map((row) => ({
      value: row.id, label: `${row.level ?? '—'} ${row.place?.label ?? t('board.no_place')}`, note: noteOf(row),
    })),
  })

  return { others, askIncident }
}
