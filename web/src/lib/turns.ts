import type { Turn } from '@/api/types'

/* A turn of the router as a key of ours. The router has many words; a driver needs few. */

const sides = ['left', 'right', 'slight_left', 'slight_right', 'sharp_left', 'sharp_right', 'straight', 'uturn'] as const
type Side = (typeof sides)[number]

const isSide = (modifier: string): modifier is Side => (sides as readonly string[]).includes(modifier)

/** The message key of what to do, below `turn.`; with or without a road to go into. */
export function turnKey(turn: Turn): string {
  if (turn.code === 'depart' || turn.code === 'arrive') return turn.code
  if (turn.code.startsWith('exit_')) return 'exit_roundabout'
  if (turn.code === 'roundabout' || turn.code === 'rotary') return turn.exit ? 'roundabout' : 'roundabout_enter'
  if (turn.code === 'on_ramp' || turn.code === 'off_ramp' || turn.code === 'fork' || turn.code === 'merge') {
    return `${turn.code}_${turn.modifier.endsWith('left') ? 'left' : turn.modifier.endsWith('right') ? 'right' : 'straight'}`
  }
  return isSide(turn.modifier) ? turn.modifier : 'straight'
}

/** An arrow for the eye, beside the words. */
export function turnSign(turn: Turn): string {
  if (turn.code === 'arrive') return '◎'
  if (turn.code === 'depart') return '•'
  if (turn.code.includes('round') || turn.code.includes('rotary')) return '↻'
  const signs: Record<Side, string> = {
    left: '←', right: '→', slight_left: '↖', slight_right: '↗', sharp_left: '↙', sharp_right: '↘', straight: '↑', uturn: '↩',
  }
  return isSide(turn.modifier) ? signs[turn.modifier] : '↑'
}

/** Turns that ask for something: a road that only changes its name is driven on. */
export const turnsToTell = (turns: readonly Turn[]): Turn[] =>
  turns.filter((turn) => !(turn.code === 'new_name' && turn.modifier === 'straight') && !turn.code.startsWith('exit_'))
