import { expect, test } from 'vitest'
import { cityStyle } from '@/map/style'

const TILES = '/tiles/v1/{z}/{x}/{y}.mvt?f=4'
const textOf = (locale: string, id: string): unknown => {
  const layer = cityStyle(TILES, 'dark', locale).layers.find((one) => one.id === id)
  return layer?.type === 'symbol' ? layer.layout?.['text-field'] : undefined
}

test.each(['road-names', 'place-names', 'district-names'])('%s are in the language of the user, else as they are written', (id) => {
  expect(textOf('zh-Hans', id)).toEqual(['coalesce', ['get', 'name_zh'], ['get', 'name']])
  expect(textOf('en', id)).toEqual(['coalesce', ['get', 'name_en'], ['get', 'name']])
})

test('a style names no server but our own: no glyphs, no pictures, no other tiles', () => {
  for (const theme of ['dark', 'light'] as const) {
    const style = cityStyle(TILES, theme, 'en')
    expect([style.glyphs, style.sprite]).toEqual([undefined, undefined])
    expect(style.sources).toEqual({ city: { type: 'vector', tiles: [`${location.origin}${TILES}`], minzoom: 8, maxzoom: 17 } })
  }
})

test('day and night draw the same, in other colours', () => {
  const [day, night] = (['light', 'dark'] as const).map((theme) => cityStyle(TILES, theme, 'en').layers)
  expect(day?.map((layer) => layer.id)).toEqual(night?.map((layer) => layer.id))
  expect(day?.map((layer) => layer.paint)).not.toEqual(night?.map((layer) => layer.paint))
})
