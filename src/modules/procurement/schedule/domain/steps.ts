import type { LegalParameterKey } from '#src/modules/legal/domain/parameters.ts';
import type { ProcedureKey } from '../../legality/domain/procedure.ts';
import { PROCEDURES } from '../../legality/domain/procedure.ts';

/** Steps of a schedule in their order. */
export const STEP_KEYS = [
  'documents',
  'notice',
  'requests',
  'selection',
  'offers',
  'evaluation',
  'decision',
  'standstill',
  'award',
  'buffer',
  'start',
] as const;

export type StepKey = (typeof STEP_KEYS)[number];

/** Whether a stored text names a step this release knows. */
export function isStepKey(text: string): text is StepKey {
  return (STEP_KEYS as readonly string[]).includes(text);
}

/**
 * How long a step takes. 'work': a duration of the portal's own. 'period': runs from the day after an event, by law or, where
 * `own` is set, by the portal's convention. 'day': one day.
 */
export type Span =
  | { readonly kind: 'work'; readonly parameter: LegalParameterKey }
  | { readonly kind: 'period'; readonly parameter: LegalParameterKey; readonly own?: true }
  | { readonly kind: 'day' };

/** A step of one procedure. */
export interface StepPlan {
  readonly key: StepKey;
  readonly span: Span;
}

/** What shortens or lengthens periods. */
export interface PeriodChoices {
  /** Offers and information travel electronically. */
  readonly electronic: boolean;
  /** Urgency, or a prior information notice: § 15 Abs. 3, § 38 Abs. 3 VgV. */
  readonly shortened: boolean;
}

/** Procedures in which bidders first ask to take part. */
const WITH_REQUESTS: readonly ProcedureKey[] = [
  'restricted',
  'negotiated',
  'competitive_dialogue',
  'innovation_partnership',
  'restricted_tender_with_competition',
  'negotiated_award_with_competition',
];

/** Above the threshold, but only with a fitting period for offers (§ 20 VgV): §§ 18, 19 VgV name one for requests alone. */
const FITTING_OFFERS: readonly ProcedureKey[] = ['competitive_dialogue', 'innovation_partnership'];

/** The steps of a procedure with what each rests on. */
export function stepsOf(procedure: ProcedureKey, choices: PeriodChoices): readonly StepPlan[] {
  const kind = PROCEDURES[procedure];
  const work = (key: StepKey, parameter: LegalParameterKey): StepPlan => ({ key, span: { kind: 'work', parameter } });
  const day = (key: StepKey): StepPlan => ({ key, span: { kind: 'day' } });
  const end = [day('award'), work('buffer', 'plan_buffer_days'), day('start')];
  const documents = work('documents', 'plan_documents_days');
  const decision = work('decision', 'plan_decision_days');
  // Without a competition nobody waits for offers: documents, decision, award.
  if (kind === 'exempt' || procedure === 'direct_award') return [documents, decision, ...end];
  const asks = WITH_REQUESTS.includes(procedure);
  const period = (key: StepKey, parameter: LegalParameterKey): StepPlan =>
    kind === 'eu'
      ? { key, span: { kind: 'period', parameter } }
      : { key, span: { kind: 'period', parameter, own: true } };
  return [
    documents,
    day('notice'),
    ...(asks
      ? [
          period('requests', kind === 'eu' ? 'tender_request_days' : 'tender_national_request_days'),
          work('selection', 'plan_selection_days'),
        ]
      : []),
    FITTING_OFFERS.includes(procedure)
      ? { key: 'offers', span: { kind: 'period', parameter: 'tender_national_days', own: true } }
      : period('offers', offerParameter(kind, asks, choices)),
    work('evaluation', 'plan_evaluation_days'),
    decision,
    ...(kind === 'eu'
      ? [period('standstill', choices.electronic ? 'standstill_electronic_days' : 'standstill_days')]
      : []),
    ...end,
  ];
}

function offerParameter(
  kind: 'eu' | 'national',
  asks: boolean,
  { electronic, shortened }: PeriodChoices,
): LegalParameterKey {
  if (kind === 'national') return 'tender_national_days';
  if (asks) return electronic ? 'tender_restricted_electronic_days' : 'tender_restricted_days';
  if (shortened) return 'tender_open_short_days';
  return electronic ? 'tender_open_electronic_days' : 'tender_open_days';
}
