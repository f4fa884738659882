import type { Turn } from '@/api/types'

/* A turn of the router as words of ours. The router has many; a driver needs few. */

const sides = ['left', 'right', 'slight_left', 'slight_right', 'sharp_left', 'sharp_right', 'straight', 'uturn'] as const
type Side = (typeof sides)[number]

/** Where the router's own word says more than the side does. */
const sided: readonly string[] = ['on_ramp', 'off_ramp', 'fork', 'merge']
/** A road that only changes its name, or a lane that is kept, asks for nothing when it goes straight on. */
const quiet: readonly string[] = ['new_name', 'continue', 'notification', 'use_lane']

const sideOf = (turn: Turn): Side => sides.find((side) => side === turn.modifier) ?? 'straight'
const roughly = (turn: Turn): 'left' | 'right' | 'straight' =>
  (turn.modifier.endsWith('left') ? 'left' : turn.modifier.endsWith('right') ? 'right' : 'straight')
const isRound = (turn: Turn): boolean => turn.code === 'roundabout' || turn.code === 'rotary'
const leavesRound = (turn: Turn): boolean => turn.code.startsWith('exit_')

/** The message key of what to do, below `turn.`. */
export function turnKey(turn: Turn): string {
  if (turn.code === 'depart') return 'depart'
  if (turn.code === 'arrive') return roughly(turn) === 'straight' ? 'arrive' : `arrive_${roughly(turn)}`
  if (leavesRound(turn)) return 'exit_roundabout'
  if (isRound(turn)) return turn.exit ? 'roundabout' : 'roundabout_enter'
  return sided.includes(turn.code) ? `${turn.code}_${roughly(turn)}` : sideOf(turn)
}

/** The message key, below `turn.`, that puts the road behind it; null where there is none to name. */
export function roadKey(turn: Turn): 'along' | 'onto' | null {
  const key = turnKey(turn)
  if (!turn.road || key.startsWith('arrive') || key === 'roundabout_enter') return null
  return ['depart', 'straight', 'uturn'].includes(key) ? 'along' : 'onto'
}

const signs: Record<Side, string> = {
  left: '←', right: '→', slight_left: '↖', slight_right: '↗', sharp_left: '↙', sharp_right: '↘', straight: '↑', uturn: '↩',
}

/** An arrow for the eye, beside the words. */
export function turnSign(turn: Turn): string {
  if (turn.code === 'arrive') return '◎'
  if (turn.code === 'depart') return '•'
  return isRound(turn) || leavesRound(turn) ? '↻' : signs[sideOf(turn)]
}

const asksNothing = (turn: Turn): boolean => leavesRound(turn) || (quiet.includes(turn.code) && sideOf(turn) === 'straight')

/** What is driven without doing anything belongs to the turn before; a roundabout leads onto the road of its exit. */
function joined(before: Turn, next: Turn): Turn {
  const road = isRound(before) && leavesRound(next) ? next.road : before.road
  return { ...before, road, metres: before.metres + next.metres, seconds: before.seconds + next.seconds }
}

/** The turns that ask for something, each with all of the road up to the next. */
export function turnsToTell(turns: readonly Turn[]): Turn[] {
  const told: Turn[] = []
  for (const turn of turns) {
    const before = told.at(-1)
    if (before && asksNothing(turn)) told[told.length - 1] = joined(before, turn)
    else told.push(turn)
  }
  return told
}
