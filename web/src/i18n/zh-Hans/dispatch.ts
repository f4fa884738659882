import type { Schemas } from '@/api/types'

export default {
  board: { title: '事件', outside_city: '不在本市地图内：请再次核实地址', awaiting: '待派', held: '挂起', under_way: '进行中', taking: '受理中', closed: '已关闭', closed_lately: '已结', empty: '没有进行中的事件', no_place: '地址未确认', drill: '演练' },
  dispatch: {
    still_busy: '未执行：本事件的上一个操作还在进行。',
    incident: '所选事件', choose: '用 ↑↓ 或数字选择事件', recommend: '推荐车组', reinforce: '增援', offered: '已派给 {unit}', timeline: '经过', timeline_of: '{number} 事件经过', recorded: '记录于 {at}', system: '系统',
    hold: '挂起', hold_title: '挂起 {number}：原因', wake: '唤醒', wake_title: '多久后唤醒？', in_minutes: '{n} 分钟后', held_because: '已挂起：{reason}，{at} 唤醒',
    close: '关闭事件', close_title: '关闭 {number}：如何结束？', close_reason: '原因', closed_as: '{at} 已关闭：{outcome} {reason}', reopen: '重新打开', reopen_title: '重新打开 {number}：原因', reopen_text: '事件回到待派，重新计时。',
    abort: '中止', abort_title: '中止 {unit} 的任务', abort_text: '{unit} 的平板会立即收到中止；事件回到待派。', accept_for: '代为接收', rings: '第 {n} 次提醒', source: '来源：{source}',
    not_yet: { delivered: '平板未收到', seen: '未查看', accepted: '未接收' }, override_title: '派 {unit}：不是推荐的第一位', override_text: '请说明原因，会记入记录。', other_title: '派其他空闲车组',
    determinant: '判定码', why_level: '定级依据', resources: '所需', units: '所需车辆', units_needed: '至少 {n} 辆，已派 {going} 辆', triage_open: '分诊仍在进行，信息会更新。',
  },
  owed: {
    still: '尚欠：{what}', next: '下一次推荐按此选车', tell: '单元以外还需通知', to_tell: '{who}：未通知', told: '已通知 {at} {by}', mark: '已通知', which: '已通知了谁？',
    unit: { PHYS: '医师单元', BLS: '基础单元', NEONATAL: '新生儿单元', BARIATRIC: '超重转运单元', NEGATIVE_PRESSURE: '负压单元', SECOND: '第二单元' },
    units: '共再需 {n} 辆',
  },
  correct: {
    open: '更正时间', title: '更正 {unit} 的时间', stage: '哪个阶段', time: '{stage} 的实际时间', reason: '原因', save: '更正', kept: '先记的时间保留，与更正并列显示。', write: '请写 时:分:秒，如 14:05:30', same: '与现在记录的相同',
    earlier: '提前 {by}', later: '推后 {by}', first: '先记的时间，{by}', was: '先记的时间，{by}；更正原因：{reason}', done: '{unit} {stage} 已更正为 {at}',
  },
  ranking: {
    overtaken: '其后已有新的推荐。',
    title: '推荐（按到达时间）', none: '没有可派的车组', min: '分', parts: '路程 {road} + 出车 {turnout} 分', position: '位置 {age} 前', excluded: '未列入的车组（{n}）', other: '派其他车组', holding: '任务中', holding_told: '{unit} 仍有任务，请先中止其任务，或另选车组。',
    straight_line: '按直线距离估算！', off_road_text: '位置远离本城地图上的所有道路，请核实地址。', straight_line_text: '路径服务没有回应，时间不是按道路计算的，请人工核对。',
  },
  why: {
    suits: '能力符合（{has}）', lacks: '缺少 {missing}', over_qualified: '能力高于所需', cover: '动用后本区保障减弱（计 {penalty_min} 分）', at_station: '在站', on_the_road: '在途',
    station_assumed: '按在站估计，无新位置', hospital_assumed: '按在医院估计', about_to_clear: '即将完成 {number}（约 {wait_min} 分）', divertible: '可从 {number}（{level}）改派',
  },
  excluded: {
    not_ready: '未就绪 {reason}', capability_missing: '缺少 {missing}', shift_ends: '{in_min} 分钟后交班', busy: '执行 {number}', position_too_old: '位置已旧 {age_min} 分', set_aside: '已试过本事件',
    about_to_clear: '即将完成 {number}', divertible: '可从 {number}（{level}）改派',
  },
  unit: {
    title: '车组', free_of: '可派 {free} / {all}', filter: '筛选', no_position: '无位置', position_age: '位置更新于', position_stale: '位置陈旧，未必准确',
    state: { free: '可派', offered: '已派待收', to_scene: '赶往现场', at_scene: '在现场', to_hospital: '送往医院', at_hospital: '在医院', out_of_service: '暂停调用', off_duty: '不在班' },
    readiness: { ready: '待命', out_of_service: '暂停调用', off_duty: '不在班' } satisfies Record<Schemas['Readiness'], string>,
  },
  alert: {
    title: '警报', count: '{n} 条警报未确认，上下滚动查看', acknowledge: '我来处理', in_hand: '已有人处理的警报', taken_by: '{who} {at} 起处理', of_others: '由{who}处理，请提醒', close: '关闭', seat: { call_taker: '受理席', dispatcher: '调度席' }, show: '查看', offer_next: '改派 {unit}（{min} 分）', offer_not_accepted: '{call_sign} 未接收任务 {incident_number}', assignment_declined: '{call_sign} 拒绝任务 {incident_number}',
    two_incidents: '{number} 与 {other} 是同一事件，两边都在派车', incident_lost_unit: '{incident_number} 的车组 {call_sign} 已改派 {taken_for}，没有车组前往', automatic_needs_you: '系统没有派车，请人工派车：{reason}', place_not_found: '地址查不到，患者位置不明', call_abandoned: '来电中断，请回拨 {number}', mass_casualty_grade: '群体伤：建议分级 {grade}（{casualties} 人，危重或死亡 {critical} 人）', clock_set_back: '系统时钟比记录慢 {behind_s} 秒，请立即校准：计时和启用的规程可能不对', sweep_late: '计时巡检曾延迟 {gap_s} 秒', clock_breached: '超时', welfare_not_reached: '回访 {tries} 次未联系上 {number}', recognition_late: '识别骤停用了 {after_s} 秒（限 {limit_s} 秒）', reach: { nothing: '平板没有收到', delivered: '平板已收到，无人查看', seen: '已查看，未接收' },
  },
}
