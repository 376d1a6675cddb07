import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import { availableVerbs } from './decide.ts';
import type { ActingPerson } from './facts.ts';
import { type NextStepFacts, nextStep } from './next-step.ts';
import type { ProcurementVerb } from './transitions.ts';

/** What waits for one person in one purchase. */
export interface OpenTask {
  readonly verb: ProcurementVerb;
  readonly dueOn: IsoDay | null;
}

/** Acts of the own body beside the purchase's one next step: 290 bodies answer and consent at the same time. */
const OWN_VERBS: readonly ProcurementVerb[] = [
  'answer_survey',
  'prepare_confirmation',
  'sign_confirmation',
  'prepare_agreement_consent',
  'sign_agreement_consent',
  'sign_legal_point',
  'declare_impartial',
];

const CONSENT_VERBS: readonly ProcurementVerb[] = ['prepare_agreement_consent', 'sign_agreement_consent'];

/** What the person can and should do now: the same rules as the buttons, narrowed to what moves the purchase on. */
export function openTasks(facts: NextStepFacts, acting: ActingPerson): OpenTask[] {
  const available = availableVerbs(facts, acting);
  const step = nextStep(facts);
  const own = OWN_VERBS.filter((verb) => available.includes(verb) && stillOpen(verb, facts));
  const isNext = step.verb !== null && available.includes(step.verb) && !OWN_VERBS.includes(step.verb);
  const next = isNext && step.verb !== null && stillOpen(step.verb, facts) ? [step.verb] : [];
  return [...own, ...next].map((verb) => ({
    verb,
    dueOn: OWN_VERBS.includes(verb) ? ownDue(verb, facts) : step.dueOn,
  }));
}

/** What can be done again is a task only the first time. */
function stillOpen(verb: ProcurementVerb, facts: NextStepFacts): boolean {
  if (verb === 'answer_survey') return facts.ownPart?.status === 'asked';
  if (verb === 'declare_impartial') return !facts.declaredImpartial;
  // Whoever has handed in their points waits for the others.
  if (verb === 'score_bid') return facts.ownLotsOpen > 0;
  if (verb === 'sign_legal_point') return facts.legalPointsSigned < facts.legalPointsAnswered;
  return true;
}

function ownDue(verb: ProcurementVerb, facts: NextStepFacts): IsoDay | null {
  if (CONSENT_VERBS.includes(verb)) return facts.consentDueOn;
  if (verb === 'sign_legal_point') return facts.noticeOn ?? facts.needOn;
  return ['answer_survey', 'prepare_confirmation', 'sign_confirmation'].includes(verb) ? facts.surveyDueOn : null;
}
