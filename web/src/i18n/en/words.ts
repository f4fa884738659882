export default {
  level: { R1: 'immediate threat to life', R2: 'emergency', R3: 'urgent', R4: 'less urgent', R5: 'advice', none: 'no level yet' },
  stage: {
    offered: 'Offered', delivered: 'Received', seen: 'Seen', accepted: 'Accepted', rolling: 'Rolling', at_scene: 'At scene', at_patient: 'At patient', left_scene: 'Left scene', at_hospital: 'At hospital', handed_over: 'Handed over', clear: 'Clear',
    declined: 'Declined', aborted: 'Aborted',
  },
  clock: {
    stage: { declaration: 'Mass casualty declared', recognition: 'Arrest recognised', compression: 'First compression', answer: 'Answer', parked: 'Parked', callback: 'Ringing back', processing: 'Processing', acceptance: 'Call taking', notification: 'Acceptance', turnout: 'Turnout', response: 'Response', welfare: 'Welfare call', handover: 'Handover' },
    tone: { running: 'running', warned: 'soon late', breached: 'late', done: 'ended' },
  },
  source: { automatic: 'automatic', crew: 'crew', dispatcher: 'dispatcher', derived: 'derived' },
  reason: {
    no_unit: 'no unit free', caller_asked: 'caller asked for later', scene_unsafe: 'scene not safe', traffic: 'traffic or weather', awaiting_details: 'waiting for details', other: 'other',
    caller_cancelled: 'caller cancelled', better_unit: 'a better unit goes', duplicate: 'duplicate', diverted: 'diverted to another incident', vehicle_fault: 'vehicle fault', no_answer: 'crew does not answer',
    crew_incomplete: 'crew incomplete', equipment: 'equipment missing', patient_on_board: 'patient on board', treated_on_scene: 'treated on scene', no_patient: 'no patient found', refused: 'patient refused', left_already: 'patient had left', dead: 'dead on scene', false_call: 'false call',
    local_knowledge: 'local knowledge', crew_skill: 'skill of that crew', rest_time: 'rest time', not_accepted: 'the unit before did not accept', other_help: 'helped by others', nobody_found: 'nobody found',
    caller_corrected: 'caller corrected it', misheard: 'misheard before', new_information: 'new information', entered_wrong: 'entered wrongly', closed_by_mistake: 'closed by mistake', pressed_late: 'pressed late', pressed_wrong: 'pressed wrongly', no_signal: 'no signal then', told_by_radio: 'told by radio', tablet_clock: 'clock of the tablet wrong', called_again: 'the caller called again',
    counted_twice: 'counted twice', nobody_there: 'there is no such person', not_hurt: 'not hurt', road_crash: 'road crash', fire: 'fire', explosion: 'explosion', collapse: 'collapse', poisoning: 'poisoning', stampede: 'stampede', violence: 'violence', many_hurt: 'many hurt', many_told: 'many told of', count_corrected: 'number corrected', nobody_hurt: 'nobody hurt', told_already: 'another incident has it', fewer_than_told: 'fewer than told', scene_cleared: 'scene cleared', counts_differ: 'the real numbers differ', told_by_authority: 'told by the authority',
  },
  capability: { BLS: 'basic life support', PHYS: 'physician', NEONATAL: 'neonatal transport', BARIATRIC: 'bariatric transport', NEGATIVE_PRESSURE: 'negative pressure' },
  capability_short: { BLS: 'Basic', PHYS: 'Physician', NEONATAL: 'Neonatal', BARIATRIC: 'Bariatric', NEGATIVE_PRESSURE: 'Neg. press.' },
  outcome: {
    dispatched: 'Dispatched', held: 'Held', reinforced: 'Reinforced', reinforcement_held: 'Reinforcement held', aborted: 'Aborted', special: 'Special event', no_unit: 'No unit free', passed: 'Passed to another centre', declined: 'Declined by the crew', woken: 'Woken', network_hospital: 'Given to a network hospital',
    advice: 'Advice given', transferred: 'Transferred (police, fire, traffic)', duplicate: 'Duplicate', nuisance: 'Nuisance', test: 'Test', silent: 'Silent', abandoned: 'Abandoned', complaint: 'Complaint', praise: 'Praise',
  },
  event: {
    call: { rang: 'Call rang', answered: 'Answered', parked: 'Parked', unparked: 'Taken back', line_lost: 'Line lost', abandoned: 'Abandoned', ended: 'Call ended', attached: 'Attached to incident', interpreter_asked: 'Interpreter called', interpreter_joined: 'Interpreter on the line', interpreter_left: 'Interpreter left', interpreter_unavailable: 'No interpreter to be had', caller_set: 'Caller described', called_back: 'Rung back', linked: 'Linked to incident' },
    location: { reported: 'Caller’s location reported', joined: 'Caller’s location joined to the call' },
    incident: { opened: 'Incident opened', updated: 'Edited', place_confirmed: 'Place confirmed', level_set: 'Level set', dispatch_opened: 'Dispatch opened', held: 'Held', woken: 'Woken', assigned: 'Unit assigned', closed: 'Closed', reopened: 'Reopened', triaged: 'Triage completed', awaiting_again: 'Awaits a unit again', reinforced: 'Reinforced', co_response_told: 'Other service told', welfare_called: 'Welfare call', welfare_not_reached: 'Welfare call in vain' },
    patient: { added: 'Patient added', described: 'Patient described', taken_back: 'Patient taken back', restored: 'Patient restored', sieved: 'Patient sieved', shared: 'Patients shared with the crew' },
    mass_casualty: { declared: 'Mass casualty declared', suspected: 'Suspected mass casualty', dismissed: 'No mass casualty', count_told: 'Number of patients changed', ended: 'Mass casualty ended', grade_proposed: 'Grade proposed', graded: 'Grade confirmed', shared: 'Mass casualty shared with the crew' },
    triage: { carried: 'Scene carried over', arrest_recognised: 'Arrest recognised', compressions_begun: 'First compression', started: 'Triage started', answered: 'Answered', card_chosen: 'Card chosen', language_set: 'Script language', completed: 'Triage completed', overridden: 'Level set by hand', instruction_given: 'Instruction given', shared: 'Triage shared with the crew' },
    assignment: { offered: 'Offered', delivered: 'Received by the tablet', seen: 'Seen', accepted: 'Accepted', declined: 'Declined', realerted: 'Rang again', escalated: 'Escalated', aborted: 'Aborted', stage_reached: 'Stage', corrected: 'Time corrected' },
    recommendation: { made: 'Units ranked', chosen: 'Unit chosen' },
    unit: { readiness_changed: 'Readiness changed', tablet_bound: 'Tablet bound', tablet_revoked: 'Tablet revoked' },
    clock: { started: 'Clock started', warned: 'Clock soon late', breached: 'Clock late', met: 'Clock met', cancelled: 'Clock cancelled', stopped: 'Clock stopped', relevelled: 'Clock follows the new level', corrected: 'Clock corrected' },
    alert: { raised: 'Alert', acknowledged: 'Alert acknowledged', closed: 'Alert closed' },
  },
}
