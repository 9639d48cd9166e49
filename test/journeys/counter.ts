/** What officers do at the counter beside the orders, in the journeys: each part's verbs in a file of its own. */
import type { ServiceContext } from '../../services/context.ts';
import type { OfficerActor } from '../office/people.ts';
import { COMPLAINT_VERBS } from './counter/complaints.ts';
import { DESK_VERBS } from './counter/desk.ts';
import { PRIVACY_VERBS } from './counter/privacy.ts';
import { SURVEY_VERBS } from './counter/survey.ts';
import { VISIT_VERBS } from './counter/visits.ts';

export interface CounterScene {
  ctx: ServiceContext;
  actor: OfficerActor;
}

/** Resolves with the reason of a refusal, or undefined. */
export type CounterVerb = readonly [
  pattern: RegExp,
  act: (scene: CounterScene, ...words: string[]) => Promise<string | undefined>,
];

const VERBS: readonly CounterVerb[] = [
  ...DESK_VERBS,
  ...VISIT_VERBS,
  ...COMPLAINT_VERBS,
  ...SURVEY_VERBS,
  ...PRIVACY_VERBS,
];

/** Carries an officer's line out; undefined: no verb of the counter reads so. */
export function actAtCounter(scene: CounterScene, act: string): Promise<string | undefined> | undefined {
  for (const [pattern, carryOut] of VERBS) {
    const match = pattern.exec(act);
    if (match === null) continue;
    const words = match.slice(1).map((word: string | undefined) => word?.replaceAll(String.raw`\n`, '\n') ?? '');
    return carryOut(scene, ...words);
  }
  return undefined;
}
