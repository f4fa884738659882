-- The way an ambulance may drive: the router package's own car profile, with what an emergency allows besides, in the mode of JIUHU_MODE
-- (modes.lua, beside this file in JIUHU_PROFILES). The package's folder comes in by JIUHU_CAR_PROFILES. JIUHU_IGNORE_TURNS=1 lets turn
-- restrictions go. Each way that can be used is written to JIUHU_SPEEDS.<n>: way, km/h along and against (0: not that way), its class,
-- and 1 where a drive can begin or end (not on a ferry). So the import knows what is passable and how fast, exactly as the router does.

package.path = os.getenv('JIUHU_PROFILES') .. '/?.lua;' .. os.getenv('JIUHU_CAR_PROFILES') .. '/?.lua;' .. package.path
local car = require('car')
local mode_table = require('modes')[os.getenv('JIUHU_MODE')]
local speeds

-- What the crew opens, or somebody opens for it.
local OPENED = { 'gate', 'lift_gate', 'swing_gate', 'sliding_gate', 'hampshire_gate', 'chain', 'rope', 'bump_gate' }
-- Ways that are closed to cars and open to us: for emergencies, and streets of buses (but not where buses are waited for).
local OPEN = { yes = true, designated = true, official = true, permissive = true }
local BUS_STREETS = { busway = true, pedestrian = true }

local function is_ours(profile, way, highway)
  if highway == 'platform' then
    return false
  end
  local for_buses = BUS_STREETS[highway] or profile.restricted_highway_whitelist[highway]
  return OPEN[way:get_value_by_key('emergency') or '']
    or for_buses and (OPEN[way:get_value_by_key('bus') or ''] or OPEN[way:get_value_by_key('psv') or ''])
end

-- On such a way the car's own rules of access do not hold.
local car_access = WayHandlers.access
function WayHandlers.access(profile, way, result, data)
  if is_ours(profile, way, data.highway) then
    data.forward_access, data.backward_access = 'yes', 'yes'
    return
  end
  return car_access(profile, way, result, data)
end

function setup()
  local profile = car.setup()
  -- Private, customers-only and delivery roads, bus and emergency lanes are open to an ambulance under way.
  for _, tag in ipairs({ 'private', 'customers', 'delivery', 'destination', 'permit', 'residents', 'official', 'restricted',
                         'emergency', 'emergency_vehicle', 'bus', 'psv' }) do
    profile.access_tag_blacklist[tag] = nil
    profile.restricted_access_tag_list[tag] = nil
    profile.service_access_tag_blacklist[tag] = nil
    profile.access_tag_whitelist[tag] = true
  end
  profile.service_tag_forbidden['emergency_access'] = nil
  -- What is said for emergencies goes before what is said for cars: oneway:emergency=no, except=emergency of a forbidden turn.
  profile.restrictions = Sequence { 'emergency', 'motorcar', 'motor_vehicle', 'vehicle' }
  for _, barrier in ipairs(OPENED) do
    profile.barrier_penalties[barrier] = mode_table.gate_s
  end
  profile.speeds = Sequence { highway = mode_table.speeds }
  profile.speed_reduction = mode_table.share_of_limit
  profile.vehicle_max_speed = mode_table.top
  profile.turn_penalty = mode_table.turn_s
  profile.oncoming_turn_penalty = mode_table.oncoming_s
  profile.properties.u_turn_penalty = mode_table.u_turn_s
  profile.properties.traffic_signal_penalty = mode_table.signal_s
  profile.properties.use_turn_restrictions = os.getenv('JIUHU_IGNORE_TURNS') ~= '1'
  -- The quickest way, not the way most pleasant to drive; and nobody asks for a way without motorways, which would cost a table each.
  profile.properties.weight_name = 'duration'
  profile.excludable = Sequence {}
  profile.vehicle_height, profile.vehicle_width = 2.8, 2.2
  profile.vehicle_length, profile.vehicle_weight = 6.5, 4500
  return profile
end

function process_way(profile, way, result, relations)
  car.process_way(profile, way, result, relations)
  local forward = result.forward_mode > 0 and result.forward_speed or 0
  local backward = result.backward_mode > 0 and result.backward_speed or 0
  if forward > 0 or backward > 0 then
    if not speeds then
      speeds = io.open(os.getenv('JIUHU_SPEEDS') .. '.' .. tostring(profile):gsub('%W', ''), 'w')
    end
    local class = way:get_value_by_key('highway') or way:get_value_by_key('route') or '-'
    speeds:write(string.format('%d %.2f %.2f %s %d\n', way:id(), forward, backward,
      class:gsub('[^%w_]', ''), result.is_startpoint and 1 or 0))
  end
end

-- A barrier that says it lets emergencies through is a gate to us, whoever else is kept out.
function process_node(profile, node, result, relations)
  if node:get_value_by_key('barrier') and OPEN[node:get_value_by_key('emergency') or ''] then
    obstacle_map:add(node, Obstacle.new(obstacle_type.gate, obstacle_direction.both, mode_table.gate_s, 0))
    Obstacles.process_node(profile, node)
    return
  end
  car.process_node(profile, node, result, relations)
end

return { setup = setup, process_way = process_way, process_node = process_node, process_turn = car.process_turn }
