import type { CallerLocation, PlaceMethod } from '@/api/types'
import type { SecondState } from '@/call/use-place-search'
import type { Doubt } from '@/lib/place-doubts'

export default {
  call: {
    queue: '来电队列', none_ringing: '没有振铃的来电', ringing_now: '有 {n} 个来电正在振铃', idle: '等待来电', between: '正在切换来电', idle_hint: '按 F2 接听最先到的来电，按 ? 查看快捷键',
    take_this: '接听 {number}，已振铃 {age}', no_number: '无号码', over_limit: '超时', mine: '我的来电', abandoned: '待回拨', open_by_hand: '手工建来电',
    form: '受理单', in_call: '通话', dispatch_opened: '派车已启动', unit_sent: '已派车组', end: '结束来电', end_title: '这个来电如何结束？', send_now: '立即派车',
    attach: '并入已有事件', attach_title: '这个来电说的是哪个事件？', attach_text: '来电并入所选事件；此单已记下的主诉、位置细节和备注会加到该事件的备注里。', attached: '来电已并入事件 {number}',
  },
  line: {
    parked: '驻留的来电', take_back: '取回 {number}，已驻留 {age}', park_title: '{number} 还在线上', park_text: '接听下一个来电时，此来电驻留等候，任何受理席都可取回；两分钟无人取回即报警。', park_and_take: '驻留，并接听下一个',
    lost: '线路已断', ring_or_end: '回拨（Alt+B），或结束来电（F9）', ring_back: '回拨 {number}，线路已断 {age}，已拨 {n} 次', reached: '已联系上，待处理', reached_elsewhere: '来电者已再次来电，由 {who} 接听。请结束此来电。',
    redial: '断线重拨', same_caller: '此号码 {at} 断线（{what}）。是同一来电者吗？', no_incident: '尚无事件', rejoin: '是，接着处理',
  },
  form: {
    callback_number: '回拨号码', patients_count: '患者人数', complaint: '主诉', notes: '备注', place_detail: '楼号、楼层、门牌、入口', place_detail_hint: '如：3 号楼 2 单元 501',
    saved: '已保存', saving: '正在保存…', unsaved: '尚未保存（已留在本机）',
  },
  merge: { title: '别的席位同时改了这里，请选择保留哪一个', mine: '我的', theirs: '现有' },
  place: {
    not_found: '查不到地址：转值班主任', escalated: '已报值班主任：地址查不到。来电者还在线时请继续询问。',
    search: '地址', search_hint: '路名门牌、路口、地点', results: '搜索结果', keys: '↑↓ 选择，Enter 确定，Alt+数字直接选', searching: '正在搜索…', none: '没有找到；换个说法，或在地图上点选', failed: '搜索没有回应，请重试或在地图上点选',
    rival: '有同名', doubt: { number_unknown: '无此门牌', nearest_number: '邻近门牌', no_such_corner: '无此路口', interpolated: '推算门牌', outside_city: '城区外', near: '在附近', opposite: '在对面', between: '两者之间', other_direction: '方位不同', other_type: '类型不同', second_source: '外部来源' } satisfies Record<Doubt, string>,
    doubt_text: { rival: '有同名或相近的地点，请向来电者问清是哪一个', number_unknown: '没有查到这个门牌，定位只到道路：请问清地标或交叉路口', nearest_number: '没有这个门牌，定位到最近的门牌，请核实', no_such_corner: '两条路在这里没有相交，定位只到道路，请核实', interpolated: '门牌位置按两侧门牌推算，可能有出入', outside_city: '位置在本城地图之外，无法按道路推荐', near: '只知在此附近，请问清具体位置', opposite: '在此对面，请问清具体位置', between: '在两处之间，请问清具体位置', other_direction: '方位与所说不同，请核实', other_type: '道路类型与所说不同，请核实', second_source: '来自外部来源，本城地图未核对：请问清地标或交叉路口' } satisfies Record<Doubt | 'rival', string>,
    read_back: '请向来电者复述，听到“对”再确认', confirm: '复述无误', confirmed: '地址已确认', near: '{label} 附近',
    station_area: '急救站辖区：{station}，路程约 {minutes} 分钟', station_area_straight: '急救站辖区：{station}，约 {minutes} 分钟（按直线估算）',
    second: { title: '外部来源（{source}），未核对', asking: '正在问外部来源…', not_found: '外部来源也没有找到', outside_city: '外部来源只找到本城以外的地点', second_late: '外部来源没有及时回应', second_failed: '外部来源出错', second_busy: '外部来源正忙，请稍后再试', second_paused: '外部来源连续出错，暂停询问' } satisfies Record<Exclude<SecondState, ''> | 'title', string>,
    kind: { house_number: '门牌', street: '道路', intersection: '路口', place: '地点', coordinates: '坐标', map: '选点', second_source: '外部' } satisfies Record<PlaceMethod, string>,
  },
  location: {
    title: '来电者可能的位置', within: '{radius} 以内', no_radius: '误差不明', failed: '定位失败', age: '{age} 前', adopt: '采用', look_up: '查这个地址', adopted: '已采用',
    source: { line: '线路登记', handset: '手机', message_link: '短信链接', typed: '查到' } satisfies Record<CallerLocation['source'], string>,
    method: { gnss: '卫星', wifi: '无线网', cell: '基站', address: '地址', unknown: '方式不明' } satisfies Record<CallerLocation['method'], string>,
  },
  script: {
    title: '脚本', start: '开始{name}', step: '第 {n} 步，共 {of} 步', next: '已说，下一步', back: '上一步', begin: '首次按压', stop: '停止节拍', go_on: '继续节拍', close: '关闭', language: '换语言', count: '按压次数', since_call: '接听至今', since_recognition: '识别至今', since_compression: '首次按压至今',
    recognised_in: '识别用时 {time}（限 {limit}）', compressed_in: '首次按压用时 {time}（限 {limit}）', swap_in: '{time} 后换人', over: '时间到', timer: '已 {time}，共 {limit}',
    aed: '最近的 AED', aed_none: '{reach} 内没有已知的 AED', aed_walk: '步行 {time}', aed_how: '步行时间为估算：直线 × {detour}，每秒 {speed} 米，单程', aed_no_place: '还没有地址，无法显示 AED',
  },
  triage: {
    protocol_changed: '现行分诊规程已换为 {label}；已开始的分诊沿用原规程。',
    title: '分诊', not_approved: '未经临床批准，不得用于真实急救', start: '开始分诊', why: '依据：', override: '人工定级', override_title: '人工定级', overridden: '人工定为 {level}：{reason}',
    no_question: '没有更多问题。选择分诊卡继续，或完成分诊。', completed: '分诊已完成', suggested_cards: '建议的卡', suggested: '建议', all_cards: '全部卡', change_card: '换卡', card: '分诊卡', choose_card: '选择分诊卡',
    complete: '完成分诊', changing: '更正已答的问题', leave_change: '不更正', words: '来电者原话', words_hint: '照原话记，如“呼噜呼噜的”', enter: '确定',
    trail: '已答', change: '{at} 回答，点此更正', instructions: '告知来电者', refused: '拒绝回答', skipped: '未答', no_longer: '已不适用', doubtful: '与原话不符，按“{answer}”处理，请再问', no_instructions: '暂无指导', reason_title: '为什么更正？', reason_text: '更正已记下，级别仍为 {level}（只升不降）。如果先前的回答有误，选择原因后级别随回答；Esc 保持级别。', not_lowered: '级别仍为 {level}：已告知的指导正在进行，不能降级', override_reason: '人工定级：原因',
    again: '再次分诊', again_text: '{at} 已分诊。情况有变时重新分诊，已知内容不再重问。', called_back: '{at} 已分诊过：再次来电，请问有什么变化', before: '上次（{at}）答：{answer}', carried: '沿用 {at} 的回答',
    complaint_changed: '主诉已改为“{written}”，分诊尚未采用', complaint_adopt: '作为回答采用',
  },
}
