export default {
  board: { title: 'Incidents', outside_city: 'Outside the map of the city: ask again whether this is the place', awaiting: 'Awaiting', held: 'Held', under_way: 'Under way', taking: 'Being taken', closed: 'Closed', closed_lately: 'Closed lately', empty: 'No open incident', no_place: 'Place not confirmed', drill: 'DRILL' },
  dispatch: {
    still_busy: 'Not done: the act before it is still under way for this incident.',
    incident: 'Chosen incident', choose: 'Choose an incident with ↑↓ or a digit', recommend: 'Recommend', reinforce: 'Reinforce', offered: 'Offered to {unit}', timeline: 'Timeline', timeline_of: 'Timeline of {number}', recorded: 'recorded {at}', system: 'system',
    hold: 'Hold', hold_title: 'Hold {number}: reason', wake: 'Wake', wake_title: 'Wake in how long?', in_minutes: 'in {n} minutes', held_because: 'Held: {reason}, wakes {at}',
    close: 'Close', close_title: 'Close {number}: how does it end?', close_reason: 'Reason', closed_as: 'Closed at {at}: {outcome} {reason}', reopen: 'Reopen', reopen_title: 'Reopen {number}: reason', reopen_text: 'The incident awaits a unit again, and its clocks begin again.',
    abort: 'Abort', abort_title: 'Abort the job of {unit}', abort_text: 'The tablet of {unit} is told at once; the incident awaits a unit again.', accept_for: 'Accept for them', rings: 'ring {n}', source: 'source: {source}',
    not_yet: { delivered: 'Not received', seen: 'Not seen', accepted: 'Not accepted' }, override_title: 'Send {unit}: not the first of the ranking', override_text: 'Give the reason; it goes into the record.', other_title: 'Another free unit',
    determinant: 'Determinant', why_level: 'Level because', resources: 'Needs', units: 'Ambulances', units_needed: '{n} at least, {going} going', triage_open: 'Triage goes on; this will change.',
  },
  owed: {
    still: 'Still owed: {what}', next: 'The next ranking asks for it', tell: 'To be told beside the units', to_tell: '{who}: not told yet', told: 'told {at} {by}', mark: 'Told', which: 'Who has been told?',
    unit: { PHYS: 'physician unit', BLS: 'basic unit', NEONATAL: 'neonatal unit', BARIATRIC: 'bariatric unit', NEGATIVE_PRESSURE: 'negative-pressure unit', SECOND: 'second unit' },
    units: '{n} ambulances more in all',
  },
  correct: {
    open: 'Correct time', title: 'Correct the times of {unit}', stage: 'Which stage', time: 'When it really was: {stage}', reason: 'Reason', save: 'Correct', kept: 'What was first written stays, beside the correction.', write: 'Write hours:minutes:seconds, e.g. 14:05:30', same: 'The same as it stands now',
    earlier: '{by} earlier', later: '{by} later', first: 'first written, {by}', was: 'first written by {by}; corrected: {reason}', done: '{unit}: {stage} corrected to {at}',
  },
  ranking: {
    overtaken: 'Ranked again since, elsewhere.',
    title: 'Ranking by time to scene', none: 'No unit can be sent', min: 'min', parts: 'road {road} + turnout {turnout} min', position: 'position {age} old', excluded: 'Left out ({n})', other: 'Another unit', holding: 'has a job', holding_told: '{unit} still has a job. Abort it first, or choose another unit.',
    straight_line: 'Straight-line estimate!', off_road_text: 'The place is far from every road of this city’s map. Check the place.', straight_line_text: 'The router does not answer: these times do not follow the roads. Check by hand.',
  },
  why: {
    suits: 'capable ({has})', lacks: 'lacks {missing}', over_qualified: 'more than is needed', cover: 'weakens cover (counted {penalty_min} min)', at_station: 'at station', on_the_road: 'on the road',
    station_assumed: 'taken to be at station, no fresh position', hospital_assumed: 'taken to be at the hospital', about_to_clear: 'about to clear {number} (some {wait_min} min)', divertible: 'can be diverted from {number} ({level})',
  },
  excluded: {
    not_ready: 'not ready {reason}', capability_missing: 'lacks {missing}', shift_ends: 'shift ends in {in_min} min', busy: 'on {number}', position_too_old: 'position {age_min} min old', set_aside: 'tried for this incident',
    about_to_clear: 'about to clear {number}', divertible: 'can be diverted from {number} ({level})',
  },
  unit: {
    title: 'Units', free_of: '{free} free of {all}', filter: 'Filter', no_position: 'no position', position_age: 'Age of the position', position_stale: 'Old position, may be wrong',
    state: { free: 'Free', offered: 'Offered', to_scene: 'To scene', at_scene: 'At scene', to_hospital: 'To hospital', at_hospital: 'At hospital', out_of_service: 'Out of service', off_duty: 'Off duty' },
    readiness: { ready: 'Ready', out_of_service: 'Out of service', off_duty: 'Off duty' },
  },
  alert: {
    title: 'Alerts', count: '{n} alerts not acknowledged, scroll for the rest', acknowledge: 'I have it', in_hand: 'Alerts that somebody has in hand', taken_by: '{who} has it since {at}', of_others: 'for the {who}, tell them', close: 'Close', seat: { call_taker: 'call desk', dispatcher: 'dispatch desk' }, show: 'Show', offer_next: 'Send {unit} instead ({min} min)', offer_not_accepted: '{call_sign} has not accepted {incident_number}', assignment_declined: '{call_sign} declined {incident_number}',
    two_incidents: '{number} and {other} are one event, and both are open for dispatch', incident_lost_unit: '{incident_number} lost {call_sign} to {taken_for}, nobody goes there', automatic_needs_you: 'The system sent nothing, send by hand: {reason}', place_not_found: 'Nobody knows where this patient is', call_abandoned: 'Caller hung up, ring back {number}', mass_casualty_grade: 'Mass casualty: grade {grade} proposed ({casualties} hurt, {critical} dead or critical)', clock_set_back: 'The system’s clock is {behind_s} s behind the record. Set it right: limits, and the protocol in force, may be wrong', sweep_late: 'The clock sweep stood still for {gap_s} s', clock_breached: 'Over the limit', welfare_not_reached: '{tries} welfare calls in vain to {number}', recognition_late: 'Arrest recognised after {after_s} s (limit {limit_s} s)', reach: { nothing: 'the tablet has not received it', delivered: 'received, nobody looked', seen: 'seen, not accepted' },
  },
}
