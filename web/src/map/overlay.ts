import type { FeatureCollection, Point, Polygon } from 'geojson'
import type { GeoJSONSource, LayerSpecification, Map as GlMap } from 'maplibre-gl'
import { addMarks } from './icons'

/* What moves on top of the city. Sources are kept across a change of style (day, night, language). */

export type Points = FeatureCollection<Point>
export const noPoints: Points = { type: 'FeatureCollection', features: [] }
export type Shapes = FeatureCollection<Polygon>
export const overlayNames = ['areas', 'fixed', 'incidents', 'units', 'marker'] as const
export type OverlayName = (typeof overlayNames)[number]

const FONT = ['Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif']

function layersFor(theme: 'dark' | 'light'): LayerSpecification[] {
  const ink = theme === 'dark' ? '#e8eef3' : '#12202c'
  const halo = theme === 'dark' ? '#0b1117' : '#ffffff'
  const text = { 'text-color': ink, 'text-halo-color': halo, 'text-halo-width': 1.6 }
  return [
    { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': '#4aa3ff', 'fill-opacity': 0.16 } },
    { id: 'area-edges', type: 'line', source: 'areas', paint: { 'line-color': '#4aa3ff', 'line-width': 1.6 } },
    {
      id: 'fixed', type: 'symbol', source: 'fixed', minzoom: 10,
      layout: { 'text-field': ['get', 'sign'], 'text-font': FONT, 'text-size': 13, 'text-allow-overlap': true },
      paint: { 'text-color': ['get', 'colour'], 'text-halo-color': halo, 'text-halo-width': 2 },
    },
    {
      id: 'fixed-names', type: 'symbol', source: 'fixed', minzoom: 12.5,
      layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': 11, 'text-offset': [0, 1.1], 'text-anchor': 'top', 'text-max-width': 9 },
      paint: text,
    },
    {
      id: 'incident-halo', type: 'circle', source: 'incidents', filter: ['==', ['get', 'chosen'], true],
      paint: { 'circle-radius': 20, 'circle-color': 'transparent', 'circle-stroke-color': ink, 'circle-stroke-width': 3 },
    },
    {
      id: 'incidents', type: 'circle', source: 'incidents',
      paint: { 'circle-radius': 11, 'circle-color': ['get', 'colour'], 'circle-stroke-color': halo, 'circle-stroke-width': 2 },
    },
    {
      id: 'incident-levels', type: 'symbol', source: 'incidents',
      layout: { 'text-field': ['get', 'level'], 'text-font': FONT, 'text-size': 11, 'text-allow-overlap': true, 'text-ignore-placement': true },
      paint: { 'text-color': ['get', 'ink'] },
    },
    {
      id: 'units', type: 'symbol', source: 'units',
      layout: {
        'icon-image': ['get', 'mark'], 'icon-rotate': ['get', 'heading'], 'icon-rotation-alignment': 'map', 'icon-allow-overlap': true,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 9, 0.6, 13, 1],
        'text-field': ['step', ['zoom'], '', 12, ['get', 'sign']], 'text-font': FONT, 'text-size': 11, 'text-offset': [0, 1.1], 'text-anchor': 'top', 'text-optional': true,
      },
      paint: text,
    },
    {
      id: 'marker', type: 'circle', source: 'marker',
      paint: {
        'circle-radius': 9, 'circle-color': ['get', 'colour'], 'circle-stroke-color': halo, 'circle-stroke-width': 3,
      },
    },
  ]
}

/** Put the overlay on a freshly loaded style, with the data it had. */
export function addOverlay(map: GlMap, theme: 'dark' | 'light', data: ReadonlyMap<OverlayName, Points | Shapes>): void {
  addMarks(map, theme)
  for (const name of overlayNames) {
    if (!map.getSource(name)) map.addSource(name, { type: 'geojson', data: data.get(name) ?? noPoints })
  }
  for (const layer of layersFor(theme)) if (!map.getLayer(layer.id)) map.addLayer(layer)
}

export function setPoints(map: GlMap, name: OverlayName, points: Points | Shapes): void {
  map.getSource<GeoJSONSource>(name)?.setData(points)
}
