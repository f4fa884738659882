import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { palettes, type Palette } from './palette'

/* The city as a MapLibre style: our own vector tiles, text drawn on this machine, nothing from outside. */

const FONT = ['Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif']

const motorways = ['motorway', 'motorway_link', 'trunk', 'trunk_link']
const mains = ['primary', 'primary_link', 'secondary', 'secondary_link']
const streets = ['tertiary', 'tertiary_link', 'residential', 'unclassified', 'living_street']

const among = (kinds: string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]]
const elsewhere: ExpressionSpecification = ['!', among([...motorways, ...mains, ...streets])]

/** Line width in pixels at zooms 11, 14 and 18. */
const width = (far: number, mid: number, near: number): ExpressionSpecification =>
  ['interpolate', ['exponential', 1.4], ['zoom'], 11, far, 14, mid, 18, near]

function road(id: string, filter: ExpressionSpecification, colour: string, line: ExpressionSpecification, minzoom: number): LayerSpecification {
  return {
    id, type: 'line', source: 'city', 'source-layer': 'roads', filter, minzoom,
    layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': colour, 'line-width': line },
  }
}

function labelled(locale: string): ExpressionSpecification {
  return locale === 'en' ? ['coalesce', ['get', 'name_en'], ['get', 'name']] : ['coalesce', ['get', 'name_zh'], ['get', 'name']]
}

function ground(p: Palette): LayerSpecification[] {
  const fill = (id: string, colour: string, minzoom = 0): LayerSpecification =>
    ({ id, type: 'fill', source: 'city', 'source-layer': id, minzoom, paint: { 'fill-color': colour } })
  return [
    { id: 'land', type: 'background', paint: { 'background-color': p.land } },
    fill('estates', p.estate, 14), fill('green', p.green), fill('water', p.water), fill('buildings', p.building, 14),
  ]
}

function roads(p: Palette): LayerSpecification[] {
  return [
    road('roads-minor', elsewhere, p.minor, width(0.2, 0.8, 5), 13),
    road('roads-street-case', among(streets), p.casing, width(0.6, 2.6, 17), 13),
    road('roads-street', among(streets), p.street, width(0.4, 1.8, 14), 11),
    road('roads-main-case', among(mains), p.casing, width(1.8, 5, 23), 11),
    road('roads-main', among(mains), p.main, width(1.1, 3.6, 19), 8),
    road('roads-motorway-case', among(motorways), p.casing, width(2.4, 6, 26), 10),
    road('roads-motorway', among(motorways), p.motorway, width(1.4, 4.2, 21), 6),
  ]
}

function lines(p: Palette): LayerSpecification[] {
  return [
    {
      id: 'railways', type: 'line', source: 'city', 'source-layer': 'railways', minzoom: 10,
      paint: { 'line-color': p.rail, 'line-width': width(0.8, 1.4, 3), 'line-dasharray': [4, 2] },
    },
    {
      id: 'districts', type: 'line', source: 'city', 'source-layer': 'districts', minzoom: 8,
      paint: {
        'line-color': p.district, 'line-dasharray': [3, 2], 'line-opacity': 0.7,
        'line-width': ['case', ['<=', ['get', 'admin_level'], 6], 1.6, 0.8],
      },
    },
  ]
}

/** Places that a crew looks for stand out by colour and by a sign of their own; what is an area has its name alone. */
const areas = ['city', 'town', 'suburb', 'quarter', 'neighbourhood', 'residential', 'village', 'hamlet', 'park', 'university']
const signs: ExpressionSpecification = ['match', ['get', 'kind'],
  'hospital', '✚', 'clinic', '+', 'ambulance_station', '◆', 'fire_station', '▲', 'police', '★', 'defibrillator', '♥', 'station', '◎', 'gate', '□', areas, '', '•']
