import { setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'

// The worker is served by ourselves, next to the page.
setWorkerUrl(workerUrl)
