/** Milliseconds to wait before reconnect number `attempt` (from 0): half fixed, half chance, so that a
 * hundred desks do not come back in the same instant after a restart. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(15_000, 500 * 2 ** Math.min(attempt, 6))
  return Math.round(ceiling / 2 + (random() * ceiling) / 2)
}
