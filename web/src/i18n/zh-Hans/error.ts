export default {
  error: {
    other: '操作没有成功（{code}，{status}）。', page: '页面出错了，刚才的操作可能没有完成；请再试一次。', request_id: '请求编号 {id}',
    network_down: '连不上服务器，操作没有送达。', timed_out: '服务器没有及时回应，请查看屏幕上的状态后再试。', server_error: '服务器出错，已记录。请再试一次。', unavailable: '服务暂时不可用，请稍后再试。', database_unavailable: '数据库没有回应，请再试一次。',
    not_signed_in: '请先登录。', not_authenticated: '请先登录。', authentication_failed: '登录已失效，请重新登录。', not_allowed: '您的角色不能做这项操作。', permission_denied: '您的角色不能做这项操作。', not_found: '找不到这条记录。', invalid: '内容不能接受，请检查。', invalid_input: '有的内容不能接受，请检查后再试。', invalid_text: '文字里有无法保存的字符。', conflict: '别人刚刚改过，请看最新状态。',
  csrf_failed: '页面已过期，请重新载入。',
    stale_version: '别人刚刚改过这条记录，屏幕已更新，请核对后再试。', precondition_required: '请刷新后再试。', version_required: '请刷新后再试。', busy_try_again: '别人正在操作同一条记录，请再按一次。', invalid_transition: '当前状态不能这样做。', too_many_requests: '操作太频繁，请稍候。', throttled: '操作太频繁，请稍候。', too_large: '内容太长。',
    unit_not_available: '{call_sign} 已不可派（{incident} {by}）。已重新推荐，请看下一车组。', incident_not_open: '该事件不在可派状态。', incident_not_ready: '事件还不能派车：先确认地址并定级。', incident_under_way: '已有车组在执行，不能这样做。', incident_closed: '事件已关闭。', incident_open: '事件仍未关闭。', incident_not_closed: '事件还没有关闭。', incident_needed: '这种结束方式需要先建立事件并启动派车。',
    call_taken: '这个来电已被其他席位接听。', call_not_answered: '来电还没有接听。', callback_needed: '先回拨这个号码并记下结果（Alt+B），再结束。', incident_not_waiting: '这个事件没有在等车。', call_has_incident: '这个来电已有事件。', location_empty: '请给出坐标及其坐标系，或地址。', datum_needed: '请说明坐标系。', bad_aml: '这不是手机定位消息。', no_such_location: '该位置不是本事件来电者的。', no_such_premise: '中心没有这个场所档案。', co_response_not_asked: '分诊没有要求通知它。', place_needed: '请先确认地址。', reason_needed: '请说明原因。', override_reason_needed: '不是推荐的第一位，请说明原因。', stage_not_reached: '这个阶段还没有到。',
    time_in_future: '时间不能晚于现在。', time_in_past: '时间太早。', time_out_of_order: '时间顺序不对。', token_revoked: '平板令牌已失效。', client_uuid_reused: '同一编号的操作内容不同，未执行。', already_done: '已经完成。', no_centre: '账号没有所属中心。', method_not_allowed: '不支持这项操作。', parse_error: '发送的内容无法读取。',
    answer_invalid: '这个答案不适用，请重选。', arrest_not_recognised: '现有信息不需要按压。', instruction_not_offered: '这条指导当前不适用。', no_protocol: '没有启用的分诊规程。', triage_completed: '分诊已完成，不能再改。', triage_open: '已有进行中的分诊。', unknown_card: '没有这张卡。', unknown_fact: '没有这个问题。', other_unit: '这不是本车组的任务。', other_centre: '不属于本中心。', time_too_old: '时间太早。', invalid_time: '时间无法识别。', bad_position: '位置无法识别。',
    coordinates_not_a_number: '经纬度必须是数字。', coordinates_swapped: '经度和纬度好像写反了。', coordinates_out_of_range: '经纬度超出范围。', coordinates_failed_fix: '设备没有定位（0/0）。', unknown_datum: '不认识这种坐标系。', time_without_zone: '时间没有注明时区。',
    no_city: '还没有导入城市地图。', no_such_tile: '没有这块地图。', no_such_map: '地图已更新，请刷新页面。', protocol_unproved: '分诊规程没有通过验证，不能启用。', protocol_label_taken: '这个规程版本名已用于其他内容。', policy_starts_in_past: '时限标准不能改变已经统计的时间。', warning_after_limit: '预警时间必须早于时限。',
    premise_outside_city: '离本市太远，请核对经度、纬度和坐标系。', premise_code_taken: '编号 {premise_code} 已用于另一个地点。', premise_parent_unknown: '没有这个编号的地点。', premise_parent_circular: '地点不能属于它自己的下级。', premises_import_refused: '没有导入：有 {count} 处错误。',
    shape_invalid: '这不是有效的线或区域，请重画。', shape_too_large: '范围太大，请分成几个画。', closure_matches_no_road: '没有对上任何道路：请沿道路画线，或把道路圈在区域内。', closure_ended: '这条封路已结束，请新建。', closure_ends_too_early: '结束时间必须晚于开始时间，并且在将来。', speed_needed: '请填写还能行驶的速度。', no_segments: '城市地图的文件不完整，需要重新导入。',
    nowhere_to_drive: '这个任务现在没有要去的地方。', router_unavailable: '路径服务没有回应，请稍后再试。',
    refused: '操作没有被接受。', invalid_version: '版本号无法识别，请刷新后再试。', idempotency_key_reused: '同一编号的操作内容不同，未执行。', body_too_large: '发送的内容太大。', not_acceptable: '服务器不能按这种格式回应。', unsupported_media_type: '服务器不接受这种格式的内容。',
  },
}
