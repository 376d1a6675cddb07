import type { Certainty } from './certainty.ts';
import type { LegalForm } from './legal-form.ts';

/** What the supervisory authority has to do: approve, receive a notice, or nothing that was found in the law. */
export const PROCEDURES = ['approval', 'notice', 'none_found'] as const;

export type Procedure = (typeof PROCEDURES)[number];

/** The procedure a legal form needs, where the law says so, and how sure that is. */
export interface ApprovalRule {
  readonly procedure: Procedure;
  readonly source: string;
  readonly certainty: Certainty;
}

/** Approval or mere notice, by legal form (founding; § 27 KGG on later amendments is not part of this table). */
const APPROVAL_RULES: Record<LegalForm, ApprovalRule> = {
  working_group: { procedure: 'none_found', source: '§§ 3, 4 KGG', certainty: 'medium' },
  agreement_delegation: { procedure: 'approval', source: '§ 26 Abs. 1 KGG', certainty: 'medium' },
  agreement_mandate: { procedure: 'notice', source: '§ 26 Abs. 2 KGG', certainty: 'medium' },
  special_purpose_association: { procedure: 'approval', source: '§ 10 KGG', certainty: 'high' },
  joint_institution: { procedure: 'approval', source: '§ 29a Abs. 4 KGG', certainty: 'high' },
  private_law: { procedure: 'notice', source: '§ 127a HGO', certainty: 'low' },
};

/** Looks up whether approval or notice is due for a legal form. */
export function approvalType(legalForm: LegalForm): ApprovalRule {
  return APPROVAL_RULES[legalForm];
}
