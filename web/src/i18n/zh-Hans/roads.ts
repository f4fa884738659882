import type { Schemas } from '@/api/types'

export default {
  closure: {
    title: '封路与缓行', open: '封路', none: '没有封路或缓行', new_line: '沿道路画线', new_area: '圈出区域', change: '修改', end: '解除', end_title: '解除 {roads} 的封路：原因', show: '在地图上看',
    kind: { closed: '封闭', slow: '缓行' } satisfies Record<Schemas['ClosureKind'], string>,
    direction: { both: '双向', along: '仅绘制方向' } satisfies Record<Schemas['ClosureDirection'], string>,
    state: { planned: '{at} 起', not_yet: '尚未生效', in_force: '{at} 起生效', over: '已结束' }, until: '至 {at}', speed: '车速', kmh: '{n} 公里/小时', unnamed: '无名道路',
    draw_line: '在地图上沿道路点选；或移动地图（方向键），按 P 在中心加点', draw_area: '在地图上点选区域的角；或移动地图（方向键），按 P 在中心加点', add: '在中心加点', undo: '去掉上一点', corners: '{n} 个点', typed: '经纬度（WGS-84，每行一点）', typed_wrong: '经纬度有误，不能保存：每行写“经度, 纬度”', speed_wrong: '请填写车速：1 至 130 的整数',
    reason: '原因', reason_hint: '如：路面塌陷、施工、积水', ends: '何时结束', ends_in: { keep: '不变', h1: '1 小时后', h2: '2 小时后', h8: '8 小时后', h24: '24 小时后', open: '人工解除' }, save: '保存', cancel: '取消', kept: '已保存：{roads}（{metres} 米），一分钟内生效',
    near_place: '现场附近 {metres} 米：{roads} {kind}（{reason}）', near_unit: '{call_sign} 附近 {metres} 米：{roads} {kind}（{reason}）', not_counted: '路程尚未计入',
    end_reason: { reopened: '已恢复通行', mistake: '误设', passed: '情况已变' },
  },
  premise: { hazard: '危险', caution: '注意', key_holder: '钥匙保管人', floor_plan: '平面图' },
  reach: { open: '可达范围', title: '哪个分站的可达范围？', off: '关闭可达范围', legend: '{station}：5、10、15 分钟可达（鸣警）' },
  mode: { lights: '鸣警', plain: '不鸣警' } satisfies Record<Schemas['DrivingMode'], string>,
  route: {
    title: '路线', to: { scene: '到现场', hospital: '到医院' }, about: '{distance}，约 {min} 分', straight: '直线，不是道路：{why}',
    notice: { router_unavailable: '路径服务没有回应', router_other_mode: '按另一种行车方式计算', no_city: '没有城市地图', place_off_road: '位置远离道路', no_way: '没有道路可达' }, refresh: '更新路线', old: '{age} 前的路线',
  },
  turn: {
    onto: '{turn}，进入{road}', along: '{turn}，沿{road}', depart: '出发', arrive: '到达', arrive_left: '到达，目的地在左侧', arrive_right: '到达，目的地在右侧',
    straight: '直行', left: '左转', right: '右转', slight_left: '向左前方', slight_right: '向右前方', sharp_left: '向左后方急转', sharp_right: '向右后方急转', uturn: '掉头',
    roundabout: '环岛走第 {exit} 出口', roundabout_enter: '进入环岛', exit_roundabout: '驶出环岛', on_ramp_left: '走左侧匝道', on_ramp_right: '走右侧匝道', on_ramp_straight: '走匝道',
    off_ramp_left: '从左侧出口驶出', off_ramp_right: '从右侧出口驶出', off_ramp_straight: '从出口驶出', fork_left: '岔路靠左', fork_right: '岔路靠右', fork_straight: '岔路走中间', merge_left: '向左并线', merge_right: '向右并线', merge_straight: '并线',
  },
}
