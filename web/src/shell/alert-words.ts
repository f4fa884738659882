import { useI18n } from 'vue-i18n'
import type { Alert } from '@/api/types'
import { isCounting } from '@/lib/clocks'
import { useDesk } from '@/stores/desk'
import { useWords } from './words'

/** Told with the incident it is about. */
const aboutIncident = new Set(['clock_breached', 'welfare_not_reached', 'recognition_late', 'place_not_found', 'automatic_needs_you', 'incident_lost_unit', 'two_incidents'])

/** What an alert says: its title, what it is about, and whose it is. */
export function useAlertWords() {
  const { t } = useI18n()
  const desk = useDesk()
  const words = useWords()

  const title = (alert: Alert): string => words.coded('alert', alert.kind, alert.params)
  const answerers = (alert: Alert): string =>
    words.listed(alert.answers.filter((role) => role !== 'duty_manager').map((role) => t(`alert.seat.${role}`)))

  /** Which clocks of which incident ran out, and count on. */
  function stagesOf(alert: Alert): string {
    const clocks = (Array.isArray(alert.params.clocks) ? alert.params.clocks : []).flatMap((id) => desk.tables.clock.get(id) ?? [])
    const late = clocks.length ? clocks.filter(isCounting).map((clock) => clock.stage) : alert.params.stages
    const stages = Array.isArray(late) ? words.listed(late.map((stage) => t(`clock.stage.${stage}`))) : ''
    const incident = desk.tables.incident.get(alert.incident ?? -1)
    const unit = desk.tables.assignment.get(alert.assignment ?? -1)?.call_sign
    const number = desk.tables.call.get(alert.call ?? -1)?.number ?? (alert.kind === 'place_not_found' ? incident?.callback_number : '')
    return [stages, number, unit, incident?.place?.label, incident?.number].filter(Boolean).join(' · ')
  }

  /** Of an offer how far it came before it stopped: not received, received, or looked at. */
  function subject(alert: Alert): string {
    if (aboutIncident.has(alert.kind)) return stagesOf(alert)
    if (alert.kind !== 'offer_not_accepted') return words.reason(alert.params.reason as string | undefined)
    return t(alert.params.seen ? 'alert.reach.seen' : alert.params.delivered ? 'alert.reach.delivered' : 'alert.reach.nothing')
  }

  return { title, subject, answerers }
}
