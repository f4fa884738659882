import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import type { Role } from './api/types'
import { useNotices } from './stores/notices'
import { useSession } from './stores/session'

declare module 'vue-router' {
  interface RouteMeta {
    /** Who may open the page; without it the page needs no session. */
    roles?: Role[]
    /** The page has its own frame. */
    bare?: boolean
  }
}

export const desks: { path: string; label: string; roles: Role[] }[] = [
  { path: '/desk/call', label: 'nav.call', roles: ['call_taker', 'duty_manager'] },
  { path: '/desk/dispatch', label: 'nav.dispatch', roles: ['dispatcher', 'duty_manager'] },
  { path: '/desk/review', label: 'nav.review', roles: ['quality_reviewer', 'medical_director', 'duty_manager'] },
]

const routes: RouteRecordRaw[] = [
  { path: '/', component: () => import('./shell/HomePage.vue') },
  { path: '/sign-in', component: () => import('./shell/SignInPage.vue'), meta: { bare: true } },
  { path: '/desk/call', component: () => import('./call/CallPage.vue'), meta: { roles: desks[0]?.roles } },
  { path: '/desk/dispatch', component: () => import('./dispatch/DispatchPage.vue'), meta: { roles: desks[1]?.roles } },
  { path: '/desk/review/:session(\\d+)?', component: () => import('./review/ReviewPage.vue'), meta: { roles: desks[2]?.roles } },
  { path: '/desk/review/figures', component: () => import('./review/FiguresPage.vue'), meta: { roles: desks[2]?.roles } },
  { path: '/crew', component: () => import('./crew/CrewPage.vue'), meta: { bare: true } },
  { path: '/:rest(.*)', redirect: '/' },
]

export const router = createRouter({ history: createWebHistory('/'), routes })

router.beforeEach(async (to) => {
  if (to.meta.bare) return true
  const session = useSession()
  try {
    if (!session.me?.user) await session.load()
  } catch (error) {
    useNotices().fail(error)
  }
  if (!session.me?.user) return { path: '/sign-in', query: to.path === '/' ? {} : { next: to.fullPath } }
  if (to.meta.roles && !session.has(...to.meta.roles)) return '/'
  return true
})
