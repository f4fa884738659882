-- The way an ambulance may drive: the router package's own car profile, with what an emergency allows besides.
-- The package's folder comes in by JIUHU_CAR_PROFILES. Each way that can be used (ferries too) is written to JIUHU_SPEEDS.<n> with its
-- speeds (km/h, along and against): the import learns from it what is passable and how fast, exactly as the router sees it.

package.path = os.getenv('JIUHU_CAR_PROFILES') .. '/?.lua;' .. package.path
local car = require('car')
local speeds

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
  -- The quickest way, not the way most pleasant to drive.
  profile.properties.weight_name = 'duration'
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
    speeds:write(string.format('%d %.2f %.2f\n', way:id(), forward, backward))
  end
end

return { setup = setup, process_way = process_way, process_node = car.process_node, process_turn = car.process_turn }
