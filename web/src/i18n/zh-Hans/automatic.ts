import type { AutomaticRun } from '@/api/types'

export default {
  automatic: {
    on: '自动派车已开启：{levels}', off: '自动派车已关闭', switch: '切换', switch_title: '自动派车', switch_text: '开启后，级别和地址一经确认，系统立即派出最快的空闲车组；按 K 可停止。没有按道路计算的时间或没有空闲车组时不派，改为报警。',
    turn_on: '{level}：开启自动派车', turn_off: '{level}：关闭自动派车', sent: '系统已自动派 {unit}：{number}', by_system: '自动', then_by_hand: '此后系统不再为本事件自动派车。', looking: '自动派车中', needs_you: '请人工派车', stop: '停止自动派车', is_stopped: '自动派车已停止，请人工派车。',
    state: { waiting: '系统正在选派最快的空闲车组…', needs_you: '系统没有派车，请人工派车：', offered: '系统已派车', stopped: '自动派车已停止：', superseded: '调度员已先派车' } satisfies Record<AutomaticRun['state'], string>,
    reason: {
      no_unit: '没有空闲车组', no_roads: '路径服务没有回应，时间只是直线估算', outside_city: '地址不在本市地图内', late: '选车用时过长', by_hand: '人工停止', held: '事件已挂起', closed: '事件已关闭', level: '该级别不自动派车', switched_off: '自动派车已关闭',
    } satisfies Record<NonNullable<AutomaticRun['reason']>, string>,
  },
}
