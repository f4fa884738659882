export default {
  app: {
    name: 'Jiuhu', tagline: 'Ambulance dispatch', close: 'Close', display: 'Display and sound', light: 'Switch to light', dark: 'Switch to dark', mute: 'Sound off', unmute: 'Sound on',
    server_time: 'Server time', sign_out: 'Sign out', switch_language: '切换到中文',
  },
  nav: { title: 'Desks', call: 'Call-taker', dispatch: 'Dispatcher', crew: 'Crew tablet' },
  home: { admin: 'Administration', nothing: 'Your account has no desk. Ask the administrator.' },
  sign_in: { username: 'User name', password: 'Password', enter: 'Sign in', busy: 'Signing in…', wrong: 'User name or password is wrong. Try again.' },
  link: {
    short: { off: 'Not connected', connecting: 'Connecting', live: 'Live', lost: 'Connection lost', refused: 'Refused' },
    lost: 'Connection lost, reconnecting; what you see is {age} s old', never: 'The server cannot be reached, trying again; nothing is shown yet',
    refused: 'The server no longer accepts this session. Sign out and in again', refused_tablet: 'This tablet is not signed in any more and gets no jobs',
  },
  map: { no_gl: 'This browser cannot show the map (WebGL is needed)', no_city: 'No city has been imported yet', place: 'Map of the place, click to point', board: 'Dispatch map' },
  choice: { filter: 'Type to filter', none: 'No row has this' },
  help: {
    title: 'Keys', intro: 'While you type, letters and digits are only text; function keys always act, Esc leaves the field.', everywhere: 'Everywhere', open: 'Show the keys',
    choice: 'Choice box', choose: 'Choose that row', filter: 'Filter', next: 'Next', previous: 'Previous', open_by_hand: 'Open a call by hand', leave_field: 'Leave the field, go back',
    call: 'Call-taker', take: 'Take the call that came first', form: 'Form', complaint: 'Complaint', callback: 'Callback number', end_call: 'End the call', attach: 'Attach to a known incident', send_now: 'Send now',
    merge: 'Written at two seats', keep_mine: 'Keep mine', keep_theirs: 'Take what stands now',
    place: 'Place', search_place: 'Search the place', adopt: 'Adopt the caller’s location', confirm_place: 'Read back and right: confirm',
    triage: 'Triage', triage_start: 'Start triage, go to the question', card: 'Choose a card', given: 'Next instruction given', override_level: 'Set the level by hand', complete: 'Complete triage',
    question: 'Question', answer: 'Choose the answer', words: 'The caller’s own words', leave_change: 'Do not change',
    dispatch: 'Dispatcher', enter: 'Recommend, then offer to the first', recommend: 'Recommend units', pick_incident: 'Choose an incident', offer: 'Offer to that unit (while ranking)', other_unit: 'Another unit',
    stage: 'Report the next stage for the crew', correct: 'Correct a stage time', abort: 'Abort the job', hold: 'Hold', wake: 'Wake', close: 'Close the incident', reopen: 'Reopen the closed incident', closed_lately: 'Show or fold the incidents closed lately', timeline: 'Timeline', acknowledge: 'Acknowledge the oldest alert',
    roads: 'Roads and map', closures: 'Closures and slow roads', reach: 'Reach of a station', draw_line: 'Draw along a road', draw_area: 'Draw an area', to_map: 'To the map (arrow keys move it)', add_corner: 'Add the middle of the map', leave_drawing: 'Leave the drawing', leave_closures: 'Close the panel', drawing: 'Drawing a closure', keep_drawing: 'To the reason; save', undo_corner: 'Take the last corner back', tell: 'Other services told',
    offer_next: 'Offer to the unit an alert proposes', filter_units: 'Filter units',
  },
}
