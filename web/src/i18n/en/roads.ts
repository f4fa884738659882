export default {
  closure: {
    title: 'Closures and slow roads', open: 'Closures', none: 'No road is closed or slow', new_line: 'Draw along a road', new_area: 'Draw an area', change: 'Change', end: 'Reopen', end_title: 'Reopen {roads}: reason', show: 'Show on the map',
    kind: { closed: 'closed', slow: 'slow' },
    direction: { both: 'both directions', along: 'direction drawn only' },
    state: { planned: 'from {at}', not_yet: 'not yet in force', in_force: 'in force since {at}', over: 'over' }, until: 'until {at}', speed: 'Speed', kmh: '{n} km/h', unnamed: 'unnamed road',
    draw_line: 'Click along the road; or move the map (arrow keys) and press P to add its middle', draw_area: 'Click the corners of the area; or move the map (arrow keys) and press P to add its middle', add: 'Add the middle', undo: 'Take back', corners: '{n} corners', typed: 'Longitude and latitude (WGS-84, a corner a line)', typed_wrong: 'Cannot be saved: write “longitude, latitude” in each line', speed_wrong: 'Write the speed: a whole number from 1 to 130',
    reason: 'Reason', reason_hint: 'collapse, works, flood', ends: 'Ends', ends_in: { keep: 'as it is', h1: 'in 1 hour', h2: 'in 2 hours', h8: 'in 8 hours', h24: 'in 24 hours', open: 'by hand' }, save: 'Save', cancel: 'Cancel', kept: 'Saved: {roads} ({metres} m), in force within a minute',
    near_place: '{metres} m from the scene: {roads} {kind} ({reason})', near_unit: '{metres} m from {call_sign}: {roads} {kind} ({reason})', not_counted: 'not counted in these times yet',
    end_reason: { reopened: 'open to traffic again', mistake: 'set by mistake', passed: 'things have changed' },
  },
  premise: { hazard: 'Hazard', caution: 'Caution', key_holder: 'Key-holder', floor_plan: 'Floor plan' },
  reach: { open: 'Reach', title: 'How far does which station come?', off: 'Take it off', legend: '{station}: within 5, 10, 15 minutes (lights and sirens)' },
  mode: { lights: 'with lights and sirens', plain: 'without lights and sirens' },
  route: {
    title: 'Route', to: { scene: 'to the scene', hospital: 'to the hospital' }, about: '{distance}, about {min} min', straight: 'A straight line, not the road: {why}',
    notice: { router_unavailable: 'the router does not answer', router_other_mode: 'times are those of the other way of driving', no_city: 'no city map', place_off_road: 'far from every road', no_way: 'no road leads there' }, refresh: 'Renew the route', old: 'route of {age} ago',
  },
  turn: {
    onto: '{turn} onto {road}', along: '{turn} on {road}', depart: 'Start', arrive: 'Arrive', arrive_left: 'Arrive, it is on the left', arrive_right: 'Arrive, it is on the right',
    straight: 'Straight ahead', left: 'Turn left', right: 'Turn right', slight_left: 'Bear left', slight_right: 'Bear right', sharp_left: 'Sharp left', sharp_right: 'Sharp right', uturn: 'Make a U-turn',
    roundabout: 'Take exit {exit} of the roundabout', roundabout_enter: 'Enter the roundabout', exit_roundabout: 'Leave the roundabout', on_ramp_left: 'Take the ramp on the left', on_ramp_right: 'Take the ramp on the right', on_ramp_straight: 'Take the ramp',
    off_ramp_left: 'Take the exit on the left', off_ramp_right: 'Take the exit on the right', off_ramp_straight: 'Take the exit', fork_left: 'Keep left at the fork', fork_right: 'Keep right at the fork', fork_straight: 'Keep to the middle at the fork', merge_left: 'Merge left', merge_right: 'Merge right', merge_straight: 'Merge',
  },
}
