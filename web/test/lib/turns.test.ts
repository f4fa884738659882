import { expect, test } from 'vitest'
import { i18n } from '@/i18n'
import { roadKey, turnKey, turnSign, turnsToTell } from '@/lib/turns'
import { turn } from '../make'

/** All that osrm-routed may say: https://project-osrm.org/docs/v5.24.0/api/#stepmaneuver-object */
const codes = [
  'turn', 'new_name', 'depart', 'arrive', 'merge', 'on_ramp', 'off_ramp', 'fork', 'end_of_road', 'use_lane', 'continue', 'roundabout', 'rotary', 'roundabout_turn',
  'notification', 'exit_roundabout', 'exit_rotary',
]
const modifiers = ['', 'uturn', 'sharp_right', 'right', 'slight_right', 'straight', 'slight_left', 'left', 'sharp_left']
const every = codes.flatMap((code) => modifiers.flatMap((modifier) => [null, 2].map((exit) => turn({ code, modifier, exit }))))

test.each(['zh-Hans', 'en'] as const)('every turn of the router has its words in %s, with a road and without', (locale) => {
  const { t, te } = i18n.global
  for (const one of every) {
    const what = t(`turn.${turnKey(one)}`, { exit: one.exit ?? '' }, { locale })
    expect(te(`turn.${turnKey(one)}`, locale), turnKey(one)).toBe(true)
    expect(what, turnKey(one)).toBe(what.trim())
    expect(what, turnKey(one)).not.toMatch(/[{}]| {2}/)
    expect(roadKey({ ...one, road: '' })).toBeNull()
    expect(turnSign(one)).not.toBe('')
  }
})

test('the road is named after what to do, and never where there is none to go into', () => {
  const { t } = i18n.global
  const said = (over: Parameters<typeof turn>[0], locale: 'zh-Hans' | 'en'): string => {
    const one = turn(over)
    const what = t(`turn.${turnKey(one)}`, { exit: one.exit ?? '' }, { locale })
    const road = roadKey(one)
    return road ? t(`turn.${road}`, { turn: what, road: one.road }, { locale }) : what
  }
  expect(said({ code: 'end_of_road', modifier: 'left', road: '中山路' }, 'zh-Hans')).toBe('左转，进入中山路')
  expect(said({ code: 'depart', modifier: 'right', road: '中山路' }, 'zh-Hans')).toBe('出发，沿中山路')
  expect(said({ code: 'rotary', modifier: 'right', exit: 3, road: 'Main Street' }, 'en')).toBe('Take exit 3 of the roundabout onto Main Street')
  expect(said({ code: 'turn', modifier: 'right', road: '' }, 'en')).toBe('Turn right')
  expect(said({ code: 'arrive', modifier: 'left', road: '中山路' }, 'zh-Hans')).toBe('到达，目的地在左侧')
  expect(said({ code: 'off_ramp', modifier: 'slight_right', road: '环城路' }, 'zh-Hans')).toBe('从右侧出口驶出，进入环城路')
})

test('a road that only changes its name is driven on, and its length is that of the turn before', () => {
  const way = [
    turn({ code: 'depart', road: '一路', metres: 100, seconds: 10 }), turn({ code: 'new_name', modifier: 'straight', road: '二路', metres: 50, seconds: 5 }),
    turn({ code: 'new_name', modifier: 'slight_left', road: '三路', metres: 30, seconds: 3 }), turn({ code: 'arrive', metres: 0, seconds: 0 }),
  ]
  expect(turnsToTell(way).map(({ code, road, metres, seconds }) => [code, road, metres, seconds])).toEqual([
    ['depart', '一路', 150, 15], ['new_name', '三路', 30, 3], ['arrive', '', 0, 0],
  ])
})

test('a roundabout is one turn, onto the road of its exit', () => {
  const way = [
    turn({ code: 'depart', metres: 100 }), turn({ code: 'roundabout', modifier: 'right', exit: 2, metres: 40 }),
    turn({ code: 'exit_roundabout', modifier: 'right', exit: 2, road: '和平路', metres: 500 }), turn({ code: 'arrive' }),
  ]
  expect(turnsToTell(way).map(({ code, road, metres }) => [code, road, metres])).toEqual([['depart', '', 100], ['roundabout', '和平路', 540], ['arrive', '', 0]])
})
