import { type ApprovalRule, approvalType } from '#src/modules/legal/domain/approval-type.ts';
import { type Certainty, weakest } from '#src/modules/legal/domain/certainty.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { LegalForm } from '#src/modules/legal/domain/legal-form.ts';
import { LEGAL_PARAMETER_KEYS, type LegalParameter, parameterOn } from '#src/modules/legal/domain/parameters.ts';
import {
  type AuthorityRule,
  type PartyFacts,
  supervisoryAuthority,
} from '#src/modules/legal/domain/supervisory-authority.ts';
import { type TerminationClauseRule, terminationClause } from '#src/modules/legal/domain/termination-clause.ts';
import type { CooperationContent } from './content.ts';

/**
 * The legal rules as they came out on a day, with every parameter value they used. Stored with each submission and each
 * decision (JSON), so that a decided case keeps the law it was decided under.
 */
export interface RuleSnapshot {
  readonly day: IsoDay;
  readonly authority: AuthorityRule;
  /** Null while no legal form is chosen. */
  readonly approval: ApprovalRule | null;
  readonly terminationClause: TerminationClauseRule;
  readonly parameters: readonly LegalParameter[];
}

/** § 35 KGG speaks of Zweckverbände and agreements (and, by § 29b, joint institutions); for other forms it is applied by analogy. */
const AUTHORITY_CERTAINTY_BY_FORM: Record<LegalForm, Certainty> = {
  agreement_delegation: 'high',
  agreement_mandate: 'high',
  special_purpose_association: 'high',
  joint_institution: 'high',
  working_group: 'medium',
  private_law: 'low',
};

/** Evaluates all rules for a content and its parties on a day. */
export function evaluateRules(input: {
  readonly content: CooperationContent;
  readonly parties: readonly PartyFacts[];
  readonly parameters: readonly LegalParameter[];
  readonly day: IsoDay;
}): RuleSnapshot {
  const { content, parties, parameters, day } = input;
  const authority = supervisoryAuthority(parties, parameters, day);
  const formCertainty = content.legalForm === null ? 'high' : AUTHORITY_CERTAINTY_BY_FORM[content.legalForm];
  return {
    day,
    authority: { ...authority, certainty: weakest([authority.certainty, formCertainty]) },
    approval: content.legalForm === null ? null : approvalType(content.legalForm),
    terminationClause: terminationClause(content, parameters, day),
    parameters: LEGAL_PARAMETER_KEYS.flatMap((key) => parameterOn(parameters, key, day) ?? []),
  };
}
