import type { FeatureCollection, Geometry, Point, Polygon } from 'geojson'
import type { ExpressionSpecification, GeoJSONSource, LayerSpecification, Map as GlMap } from 'maplibre-gl'
import { addMarks } from './icons'

/* What moves on top of the city. Sources are kept across a change of style (day, night, language). */

export type Points = FeatureCollection<Point>
export const noPoints: Points = { type: 'FeatureCollection', features: [] }
export type Shapes = FeatureCollection<Polygon>
/** Anything drawn that is no point. */
export type Drawing = FeatureCollection<Geometry>
export const overlayNames = ['reach', 'areas', 'closures', 'routes', 'fixed', 'incidents', 'units', 'marker', 'sketch'] as const
export type OverlayName = (typeof overlayNames)[number]

const FONT = ['Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif']

function layersFor(theme: 'dark' | 'light'): LayerSpecification[] {
  const ink = theme === 'dark' ? '#e8eef3' : '#12202c'
  const halo = theme === 'dark' ? '#0b1117' : '#ffffff'
  const text = { 'text-color': ink, 'text-halo-color': halo, 'text-halo-width': 1.6 }
  return [
    ...reachLayers(ink), ...closureLayers(halo), ...routeLayers(halo),
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
    ...sketchLayers(ink),
  ]
}

/** The nearer the time, the denser: the areas lie on each other. */
function reachLayers(ink: string): LayerSpecification[] {
  return [
    { id: 'reach', type: 'fill', source: 'reach', paint: { 'fill-color': '#35a37a', 'fill-opacity': 0.13 } },
    { id: 'reach-edges', type: 'line', source: 'reach', paint: { 'line-color': '#35a37a', 'line-width': 1.4 } },
    {
      id: 'reach-minutes', type: 'symbol', source: 'reach',
      layout: { 'symbol-placement': 'line', 'text-field': ['concat', ['to-string', ['get', 'minutes']], "'"], 'text-font': FONT, 'text-size': 12 },
      paint: { 'text-color': ink },
    },
  ]
}

/** Closed is red, slow is amber; what the routers do not reckon with yet has a broken edge. */
function closureLayers(halo: string): LayerSpecification[] {
  const colour: ExpressionSpecification = ['match', ['get', 'kind'], 'slow', '#e0962f', '#e5303a']
  const line = (id: string, applied: boolean): LayerSpecification => ({
    id, type: 'line', source: 'closures', filter: ['==', ['get', 'applied'], applied], layout: { 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': 5, 'line-opacity': 0.9, ...(applied ? {} : { 'line-dasharray': [1.4, 1] }) },
  })
  return [
    { id: 'closure-areas', type: 'fill', source: 'closures', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': colour, 'fill-opacity': 0.2 } },
    line('closures', true), line('closures-coming', false),
    {
      id: 'closure-signs', type: 'symbol', source: 'closures',
      layout: {
        'symbol-placement': 'line', 'symbol-spacing': 70, 'text-field': ['match', ['get', 'kind'], 'slow', '≈', '✕'], 'text-font': FONT, 'text-size': 15,
        'text-rotation-alignment': 'viewport', 'text-ignore-placement': true,
      },
      paint: { 'text-color': '#ffffff', 'text-halo-color': colour, 'text-halo-width': 2 },
    },
    { id: 'closure-edges', type: 'line', source: 'closures', paint: { 'line-color': halo, 'line-width': 1, 'line-gap-width': 5, 'line-opacity': 0.6 } },
  ]
}

function routeLayers(halo: string): LayerSpecification[] {
  const broken: ExpressionSpecification = ['==', ['get', 'straight'], true]
  return [
    { id: 'route-case', type: 'line', source: 'routes', layout: { 'line-join': 'round', 'line-cap': 'round' }, paint: { 'line-color': halo, 'line-width': 8, 'line-opacity': 0.7 } },
    { id: 'routes', type: 'line', source: 'routes', filter: ['!', broken], layout: { 'line-join': 'round', 'line-cap': 'round' }, paint: { 'line-color': '#3d8bff', 'line-width': 4.5 } },
    { id: 'routes-straight', type: 'line', source: 'routes', filter: broken, paint: { 'line-color': '#3d8bff', 'line-width': 3, 'line-dasharray': [2, 2] } },
  ]
}

function sketchLayers(ink: string): LayerSpecification[] {
  return [
    { id: 'sketch-area', type: 'fill', source: 'sketch', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': '#e5303a', 'fill-opacity': 0.18 } },
    { id: 'sketch', type: 'line', source: 'sketch', filter: ['!=', ['geometry-type'], 'Point'], paint: { 'line-color': '#e5303a', 'line-width': 3, 'line-dasharray': [2, 1] } },
    {
      id: 'sketch-corners', type: 'circle', source: 'sketch', filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-radius': 5, 'circle-color': '#e5303a', 'circle-stroke-color': ink, 'circle-stroke-width': 1.5 },
    },
  ]
}

/** Put the overlay on a freshly loaded style, with the data it had. */
export function addOverlay(map: GlMap, theme: 'dark' | 'light', data: ReadonlyMap<OverlayName, Drawing>): void {
  addMarks(map, theme)
  for (const name of overlayNames) {
    if (!map.getSource(name)) map.addSource(name, { type: 'geojson', data: data.get(name) ?? noPoints })
  }
  for (const layer of layersFor(theme)) if (!map.getLayer(layer.id)) map.addLayer(layer)
}

export function setPoints(map: GlMap, name: OverlayName, points: Drawing): void {
  map.getSource<GeoJSONSource>(name)?.setData(points)
}
