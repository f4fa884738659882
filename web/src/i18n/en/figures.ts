export default {
  figures: {
    heading: 'Triage figures', period: 'Period', last_day: 'Last day', today: 'Today', week: '7 days', month: '30 days', protocol: 'Protocol version', every_version: 'All versions', every_card: 'All cards', no_card: 'No card chosen',
    sessions_n: '{n} sessions', sessions_link: 'Sessions', nothing: 'None', counting: 'Counting…', median: 'Median', p90: 'P90', limit: 'Limit', question: 'Question',
    head: { section: 'Section', what: 'What', of_it: 'Detail', n: 'Count', of: 'Of', seconds: 'Seconds' },
    title: { calls: 'Calls', sentinel: 'Sentinel events (calls told R4 or R5)', sessions: 'Sessions', levels: 'Levels given', retriage: 'Triages of a call back', by_hand: 'Levels set by hand', arrest: 'Arrests and telephone CPR', left_out: 'Left out', times: 'Times', cards: 'Levels by card', questions: 'Answers by question' },
    calls: { all: 'All calls', completed: 'Triage completed', unfinished: 'Triage not completed', without_triage: 'Without triage', abandoned: 'Hung up before the answer', silent: 'Of these: silent' },
    sentinel: { again_in_24_h: 'Same number again within 24 h', again_in_72_h: 'Same number again within 72 h', died_the_same_day: 'Died on the same day' },
    sessions: { all: 'All sessions', completed: 'Completed', under_way: 'In a call under way', left_open: 'Left open by a call that ended', hung_up: 'Of these: caller hung up', refused: 'Of these: caller refused' },
    levels: { none: 'No level' },
    retriage: { raised: 'Went up', same: 'Stayed', lowered: 'Went down' },
    by_hand: { raised: 'Above what the answers gave', lowered: 'Below what the answers gave', same: 'As the answers gave' },
    arrest: { recognised: 'Recognised (eligible for telephone CPR)', recognised_in_time: 'Recognised within the limit', cpr_started: 'Compressions begun', compression_in_time: 'First compression within the limit' },
    left_out: {
      drill_calls: 'Calls of drills', drill_sessions: 'Sessions of drills', taken_back: 'Sessions of patients added by mistake', without_number: 'R4, R5 without a number: not followed', not_over_24_h: '24 h not over yet', not_over_72_h: '72 h not over yet', arrests_without_limit: 'Arrests without a limit',
    },
    times: { r1_given: 'R1 given', recognition: 'Arrest recognised', compression: 'First compression' },
    kind: { answered: 'Answered', unknown: 'Unknown', refused: 'Refused', skipped: 'Skipped', earlier: 'Carried', not_asked: 'Not asked' },
    times_about: 'from the answer of the call; of what has happened', questions_about: 'completed sessions only; “not asked” is also what an earlier answer made needless',
    calls_about: 'Calls are those of every version and card; the rest is of those chosen. An arrest that nobody recognised on the telephone is in none of these counts.',
  },
}
