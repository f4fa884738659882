/** 7 → "0:07", 754 → "12:34", 4000 → "1:06:40"; negative durations keep their sign. */
export function duration(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds))
  const h = Math.floor(whole / 3600)
  const m = Math.floor((whole % 3600) / 60)
  const two = (n: number): string => String(n).padStart(2, '0')
  const text = h > 0 ? `${h}:${two(m)}:${two(whole % 60)}` : `${m}:${two(whole % 60)}`
  return seconds < 0 ? `-${text}` : text
}

/** Wall-clock time of an ISO instant in `zone`, as HH:MM:SS. */
export function clockTime(at: string, zone?: string): string {
  return new Intl.DateTimeFormat('zh-CN', {
    hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false, timeZone: zone,
  }).format(new Date(at))
}

/** HH:MM of an ISO instant in `zone`; on another day than `nowMs` with the day before it: "11-30 08:00". */
export function shortTime(at: string, nowMs: number, zone?: string): string {
  const day = (moment: Date): string => new Intl.DateTimeFormat('en-CA', { month: '2-digit', day: '2-digit', timeZone: zone }).format(moment)
  const time = clockTime(at, zone).slice(0, 5)
  const its = day(new Date(at))
  return its === day(new Date(nowMs)) ? time : `${its} ${time}`
}

/** Road or straight-line metres for a reader: "850 m", "3.2 km". */
export function distance(metres: number): string {
  return metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(1)} km`
}

/** Seconds as minutes with one decimal, for travel times. */
export const minutes = (seconds: number): string => (seconds / 60).toFixed(1)
