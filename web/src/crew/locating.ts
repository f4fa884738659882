import { crewPositions } from '@/api/crew'
import type { ClientFrame } from '@/live/frames'

/* Where the tablet is: one fix every five seconds over the socket; without one, kept and sent together later. */

type Fix = Extract<ClientFrame, { t: 'position' }>

const EVERY_MS = 5_000
const KEEP = 720

export interface Locating { stop: () => void; flush: () => Promise<void> }

function fixOf(position: GeolocationPosition, offsetMs: number): Fix {
  const { longitude, latitude, accuracy, heading, speed } = position.coords
  return {
    t: 'position', lon: longitude, lat: latitude, datum: 'wgs84', accuracy_m: accuracy,
    heading: heading === null || Number.isNaN(heading) ? null : heading, speed_mps: speed,
    fixed_at: new Date(position.timestamp + offsetMs).toISOString(),
  }
}

/** Follow the tablet's position. `send` answers false while there is no socket; `failed` hears why there is no position, or null when there is. */
export function locate(send: (frame: ClientFrame) => boolean, offsetMs: () => number, failed: (code: number | null) => void): Locating {
  let waiting: Fix[] = []
  if (!('geolocation' in navigator)) {
    failed(0)
    return { stop: () => undefined, flush: async () => undefined }
  }
  // Asked for each time: a watch stays silent while the vehicle stands, and its position would look old.
  const report = (position: GeolocationPosition): void => {
    failed(null)
    const fix = fixOf(position, offsetMs())
    if (!send(fix)) waiting = [...waiting, fix].slice(-KEEP)
  }
  const ask = (): void => navigator.geolocation.getCurrentPosition(
    report, (error) => failed(error.code), { enableHighAccuracy: true, maximumAge: 2_000, timeout: EVERY_MS - 500 },
  )
  ask()
  const timer = setInterval(ask, EVERY_MS)

  async function flush(): Promise<void> {
    const going = waiting
    if (going.length === 0) return
    waiting = []
    await crewPositions(going.map((fix) => ({ ...fix, t: undefined }))).catch(() => { waiting = [...going, ...waiting].slice(-KEEP) })
  }

  return { stop: () => clearInterval(timer), flush }
}