const signColours: ExpressionSpecification = ['match', ['get', 'kind'],
  ['hospital', 'clinic'], '#e0463f', 'ambulance_station', '#3f8fe0', 'fire_station', '#e07a3f', 'police', '#4f6fe0', 'defibrillator', '#2fa36b', '#8a96a1']

function names(p: Palette, locale: string): LayerSpecification[] {
  const paint = { 'text-color': p.text, 'text-halo-color': p.halo, 'text-halo-width': 1.4 }
  return [
    {
      id: 'road-names', type: 'symbol', source: 'city', 'source-layer': 'roads', minzoom: 13, filter: ['has', 'name'],
      layout: { 'symbol-placement': 'line', 'text-field': labelled(locale), 'text-font': FONT, 'text-size': 11.5, 'symbol-spacing': 320 }, paint,
    },
    {
      id: 'house-numbers', type: 'symbol', source: 'city', 'source-layer': 'house_numbers', minzoom: 17,
      layout: { 'text-field': ['get', 'text'], 'text-font': FONT, 'text-size': 10.5 },
      paint: { ...paint, 'text-opacity': 0.85 },
    },
    {
      id: 'km-posts', type: 'symbol', source: 'city', 'source-layer': 'km_posts', minzoom: 14,
      layout: { 'text-field': ['get', 'text'], 'text-font': FONT, 'text-size': 10 }, paint: { ...paint, 'text-color': p.waterText },
    },
    {
      id: 'place-names', type: 'symbol', source: 'city', 'source-layer': 'places', minzoom: 11,
      layout: {
        'text-field': labelled(locale), 'text-font': FONT, 'text-size': 12, 'text-max-width': 8, 'text-padding': 3, 'symbol-sort-key': ['get', 'rank'],
        // Below its own sign, which has its room already.
        'text-anchor': ['match', ['get', 'kind'], areas, 'center', 'top'], 'text-offset': ['match', ['get', 'kind'], areas, ['literal', [0, 0]], ['literal', [0, 0.95]]],
      }, paint,
    },
    {
      id: 'district-names', type: 'symbol', source: 'city', 'source-layer': 'district_names', minzoom: 9, maxzoom: 15,
      // From where the whole of it is no longer on the screen, the city's own name would stand at some corner.
      filter: ['any', ['<', ['zoom'], 11], ['>', ['get', 'admin_level'], 5]],
      layout: {
        'text-field': labelled(locale), 'text-font': FONT, 'text-letter-spacing': 0.25, 'text-max-width': 7,
        'text-size': ['case', ['<=', ['get', 'admin_level'], 6], 16, 12.5], 'symbol-sort-key': ['get', 'admin_level'],
      },
      paint: { 'text-color': p.districtText, 'text-halo-color': p.halo, 'text-halo-width': 1.8 },
    },
    // The last is placed first: a sign never gives way to a name.
    {
      id: 'place-signs', type: 'symbol', source: 'city', 'source-layer': 'places', minzoom: 10,
      layout: { 'text-field': signs, 'text-font': FONT, 'text-size': 13, 'text-padding': 0, 'symbol-sort-key': ['get', 'rank'] },
      paint: { 'text-color': signColours, 'text-halo-color': p.halo, 'text-halo-width': 1.6 },
    },
  ]
}

/** Style for `tiles` (a URL template of this server, or null while no city is loaded). */
export function cityStyle(tiles: string | null, theme: 'dark' | 'light', locale: string): StyleSpecification {
  const p = palettes[theme]
  const absolute = tiles ? new URL(tiles, location.origin).href.replace(/%7B/gi, '{').replace(/%7D/gi, '}') : null
  const [land, ...covers] = ground(p)
  return {
    version: 8,
    sources: absolute ? { city: { type: 'vector', tiles: [absolute], minzoom: 8, maxzoom: 17 } } : {},
    layers: absolute && land ? [land, ...covers, ...lines(p), ...roads(p), ...names(p, locale)] : [land as LayerSpecification],
  }
}
