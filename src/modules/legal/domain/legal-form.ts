/** Legal forms of the KGG and of private law a cooperation can take. */
export const LEGAL_FORMS = [
  'working_group',
  'agreement_delegation',
  'agreement_mandate',
  'special_purpose_association',
  'joint_institution',
  'private_law',
] as const;

export type LegalForm = (typeof LEGAL_FORMS)[number];

/** The two kinds of public-law agreement (§§ 24-29 KGG); only for them do the rules of § 24 KGG hold by themselves. */
export const AGREEMENT_FORMS = ['agreement_delegation', 'agreement_mandate'] as const satisfies readonly LegalForm[];

/** Provision that carries a legal form, for display beside it. */
export const LEGAL_FORM_SOURCES: Record<LegalForm, string> = {
  working_group: '§§ 3, 4 KGG',
  agreement_delegation: '§ 24 Abs. 1 Nr. 1, §§ 25 bis 28 KGG',
  agreement_mandate: '§ 24 Abs. 1 Nr. 2, §§ 25 bis 28 KGG',
  special_purpose_association: '§§ 5 bis 23a KGG',
  joint_institution: '§§ 29a, 29b KGG',
  private_law: '§ 2 Abs. 2 KGG',
};
