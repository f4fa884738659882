import type { AbortReason, AssignmentState, CallOutcome, ClearReason, Clock, DeclineReason, HoldReason, Level, Schemas, TimedStage } from '@/api/types'

/* Every value that the server may send has its word: `satisfies` holds the lists to the schema. */

export default {
  level: { R1: '立即危及生命', R2: '紧急', R3: '急', R4: '次急', R5: '咨询', none: '未定级' } satisfies Record<Level | 'none', string>,
  stage: {
    offered: '派车', delivered: '平板收到', seen: '查看', accepted: '接收命令', rolling: '出车', at_scene: '到达现场', at_patient: '到达患者身边', left_scene: '离开现场', at_hospital: '到达医院', handed_over: '院内交接完成', clear: '途中待命',
    declined: '拒绝', aborted: '中止',
  } satisfies Record<AssignmentState | TimedStage, string>,
  clock: {
    stage: { declaration: '宣布群体伤', recognition: '识别骤停', compression: '首次按压', answer: '接听', parked: '驻留', callback: '回拨', processing: '受理派车', acceptance: '受理', notification: '接收命令', turnout: '出车', response: '到达', welfare: '回访', handover: '院内交接' } satisfies Record<Clock['stage'], string>,
    tone: { running: '计时中', warned: '将超时', breached: '已超时', done: '已结束' },
  },
  source: { automatic: '自动', crew: '车组', dispatcher: '调度员', derived: '推算' } satisfies Record<Schemas['TimeSource'], string>,
  reason: {
    no_unit: '欲派无车', caller_asked: '来电者要求稍后', scene_unsafe: '现场不安全', traffic: '交通或天气', awaiting_details: '等待详情', other: '其他',
    caller_cancelled: '来电者取消', better_unit: '改派更合适车组', duplicate: '重复事件', diverted: '改派其他事件', swapped: '与其他车组对调', vehicle_fault: '车辆故障', no_answer: '车组无应答',
    crew_incomplete: '人员不齐', equipment: '设备缺失', patient_on_board: '车上有患者', treated_on_scene: '现场处置，不需转运', no_patient: '未见患者', refused: '患者拒绝', left_already: '患者已离开', dead: '现场死亡', false_call: '误报',
    local_knowledge: '了解当地路况', crew_skill: '需要该车组的技能', rest_time: '顾及休息时间', not_accepted: '前一车组未接收', other_help: '已由他人救助', nobody_found: '找不到人',
    caller_corrected: '来电者更正', misheard: '先前听错', new_information: '有新情况', entered_wrong: '录入有误', closed_by_mistake: '误关闭', pressed_late: '按晚了', pressed_wrong: '按错了', no_signal: '当时没有信号', told_by_radio: '按电台报告', tablet_clock: '平板时钟不准', called_again: '来电者再次来电',
    counted_twice: '重复登记', nobody_there: '没有这个人', not_hurt: '没有受伤', road_crash: '交通事故', fire: '火灾', explosion: '爆炸', collapse: '坍塌', poisoning: '中毒', stampede: '踩踏', violence: '暴力事件', many_hurt: '多人受伤', many_told: '来电者说有多人', count_corrected: '人数更正', nobody_hurt: '无人受伤', told_already: '已有另一事件', fewer_than_told: '人数比报称少', scene_cleared: '现场已清空', counts_differ: '实际人数不同', told_by_authority: '上级指示', taken_meanwhile: '前一车组刚被派走', sooner: '更快到达', no_roads: '没有按道路计算的时间', outside_city: '地址不在本市地图内', late: '选车用时过长',
  } satisfies Record<HoldReason | AbortReason | DeclineReason | ClearReason, string> & Record<string, string>,
  capability: { BLS: '基础生命支持', PHYS: '医师随车', NEONATAL: '新生儿转运', BARIATRIC: '超重患者转运', NEGATIVE_PRESSURE: '负压' } satisfies Record<Schemas['Capability'], string>,
  capability_short: { BLS: '基础', PHYS: '医师', NEONATAL: '新生儿', BARIATRIC: '超重', NEGATIVE_PRESSURE: '负压' } satisfies Record<Schemas['Capability'], string>,
  outcome: {
    dispatched: '正常派车', held: '正常挂起', reinforced: '增援派车', reinforcement_held: '增援挂起', aborted: '中止任务', special: '特殊事件', no_unit: '欲派无车', passed: '转分中心', declined: '拒绝出车', woken: '唤醒待派', network_hospital: '分诊派车',
    advice: '咨询指导', transferred: '转其他部门（110/119/122）', duplicate: '重复来电', nuisance: '骚扰', test: '测试', silent: '无声', abandoned: '中途挂断', complaint: '投诉', praise: '表扬',
  } satisfies Record<CallOutcome, string>,
  event: {
    call: { rang: '来电振铃', answered: '摘机', parked: '驻留', unparked: '取回', line_lost: '线路中断', abandoned: '来电中断', ended: '来电结束', attached: '并入事件', interpreter_asked: '呼叫译员', interpreter_joined: '译员上线', interpreter_left: '译员离线', interpreter_unavailable: '没有译员', caller_set: '来电者状况', called_back: '回拨', linked: '关联事件' },
    location: { reported: '收到来电者位置', joined: '来电者位置并入来电' },
    incident: { opened: '建立事件', updated: '修改', place_confirmed: '地址确认', level_set: '定级', dispatch_opened: '启动派车', held: '挂起', woken: '唤醒', assigned: '已派车', closed: '关闭', reopened: '重新打开', triaged: '分诊完成', awaiting_again: '回到待派', reinforced: '增援', co_response_told: '通知联动单位', welfare_called: '回访', welfare_not_reached: '回访未联系上' },
    patient: { added: '增加患者', described: '患者特征', taken_back: '撤回患者', restored: '恢复患者', sieved: '筛查分类', shared: '患者信息发给车组' },
    mass_casualty: { declared: '转为群体伤', suspected: '疑似群体伤', dismissed: '不是群体伤', count_told: '患者人数更新', ended: '结束群体伤', grade_proposed: '建议事件分级', graded: '确认事件分级', shared: '群体伤信息发给车组' },
    triage: { carried: '沿用现场情况', arrest_recognised: '识别心搏骤停', compressions_begun: '首次按压', started: '开始分诊', answered: '回答', card_chosen: '选卡', language_set: '换脚本语言', completed: '分诊完成', overridden: '人工定级', instruction_given: '告知指导', shared: '分诊信息发给车组' },
    assignment: { offered: '派车', delivered: '平板收到', seen: '查看', accepted: '接收命令', declined: '拒绝', realerted: '再次提醒', escalated: '升级', aborted: '中止', stage_reached: '阶段', corrected: '更正时间' },
    recommendation: { made: '推荐车组', chosen: '选定车组' },
    automatic_run: { begun: '系统开始选派', needs_you: '系统未派，请人工派车', offered: '系统已派车', stopped: '自动派车停止', superseded: '调度员先派车' },
    unit: { readiness_changed: '车组状态', tablet_bound: '绑定平板', tablet_revoked: '撤销平板' },
    seat: { added: '新建席位', taken: '就席', left: '离开席位', ready: '就绪', talking: '通话', wrap_up: '整理', away: '离席' },
    clock: { started: '计时开始', warned: '将超时', breached: '超时', met: '按时', cancelled: '计时取消', stopped: '计时停止', relevelled: '按新级别计时', corrected: '计时更正' },
    alert: { raised: '警报', acknowledged: '警报已确认', closed: '警报解除' },
  },
}
