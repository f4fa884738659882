export default {
  app: {
    name: '救护', tagline: '急救调度系统', close: '关闭', display: '显示与声音', light: '切换到浅色', dark: '切换到深色', mute: '关闭声音', unmute: '打开声音',
    server_time: '服务器时间', sign_out: '退出', switch_language: 'Switch to English',
  },
  nav: { title: '席位', call: '受理席', dispatch: '调度席', crew: '车组平板' },
  home: { admin: '系统管理', nothing: '您的账号没有席位权限，请联系管理员。' },
  sign_in: { username: '用户名', password: '密码', enter: '登录', busy: '正在登录…', wrong: '用户名或密码不对，请重新输入。' },
  link: {
    short: { off: '未连接', connecting: '正在连接', live: '实时', lost: '连接中断', refused: '被拒绝' },
    lost: '连接中断，正在重连；屏幕内容为 {age} 秒前', never: '连不上服务器，正在重试；屏幕上还没有内容',
    refused: '服务器不再接受此登录，请退出后重新登录', refused_tablet: '此平板已退出登录，收不到任务',
  },
  map: { no_gl: '此浏览器无法显示地图（需要 WebGL）', no_city: '尚未导入城市地图', place: '地址地图，点击选点', board: '调度地图' },
  choice: { filter: '输入文字筛选', none: '没有符合的选项' },
  help: {
    title: '快捷键', intro: '输入文字时，单个字母和数字键只作输入；功能键始终有效，Esc 离开输入框。', everywhere: '所有页面', open: '显示快捷键',
    choice: '选择框', choose: '选择对应一项', filter: '筛选', next: '下一项', previous: '上一项', open_by_hand: '手工建来电', leave_field: '离开输入框／返回',
    call: '受理席', take: '接听最先到的来电', form: '受理单', complaint: '主诉', callback: '回拨号码', end_call: '结束来电', attach: '并入已有事件', send_now: '立即派车',
    merge: '两处同时修改', keep_mine: '保留我的', keep_theirs: '采用现有的',
    place: '地址', search_place: '搜索地址', adopt: '采用来电者位置', confirm_place: '复述无误，确认地址',
    triage: '分诊', triage_start: '开始分诊／转到问题', card: '选择分诊卡', given: '下一条指导已告知', override_level: '人工定级', complete: '完成分诊',
    question: '当前问题', answer: '选择答案', words: '记录来电者原话', leave_change: '不更正',
    dispatch: '调度席', enter: '推荐车组／派给第一位', recommend: '推荐车组', pick_incident: '选择事件', offer: '派给该位车组（推荐时）', other_unit: '派其他车组',
    stage: '代报下一阶段', correct: '更正阶段时间', abort: '中止任务', hold: '挂起', wake: '唤醒', close: '关闭事件', reopen: '重新打开已结事件', closed_lately: '展开／收起已结事件', timeline: '事件经过', acknowledge: '确认最早的警报',
    roads: '道路与地图', closures: '封路与缓行', reach: '分站可达范围', draw_line: '沿道路画线', draw_area: '圈出区域', to_map: '转到地图（方向键移动）', add_corner: '在地图中心加点', leave_drawing: '放弃绘制', leave_closures: '关闭面板', drawing: '绘制封路', keep_drawing: '转到原因；保存', undo_corner: '去掉上一点', tell: '已通知联动单位',
    offer_next: '派警报建议的车组', filter_units: '筛选车组',
  },
}
