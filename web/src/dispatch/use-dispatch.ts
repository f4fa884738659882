import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import * as api from '@/api/dispatch'
import { incidentClose, incidentCoResponse, incidentHold, incidentReopen, incidentWake } from '@/api/incidents'
import { isProblem } from '@/api/problem'
import type { Alert, Assignment, ClearReason, Incident, ReportedStage, Unit } from '@/api/types'
import { proposedIn } from '@/lib/alerts'
import { abortReasons, clearReasons, closeOutcomes, closeReasons, holdMinutes, holdReasons, overrideReasons, reopenReasons } from '@/lib/codes'
import { othersToTell } from '@/lib/owed'
import { needsHospital, needsReason } from '@/lib/stages'
import { choose } from '@/shell/choice'
import { chooseHospital } from '@/shell/choose-hospital'
import { useWords } from '@/shell/words'
import { useBoard } from '@/stores/board'
import { useDesk } from '@/stores/desk'
import { useDispatchDesk } from '@/stores/dispatch-desk'
import { useNotices } from '@/stores/notices'
import { useSession } from '@/stores/session'
import { useTime } from '@/stores/time'
import { about, useActs } from './use-acts'
import { useMoves } from './use-moves'

/** The dispatcher's acts. Each dangerous one says what it will do to whom before it does it. */
export function useDispatch() {
  const { t, locale } = useI18n()
  const desk = useDesk()
  const board = useBoard()
  const hand = useDispatchDesk()
  const notices = useNotices()
  const session = useSession()
  const time = useTime()
  const words = useWords()
  const { busy, act } = useActs()
  const moves = useMoves()

  /** Ranks the units, and shows the ranking while the incident is still the chosen one. */
  async function rankFor(incident: number): Promise<void> {
    const ranking = await api.recommend(incident)
    desk.apply('recommendation', ranking)
    if (hand.chosenId === incident) hand.ranking = ranking
  }

  async function recommend(): Promise<void> {
    const incident = hand.incident
    if (takesUnits(incident)) await act('recommend', about(incident.id), () => rankFor(incident.id))
  }

  async function send(incident: number, body: api.Offer, callSign: string): Promise<void> {
    await act('offer', about(incident), async () => {
      try {
        const made = await api.offer(incident, body)
        desk.apply('assignment', made)
        if (hand.chosenId === incident) hand.ranking = null
        hand.offered = made.id
        notices.say('dispatch.offered', { unit: callSign }, 'good')
      } catch (error) {
        if (isProblem(error) && error.code === 'unit_not_available') await rankFor(incident)
        throw error
      }
    })
  }

  const askOverride = (callSign: string): Promise<string | null> => choose<string>({
    title: t('dispatch.override_title', { unit: callSign }), text: t('dispatch.override_text'), testid: 'override-reasons', options: words.reasons(overrideReasons),
  })

  /** Offer to the unit at `index` of the ranking; any but the first needs a reason. One that still has a job is diverted. */
  async function offerRanked(index: number): Promise<void> {
    const ranking = hand.ranking
    const unit = ranking?.units[index]
    if (!ranking || !unit || !hand.incident) return
    if (unit.holding !== null) { await moves.divert(ranking, unit); return }
    const reason = index === 0 ? '' : await askOverride(unit.call_sign)
    if (reason === null) return
    await send(ranking.incident, { unit: unit.unit, recommendation: ranking.id, ...(reason ? { override_reason: reason } : {}) }, unit.call_sign)
  }

  /** Offer to any unit that is free, with a reason. */
  async function offerOther(): Promise<void> {
    const incident = hand.incident
    if (!takesUnits(incident)) return
    const free = [...desk.tables.unit.values()].filter((unit) => unit.readiness === 'ready' && !board.activeByUnit.has(unit.id))
      .sort((a, b) => a.call_sign.localeCompare(b.call_sign))
    const unit = await choose<Unit>({ title: t('dispatch.other_title'), options: free.map((value) => ({ value, label: value.call_sign, note: words.capabilities(value.capabilities) })) })
    const reason = unit ? await askOverride(unit.call_sign) : null
    if (!unit || !reason) return
    const ranking = hand.ranking ?? hand.newest
    await send(incident.id, { unit: unit.id, override_reason: reason, ...(ranking ? { recommendation: ranking.id } : {}) }, unit.call_sign)
  }

  async function hold(): Promise<void> {
    const incident = hand.incident
    if (incident?.state !== 'awaiting') return
    const reason = await choose({ title: t('dispatch.hold_title', { number: incident.number }), testid: 'hold-reasons', options: words.reasons(holdReasons) })
    const minutes = reason && await choose({ title: t('dispatch.wake_title'), options: holdMinutes.map((value) => ({ value, label: t('dispatch.in_minutes', { n: value }) })) })
    if (!reason || !minutes) return
    const wakeAt = new Date(time.now + minutes * 60_000).toISOString()
    await act('hold', about(incident.id), async () => desk.apply('incident', await incidentHold(incident.id, reason, wakeAt)))
  }

  async function wake(): Promise<void> {
    const incident = hand.incident
    if (incident?.state === 'held') await act('wake', about(incident.id), async () => desk.apply('incident', await incidentWake(incident.id)))
  }

  async function close(): Promise<void> {
    const incident = hand.incident
    if (!incident || !['taking', 'awaiting', 'held'].includes(incident.state)) return
    const outcome = await choose({ title: t('dispatch.close_title', { number: incident.number }), testid: 'close-outcomes', options: words.outcomes(closeOutcomes) })
    const reason = outcome && await choose<string>({ title: t('dispatch.close_reason'), options: words.reasons(closeReasons) })
    if (outcome && reason) await act('close', about(incident.id), async () => desk.apply('incident', await incidentClose(incident.id, outcome, reason)))
  }

  /** Closed by mistake: it can await a unit again when it has a place and a level. */
  const reopenable = computed(() => {
    const incident = hand.incident
    return incident?.state === 'closed' && incident.place !== null && incident.level !== null && session.has('dispatcher', 'duty_manager')
  })

  async function reopen(): Promise<void> {
    const incident = hand.incident
    if (!incident || !reopenable.value) return
    const reason = await choose<string>({
      title: t('dispatch.reopen_title', { number: incident.number }), text: t('dispatch.reopen_text'), testid: 'reopen-reasons', options: words.reasons(reopenReasons),
    })
    if (reason) await act('reopen', about(incident.id), async () => desk.apply('incident', await incidentReopen(incident.id, reason)))
  }

  /** Tick who else than units was told. Without a code: which of those not told yet? */
  async function tell(code?: string): Promise<void> {
    const incident = hand.incident
    if (!incident) return
    const left = othersToTell(incident.resources).filter((each) => !incident.co_responses.some((row) => row.code === each))
    const chosen = code ?? (left.length ? await choose<string>({ title: t('owed.which'), testid: 'co-responses', options: left.map((value) => ({ value, label: words.resource(value) })) }) : null)
    if (chosen) await act('tell', about(incident.id), async () => desk.apply('incident', await incidentCoResponse(incident.id, chosen)))
  }

  async function abort(assignment: Assignment): Promise<void> {
    const told = t('dispatch.abort_text', { unit: assignment.call_sign })
    const level = desk.tables.incident.get(assignment.incident)?.level
    const text = board.automaticLevels.some((each) => each === level) ? `${told} ${t('automatic.then_by_hand')}` : told
    const reason = await choose({
      title: t('dispatch.abort_title', { unit: assignment.call_sign }), text,
      testid: 'abort-reasons', options: words.reasons(abortReasons),
    })
    if (reason) await act('abort', about(assignment.incident), async () => desk.apply('assignment', await api.assignmentAbort(assignment.id, reason)))
  }

  const acceptFor = (assignment: Assignment): Promise<boolean> =>
    act('accept', about(assignment.incident), async () => desk.apply('assignment', await api.assignmentAccept(assignment.id)))

  /** Report a stage for the crew. */
  async function stage(assignment: Assignment, name: ReportedStage): Promise<void> {
    const report: api.StageReport = { stage: name }
    if (needsReason(assignment, name)) {
      const reason = await choose<ClearReason>({ title: t('crew.clear_reason'), options: words.reasons(clearReasons) })
      if (!reason) return
      report.reason = reason
    }
    if (needsHospital(name)) {
      const place = desk.tables.incident.get(assignment.incident)?.place
      const hospital = await chooseHospital(t('crew.hospital'), desk.tables.hospital, place, locale.value)
      if (hospital === null) return
      report.hospital = hospital
    }
    await act('stage', about(assignment.incident), async () => desk.apply('assignment', await api.assignmentStage(assignment.id, report)))
  }

  /** Offer the unit that an escalation proposes. The reason is the escalation itself. */
  async function offerProposed(alert: Alert): Promise<void> {
    const next = proposedIn(alert)
    if (!next || alert.incident === null) return
    hand.choose(alert.incident)
    await send(alert.incident, { unit: next.id, override_reason: 'not_accepted', ...(next.recommendation ? { recommendation: next.recommendation } : {}) }, next.call_sign)
  }

  return { busy, recommend, offerRanked, offerOther, hold, wake, close, reopenable, reopen, tell, abort, acceptFor, stage, offerProposed }
}

/** A unit may be chosen for it. */
const takesUnits = (incident: Incident | null): incident is Incident =>
  incident !== null && ['awaiting', 'held', 'under_way'].includes(incident.state)
