export default {
  call: {
    queue: 'Calls ringing', none_ringing: 'No call is ringing', ringing_now: 'Calls ringing: {n}', idle: 'Waiting for a call', between: 'One moment: changing calls', idle_hint: 'F2 takes the call that came first, ? shows the keys',
    take_this: 'Take {number}, ringing for {age}', no_number: 'No number', over_limit: 'late', mine: 'My calls', abandoned: 'To ring back', open_by_hand: 'Open a call by hand',
    form: 'Call form', in_call: 'In call', dispatch_opened: 'Dispatch opened', unit_sent: 'unit sent', end: 'End the call', end_title: 'How does this call end?', send_now: 'Send now',
    attach: 'Attach to incident', attach_title: 'Which incident is this call about?', attach_text: 'The call joins that incident. What was written here about complaint, place and notes is added to its notes.', attached: 'The call is attached to {number}',
  },
  line: {
    parked: 'Parked', take_back: 'Take back {number}, parked for {age}', park_title: '{number} is on the line', park_text: 'While you take the next call this one waits, parked. Any call-taker can take it back; after two minutes it alarms.', park_and_take: 'Park, and take the next',
    lost: 'Line lost', ring_or_end: 'ring back (Alt+B), or end the call (F9)', ring_back: 'Ring back {number}, line lost for {age}, {n} tries', reached: 'reached, to be dealt with', reached_elsewhere: 'The caller rang again and {who} has them. End this call.',
    redial: 'Rings again', same_caller: 'This number lost its line at {at} ({what}). The same caller?', no_incident: 'no incident yet', rejoin: 'Yes: go on with it',
  },
  form: {
    callback_number: 'Callback number', patients_count: 'Patients', complaint: 'Complaint', notes: 'Notes', place_detail: 'Building, floor, door, entrance', place_detail_hint: 'e.g. block 3, unit 501',
    saved: 'Saved', saving: 'Saving…', unsaved: 'Not saved yet (kept on this machine)',
  },
  merge: { title: 'Another seat wrote this too: choose which one stays', mine: 'yours', theirs: 'now' },
  place: {
    not_found: 'Cannot find the place: duty manager', escalated: 'The duty manager was told that the place cannot be found. Go on asking while the caller is there.',
    search: 'Place', search_hint: 'Address, crossing or name', results: 'Results', keys: '↑↓ to choose, Enter to take, Alt+digit takes at once', searching: 'Searching…', none: 'Nothing found; say it another way, or point on the map', failed: 'The search does not answer; try again, or point on the map',
    rival: 'several', doubt: { number_unknown: 'number not known', nearest_number: 'nearest number', no_such_corner: 'no such crossing', interpolated: 'estimated', outside_city: 'outside the city', near: 'near', opposite: 'opposite', between: 'between', other_direction: 'other direction', other_type: 'other type', second_source: 'not checked' },
    doubt_text: { rival: 'There are others of this name: ask the caller which one.', number_unknown: 'This number is not known: the point is only on the street. Ask for a landmark or a crossing.', nearest_number: 'There is no such number: this is the nearest one. Check it.', no_such_corner: 'These two do not meet: the point is only on the street. Check it.', interpolated: 'The number is placed by its neighbours and may be off.', outside_city: 'This lies outside the map of the city: no road times.', near: 'Only near this place: ask where exactly.', opposite: 'Opposite this place: ask where exactly.', between: 'Between two places: ask where exactly.', other_direction: 'The direction is not the one that was said. Check it.', other_type: 'The type of road is not the one that was said. Check it.', second_source: 'From a source outside, not checked against the city’s map: ask for a landmark or a crossing.' },
    read_back: 'Read this back to the caller, confirm on “yes”', confirm: 'Read back, right', confirmed: 'Place confirmed', near: 'near {label}',
    station_area: 'Station area: {station}, about {minutes} min by road', station_area_straight: 'Station area: {station}, about {minutes} min (straight line)',
    second: { title: 'Second source ({source}), not checked', asking: 'Asking the second source…', not_found: 'The second source finds nothing either', outside_city: 'The second source knows it only outside the city', second_late: 'The second source did not answer in time', second_failed: 'The second source fails', second_busy: 'The second source is busy; try again', second_paused: 'The second source has failed repeatedly and is left alone for now' },
    kind: { house_number: 'address', street: 'street', intersection: 'crossing', place: 'place', coordinates: 'point', map: 'map', second_source: 'outside' },
  },
  location: {
    title: 'Where the caller may be', within: 'within {radius}', no_radius: 'error unknown', failed: 'no position', age: '{age} ago', adopt: 'Adopt', look_up: 'Look up', adopted: 'adopted',
    source: { line: 'line', handset: 'handset', message_link: 'message', typed: 'found' },
    method: { gnss: 'satellites', wifi: 'Wi-Fi', cell: 'cell tower', address: 'address', unknown: 'method unknown' },
  },
  script: {
    title: 'Script', start: 'Start {name}', step: 'Step {n} of {of}', next: 'Said, next', back: 'Back', begin: 'First compression', stop: 'Stop the beat', go_on: 'Beat on', close: 'Close', language: 'Other language', count: 'Compressions', since_call: 'Since the answer', since_recognition: 'Since recognition', since_compression: 'Since the first compression',
    recognised_in: 'Recognised after {time} (limit {limit})', compressed_in: 'First compression after {time} (limit {limit})', swap_in: 'Change in {time}', over: 'time is over', timer: '{time} of {limit}',
    aed: 'Nearest defibrillators', aed_none: 'None known within {reach}', aed_walk: '{time} on foot', aed_how: 'Walking time reckoned: straight line × {detour} at {speed} m/s, one way', aed_no_place: 'No place yet: no defibrillators to show',
  },
  triage: {
    protocol_changed: 'The triage protocol in force is now {label}; triage that has begun keeps its own.',
    title: 'Triage', not_approved: 'Not clinically approved: not for real emergencies', start: 'Start triage', why: 'Because:', override: 'Set level', override_title: 'Set the level by hand', overridden: 'Set to {level} by hand: {reason}',
    no_question: 'No more questions. Choose a card to go on, or complete.', completed: 'Triage completed', suggested_cards: 'Suggested cards', suggested: 'suggested', all_cards: 'All cards', change_card: 'Change card', card: 'Card', choose_card: 'Choose a card',
    complete: 'Complete triage', changing: 'Changing an answer', leave_change: 'Do not change', words: 'Caller’s words', words_hint: 'As said, e.g. “kind of snoring”', enter: 'OK',
    trail: 'Answered', change: 'Answered {at}; click to change', refused: 'Refused to answer', skipped: 'not answered', instructions: 'Tell the caller', no_longer: 'no longer applies', doubtful: 'the words say otherwise: taken as “{answer}”, ask again', no_instructions: 'No instructions yet', reason_title: 'Why is it changed?', reason_text: 'It is kept, and the level stays {level}. If the answer before was wrong, a reason lets the level follow; Esc leaves it.', not_lowered: 'The level stays {level}: what was told to the caller is under way', override_reason: 'Level set by hand: why?',
    again: 'Triage again', again_text: 'Triaged at {at}. When something changes, triage again: what is known is kept.', called_back: 'Triaged at {at}: this is another call, ask what has changed', before: 'Before ({at}): {answer}', carried: 'carried from {at}',
    complaint_changed: 'The complaint is now “{written}”; triage has not taken it over', complaint_adopt: 'Take it as an answer',
  },
}
