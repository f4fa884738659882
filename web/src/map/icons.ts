import type { Map as GlMap } from 'maplibre-gl'
import type { UnitState } from '@/lib/unit-state'

/* Marks for units, drawn here: a colour and a shape for each state, so that colour never stands alone.
 * A stale position is a hollow mark with a broken edge. */

type Shape = 'disc' | 'ring' | 'arrow' | 'square' | 'diamond' | 'cross'

export const unitMarks: Record<UnitState, { colour: string; shape: Shape }> = {
  free: { colour: '#4fc78a', shape: 'disc' },
  offered: { colour: '#ffcf4a', shape: 'ring' },
  to_scene: { colour: '#ff9a3d', shape: 'arrow' },
  at_scene: { colour: '#ff6b6b', shape: 'square' },
  to_hospital: { colour: '#b78bff', shape: 'arrow' },
  at_hospital: { colour: '#63b6ff', shape: 'diamond' },
  out_of_service: { colour: '#93a1ad', shape: 'cross' },
  off_duty: { colour: '#5d6b77', shape: 'cross' },
}

const SIZE = 44
const C = SIZE / 2

function trace(ctx: CanvasRenderingContext2D, shape: Shape): void {
  ctx.beginPath()
  if (shape === 'arrow') {
    ctx.moveTo(C, 5); ctx.lineTo(C + 14, C + 14); ctx.lineTo(C, C + 7); ctx.lineTo(C - 14, C + 14); ctx.closePath()
  } else if (shape === 'square') ctx.roundRect(C - 12, C - 12, 24, 24, 4)
  else if (shape === 'diamond') {
    ctx.moveTo(C, C - 16); ctx.lineTo(C + 16, C); ctx.lineTo(C, C + 16); ctx.lineTo(C - 16, C); ctx.closePath()
  } else ctx.arc(C, C, 13, 0, Math.PI * 2)
}

function draw(colour: string, shape: Shape, stale: boolean, paper: string): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = SIZE
  const ctx = canvas.getContext('2d') as CanvasRenderingContext2D
  trace(ctx, shape)
  ctx.lineWidth = 4
  ctx.strokeStyle = stale ? colour : '#0b1117'
  ctx.fillStyle = stale || shape === 'ring' ? paper : colour
  if (stale) ctx.setLineDash([5, 4])
  ctx.fill()
  if (shape === 'ring' && !stale) { ctx.lineWidth = 6; ctx.strokeStyle = colour }
  ctx.stroke()
  if (shape === 'cross') {
    ctx.setLineDash([])
    ctx.beginPath()
    ctx.moveTo(C - 6, C - 6); ctx.lineTo(C + 6, C + 6); ctx.moveTo(C + 6, C - 6); ctx.lineTo(C - 6, C + 6)
    ctx.lineWidth = 3
    ctx.strokeStyle = stale ? colour : '#0b1117'
    ctx.stroke()
  }
  return ctx.getImageData(0, 0, SIZE, SIZE)
}

export const markName = (state: UnitState, stale: boolean): string => `unit-${state}${stale ? '-stale' : ''}`

export function addMarks(map: GlMap, theme: 'dark' | 'light'): void {
  const paper = theme === 'dark' ? 'rgb(11 17 23 / 75%)' : 'rgb(255 255 255 / 85%)'
  for (const [state, { colour, shape }] of Object.entries(unitMarks)) {
    for (const stale of [false, true]) {
      const name = markName(state as UnitState, stale)
      if (!map.hasImage(name)) map.addImage(name, draw(colour, shape, stale, paper), { pixelRatio: 2 })
    }
  }
}
