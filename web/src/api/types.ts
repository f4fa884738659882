import type { components } from './schema'

/* The server's payloads by the names the consoles use. `schema.d.ts` is made from the OpenAPI schema by the set-up (`make web`).
 * Times are ISO-8601 UTC strings; coordinates are WGS-84 degrees; lengths are metres, durations seconds. */

export type Schemas = components['schemas']

/** Every aggregate carries an id and a version that only grows. */
export interface Versioned { id: number; version: number }

export type Me = Schemas['Me']
export type Role = Me['roles'][number]
export type City = Schemas['City']
export type Person = Schemas['Person']
export type Text = Schemas['Text']

export type Call = Schemas['Call']
export type CallerLocation = Schemas['CallerLocation']
export type Match = Schemas['Match']
export type Matches = Schemas['Matches']
export type CallOutcome = Schemas['CallOutcome']

export type Incident = Schemas['Incident']
export type IncidentState = Schemas['IncidentState']
export type Level = Schemas['Level']
export type Place = Schemas['Place']
export type PlaceMethod = Schemas['PlaceMethod']
export type HoldReason = Schemas['HoldReason']
export type TimelineItem = Schemas['TimelineItem']

export type Patient = Schemas['Patient']
export type Colour = Schemas['Colour']
export type MassCasualty = Schemas['MassCasualty']
export type Grade = Schemas['Grade']
export type Sieve = Schemas['Sieve']
export type SieveStep = Schemas['SieveStep']

export type Triage = Schemas['Triage']
export type Question = Schemas['Question']
export type AnswerOption = Schemas['Option']
export type TrailEntry = Schemas['Answer']
export type Doubt = Schemas['Doubt']
export type Instruction = Schemas['Instruction']
export type FactValue = Schemas['Answer']['value']
export type Protocol = Schemas['Protocol']
export type ReviewedSession = Schemas['ReviewedSession']
export type ReviewedSessions = Schemas['ReviewedSessions']
export type TriageReview = Schemas['TriageReview']
export type ReviewStep = Schemas['ReviewStep']
export type TriageFigures = Schemas['TriageFigures']

export type Assignment = Schemas['Assignment']
export type AssignmentState = Schemas['AssignmentState']
export type ReportedStage = Schemas['ReportedStage']
/** Stages that have a time; delivered and seen are times of an offer, not states. */
export type TimedStage = Schemas['TimedStage']
export type StageTime = Schemas['StageTime']
export type AbortReason = Schemas['AbortReason']
export type DeclineReason = Schemas['DeclineReason']
export type ClearReason = Schemas['ClearReason']

export type Seat = Schemas['Seat']
export type Unit = Schemas['Unit']
export type Hospital = Schemas['Hospital']
export type Clock = Schemas['Clock']
export type Recommendation = Schemas['Recommendation']
export type Candidate = Schemas['Candidate']
export type Alert = Schemas['Alert']

export type AutomaticRun = Schemas['AutomaticRun']
export type AutomaticSwitch = Schemas['AutomaticSwitch']
export type SwitchedLevel = Schemas['SwitchedLevel']

export type Closure = Schemas['Closure']
export type DrivingMode = Schemas['DrivingMode']
export type Route = Schemas['Route']
export type Turn = Schemas['Turn']
export type Isochrone = Schemas['Isochrone']

/** Unit id, longitude, latitude, heading in degrees, speed in m/s, fixed at. */
export type PositionRow = Schemas['PositionsFrame']['units'][number]

export type DeskSnapshot = Schemas['DeskSnapshot']
export type CrewSnapshot = Schemas['CrewSnapshot']
export type PlaceResult = Schemas['Found']

export type ServerFrame = Schemas['ServerFrame']
/** An event of a stream: `entity` says what kind of row `data` is. */
export type LiveEvent = Schemas['EventsFrame']['events'][number]
