import { post } from './ask'
import type { Alert } from './types'

export const alertAcknowledge = (id: number): Promise<Alert> => post('/alerts/{alert_id}/acknowledge', { alert_id: id }, {})

export const alertClose = (id: number): Promise<Alert> => post('/alerts/{alert_id}/close', { alert_id: id }, {})
