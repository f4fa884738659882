import { useI18n } from 'vue-i18n'
import type { Seat } from '@/api/types'
import { awayReasons } from '@/lib/codes'
import { duration } from '@/lib/format'
import { useNotices } from '@/stores/notices'
import { useSeats } from '@/stores/seats'
import { useSession } from '@/stores/session'
import { useTime } from '@/stores/time'
import { choose, type Option } from './choice'

type Act = () => Promise<unknown>

/** What can be done with seats just now, as one choice: mine first, then the free ones, then what the duty manager may. */
export function useSeat() {
  const { t } = useI18n()
  const seats = useSeats()
  const notices = useNotices()
  const session = useSession()
  const time = useTime()

  const wordsOf = (seat: Seat): string => t(`seat.state.${seat.state}`) + (seat.reason ? ` ${t(`seat.reason.${seat.reason}`)}` : '')
  const nameOf = (seat: Seat): string => [seat.code, t(`seat.kind.${seat.kind}`), seat.extension].filter(Boolean).join(' ')

  function ofMine(seat: Seat): Option<Act>[] {
    const isTalking = seat.state === 'talking'
    const leave = { value: () => seats.leave(seat.id), label: t('seat.leave', { seat: seat.code }) }
    if (isTalking) return []
    return [
      ...(seat.state === 'ready' ? [] : [{ value: () => seats.ready(seat.id), label: t('seat.state.ready') }]),
      ...awayReasons.filter((reason) => reason !== seat.reason)
        .map((reason) => ({ value: () => seats.away(seat.id, reason), label: t('seat.away', { reason: t(`seat.reason.${reason}`) }) })),
      leave,
    ]
  }

  const free = (): Option<Act>[] => seats.all.filter((seat) => seat.state === 'closed')
    .map((seat) => ({ value: () => seats.take(seat.id), label: t('seat.take', { seat: nameOf(seat) }) }))

  /** The duty manager sees who sits where, and frees the seat of somebody who has gone. */
  const ofOthers = (): Option<Act>[] => (!session.has('duty_manager') ? [] : seats.all
    .filter((seat) => seat.state !== 'closed' && seat.id !== seats.mine?.id)
    .map((seat) => ({
      value: () => closeFor(seat), label: `${nameOf(seat)} ${seat.user?.name ?? ''}`, note: `${wordsOf(seat)} ${duration(Math.max(0, time.since(seat.since)))}`,
    })))

  async function closeFor(seat: Seat): Promise<void> {
    const sure = await choose({
      title: t('seat.close_title', { seat: nameOf(seat), who: seat.user?.name ?? '' }), text: t('seat.close_text'), testid: 'seat-close',
      options: [{ value: true, label: t('seat.close') }],
    })
    if (sure) await seats.leave(seat.id)
  }

  async function ask(): Promise<void> {
    const act = await choose<Act>({
      title: t('seat.title'), testid: 'seat-acts', text: seats.mine ? `${nameOf(seats.mine)} ${wordsOf(seats.mine)}` : t('seat.text'),
      options: [...(seats.mine ? ofMine(seats.mine) : []), ...free(), ...ofOthers()],
    })
    if (act) await notices.attempt(act, 'seat')
  }

  return { seats, ask, wordsOf }
}
