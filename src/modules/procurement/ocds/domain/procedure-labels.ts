/** Procedures as the law names them; what a release says in procurementMethodDetails. */
export const PROCEDURE_LABELS: Readonly<Record<string, string>> = {
  open: 'Offenes Verfahren',
  restricted: 'Nicht offenes Verfahren',
  negotiated: 'Verhandlungsverfahren',
  competitive_dialogue: 'Wettbewerblicher Dialog',
  innovation_partnership: 'Innovationspartnerschaft',
  public_tender: 'Öffentliche Ausschreibung',
  restricted_tender_with_competition: 'Beschränkte Ausschreibung mit Teilnahmewettbewerb',
  restricted_tender: 'Beschränkte Ausschreibung ohne Teilnahmewettbewerb',
  negotiated_award_with_competition: 'Verhandlungsvergabe mit Teilnahmewettbewerb',
  negotiated_award: 'Verhandlungsvergabe ohne Teilnahmewettbewerb',
  direct_award: 'Direktauftrag',
  in_house_award: 'Inhouse-Vergabe',
  cooperation_contract: 'Öffentlich-öffentliche Zusammenarbeit',
};
