import { isProblem } from '@/api/problem'
import { incident as fetchIncident } from '@/api/incidents'
import type { Incident } from '@/api/types'
import { useDesk } from '@/stores/desk'

/* An incident's version also moves when the call is triaged. An edit that came too late for that reason is made
 * again on the fresh version; one that collides with another seat's edit of the same thing is not. */

export async function editFresh(
  id: number, sameThing: (row: Incident) => unknown, run: (row: Incident) => Promise<Incident>,
): Promise<Incident> {
  const desk = useDesk()
  const held = desk.tables.incident.get(id) ?? desk.apply('incident', await fetchIncident(id))
  try {
    return desk.apply('incident', await run(held))
  } catch (error) {
    if (!isProblem(error) || error.code !== 'stale_version') throw error
    const fresh = desk.apply('incident', await fetchIncident(id))
    if (JSON.stringify(sameThing(fresh)) !== JSON.stringify(sameThing(held))) throw error
    return desk.apply('incident', await run(fresh))
  }
}
