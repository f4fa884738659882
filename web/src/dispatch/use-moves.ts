import { useI18n } from 'vue-i18n'
import * as api from '@/api/dispatch'
import type { Assignment, Candidate, Incident, Recommendation } from '@/api/types'
import { divertReasons } from '@/lib/codes'
import { minutes } from '@/lib/format'
import { diversionOf, freeOf, isBeforeScene } from '@/lib/moves'
import { isActive } from '@/lib/stages'
import { choose, type Option } from '@/shell/choice'
import { useWords } from '@/shell/words'
import { useBoard } from '@/stores/board'
import { useDesk } from '@/stores/desk'
import { useDispatchDesk } from '@/stores/dispatch-desk'
import { useNotices } from '@/stores/notices'
import { about, useActs } from './use-acts'

type Move = { units: Candidate[] } | { swap: Assignment }

/** Acts on several jobs at once: divert, swap, several units. Each says first what it does to whom. */
export function useMoves() {
  const { t } = useI18n()
  const board = useBoard()
  const desk = useDesk()
  const hand = useDispatchDesk()
  const notices = useNotices()
  const words = useWords()
  const { act } = useActs()

  function offered(incident: number, made: readonly Assignment[]): void {
    for (const row of made) desk.apply('assignment', row)
    if (hand.chosenId === incident) hand.ranking = null
    hand.offered = made[0]?.id ?? null
    if (made.length) notices.say('dispatch.offered', { unit: words.listed(made.map((row) => row.call_sign)) }, 'good')
  }

  /** What the incident loses that a unit is taken from: in words, with who could come instead. */
  async function lossOf(left: number, number: string, unit: number): Promise<string> {
    const others = (board.assignmentsOf.get(left) ?? []).filter((row) => row.unit !== unit && isActive(row))
    if (others.length) return t('moves.others_go', { number, units: words.listed(others.map((row) => row.call_sign)) })
    const next = await api.recommend(left).then((ranking) => freeOf(ranking).find((row) => row.unit !== unit)).catch(() => undefined)
    return next ? t('moves.next_for_it', { number, unit: next.call_sign, min: minutes(next.total_s) }) : t('moves.nobody_for_it', { number })
  }

  /** Take the unit of a ranked row, which still goes to a less urgent incident. */
  async function divert(ranking: Recommendation, row: Candidate): Promise<void> {
    const from = diversionOf(row)
    const job = board.activeByUnit.get(row.unit)
    if (!from || !job || job.incident !== from.incident) { notices.say('ranking.holding_told', { unit: row.call_sign }, 'warn'); return }
    const loss = await lossOf(from.incident, from.number, row.unit)
    const first = ranking.units[0] === row
    const reason = await choose<string>({
      title: t('moves.divert_title', { unit: row.call_sign, number: from.number, level: from.level }), text: `${t('moves.divert_text', { unit: row.call_sign })} ${loss}`, testid: 'divert-reasons',
      options: first ? [{ value: '', label: t('moves.divert', { unit: row.call_sign }) }] : words.reasons<string>(divertReasons),
    })
    if (reason === null) return
    await act('divert', about(ranking.incident), async () => {
      const made = await api.assignmentDivert(job.id, { incident: ranking.incident, recommendation: ranking.id, override_reason: reason })
      offered(ranking.incident, [made])
    })
  }

  async function offerSeveral(incident: number, ranking: Recommendation, units: readonly Candidate[]): Promise<void> {
    await act('several', about(incident), async () => {
      const body = { units: units.map((row) => row.unit), recommendation: ranking.id, override_reason: '' }
      const { offered: made, refused } = await api.offerSeveral(incident, body)
      offered(incident, made)
      for (const { params } of refused) notices.say('moves.refused', { unit: params.call_sign }, 'warn')
    })
  }

  async function swap(mine: Assignment, other: Assignment): Promise<void> {
    await act('swap', about(mine.incident), async () => {
      const { assignments } = await api.assignmentsSwap(mine.id, other.id)
      for (const row of assignments) desk.apply('assignment', row)
      notices.say('moves.swapped', { unit: mine.call_sign, other: other.call_sign }, 'good')
    })
  }

  function severalOptions(incident: Incident): Option<Move>[] {
    const free = hand.ranking?.incident === incident.id ? freeOf(hand.ranking) : []
    return [2, 3].filter((count) => free.length >= count).map((count) => {
      const units = free.slice(0, count)
      return { value: { units }, label: t('moves.several', { units: words.listed(units.map((row) => row.call_sign)) }), note: t('moves.several_note', { min: minutes(units[count - 1]?.total_s ?? 0) }) }
    })
  }

  function swapOptions(mine: Assignment | undefined): Option<Move>[] {
    if (!mine || !isBeforeScene(mine)) return []
    return [...board.activeByUnit.values()].filter((row) => row.incident !== mine.incident && isBeforeScene(row)).map((other) => {
      const there = desk.tables.incident.get(other.incident)
      return { value: { swap: other }, label: t('moves.swap', { unit: mine.call_sign, other: other.call_sign }), note: [there?.level, there?.number, there?.place?.label].filter(Boolean).join(' · ') }
    })
  }

  /** The acts on several jobs that the chosen incident allows. */
  async function more(): Promise<void> {
    const incident = hand.incident
    if (!incident) return
    const mine = hand.active.find(isBeforeScene)
    const options = [...severalOptions(incident), ...swapOptions(mine)]
    if (!options.length) { notices.say('moves.none', {}, 'warn'); return }
    const move = await choose<Move>({ title: t('moves.title', { number: incident.number }), text: t('moves.text'), testid: 'moves', options })
    if (!move) return
    if ('swap' in move) { if (mine) await swap(mine, move.swap) } else if (hand.ranking) await offerSeveral(incident.id, hand.ranking, move.units)
  }

  return { divert, more }
}
