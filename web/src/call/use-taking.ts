import { onScopeDispose, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { callEnd } from '@/api/calls'
import type { Call } from '@/api/types'
import { isLineLost } from '@/lib/call-turns'
import { choose } from '@/shell/choice'
import { hush, insist, play } from '@/shell/sound'
import { useBoard } from '@/stores/board'
import { useCallDesk } from '@/stores/call-desk'
import { useDesk } from '@/stores/desk'
import { useNotices } from '@/stores/notices'
import { useSeats } from '@/stores/seats'
import { useCaller } from './use-caller'

/** Taking calls: the next one, one of the list, one that was parked, one that is rung back. */
export function useTaking() {
  const { t } = useI18n()
  const board = useBoard()
  const callDesk = useCallDesk()
  const desk = useDesk()
  const notices = useNotices()
  const caller = useCaller()
  const seats = useSeats()

  /** Whether the next caller may be taken: one who is on the line waits meanwhile, and that is asked first. */
  async function mayPark(): Promise<boolean> {
    const held = callDesk.mine.find((row) => !isLineLost(row))
    return !held || await choose({
      title: t('line.park_title', { number: held.number || t('call.no_number') }), text: t('line.park_text'), testid: 'park-first',
      options: [{ value: true, label: t('line.park_and_take') }],
    }) === true
  }

  async function takeNext(): Promise<void> {
    if (await mayPark()) await notices.attempt(() => callDesk.takeNext(callDesk.mine.length > 0), 'take-next')
  }

  async function take(row: Call): Promise<void> {
    if (!await mayPark()) return
    await notices.attempt(async () => {
      for (const own of callDesk.mine) await callDesk.park(own.id)
      await callDesk.take(row.id)
    }, 'take')
  }

  /** The call in hand waits, or, with empty hands, the one that waits longest is taken back. */
  async function parkOrTakeBack(): Promise<void> {
    const own = callDesk.call
    const first = board.parked[0]
    if (own) await notices.attempt(() => callDesk.park(own.id), 'park')
    else if (first) await notices.attempt(() => callDesk.take(first.id), 'park')
  }

  /** Reached: the call goes on at this desk. Given up: it ends as abandoned, or is taken up where an incident hangs on it. */
  async function ringBack(row: Call | undefined): Promise<void> {
    const result = await caller.rangBack(row ?? null)
    if (!row || !result) return
    const over = result === 'rang_again' || (result !== 'reached' && await caller.givenUp(row))
    if (over && row.incident === null) await notices.attempt(async () => desk.apply('call', await callEnd(row.id, 'abandoned', '')))
    else if (over || result === 'reached') await take(row)
  }

  /** At a seat with empty hands it rings on until somebody has taken the call, after a reload, too; else once for each. */
  const stopRinging = watch(() => board.ringing.length > 0 && callDesk.mine.length === 0 && seats.mine?.state !== 'away', (rings) => (rings ? insist('call') : hush('call')), { immediate: true })
  const forget = desk.onEvent((event) => { if (event.type === 'call.rang' && (callDesk.call || seats.mine?.state === 'away')) play('call') })
  onScopeDispose(() => { stopRinging(); forget(); hush('call') })

  return { takeNext, take, parkOrTakeBack, ringBack }
}
