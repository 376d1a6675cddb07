import { formatCount, formatDay, formatEuro } from '#src/ui/format.ts';
import type { Reason } from './domain/evaluate.ts';
import type { Answer, Finding } from './domain/finding.ts';
import type { LegalPointKey, QuestionKey } from './domain/points.ts';
import type { OptionReason, ProcedureKey, Standing } from './domain/procedure.ts';
import { REASON_SENTENCES } from './reason-texts.ts';

export const FINDING_LABELS: Readonly<Record<Finding, string>> = {
  met: 'erfüllt',
  not_met: 'nicht erfüllt',
  unclear: 'unklar',
  missing: 'Angaben fehlen',
  not_applicable: 'trifft nicht zu',
};

export const ANSWER_LABELS: Readonly<Record<Answer, string>> = { yes: 'Ja', no: 'Nein', unclear: 'Unklar' };

export const POINT_LABELS: Readonly<Record<LegalPointKey, string>> = {
  aggregate_value: 'Gesamtwert aller Partner',
  eu_threshold: 'EU-Schwelle',
  national_band: 'Wertgrenzen in Hessen',
  in_house: 'Inhouse-Vergabe',
  public_cooperation: 'Öffentliche Zusammenarbeit',
  procedure: 'Verfahrensart',
  joint_award: 'Gemeinsame Vergabe oder zentrale Beschaffungsstelle',
  framework_limits: 'Grenzen der Rahmenvereinbarung',
  notices: 'Bekanntmachungen',
  fair_wage: 'Tariftreue',
};

export const QUESTION_LABELS: Readonly<Record<QuestionKey, { readonly label: string; readonly hint?: string }>> = {
  all_included: {
    label: 'Sind alle Partner, Optionen und Verlängerungen im Wert enthalten?',
    hint: 'Es zählt der Gesamtwert ohne Umsatzsteuer über die ganze Laufzeit.',
  },
  split_off: {
    label: 'Beschaffen dieselben Stellen Gleichartiges daneben getrennt?',
    hint: 'Eine Aufteilung, um unter einer Schwelle zu bleiben, ist nicht zulässig.',
  },
  in_house_intended: {
    label: 'Soll ohne Vergabeverfahren an eine Stelle vergeben werden, die den Auftraggebern gehört?',
    hint: 'Bei „Nein“ trifft dieser Punkt nicht zu.',
  },
  control: {
    label: 'Kontrollieren die Auftraggeber sie wie eigene Dienststellen, gemeinsam genügt?',
    hint: 'Auch jeder gemeinsam kontrollierende Auftraggeber muss in den Leitungsorganen vertreten sein (§ 108 Abs. 4 und 5 GWB).',
  },
  activity: {
    label: 'Liegt der Anteil ihrer Tätigkeit für die Auftraggeber, die sie kontrollieren, über der geltenden Grenze?',
    hint: 'Die Grenze steht oben bei den Quellen. Maßgeblich ist der Durchschnitt der letzten drei Jahre (§ 108 Abs. 7 GWB).',
  },
  no_private_capital: { label: 'Ist sie frei von direkter privater Kapitalbeteiligung?' },
  cooperation_intended: {
    label: 'Soll statt eines Auftrags ein Vertrag über öffentliche Zusammenarbeit geschlossen werden?',
    hint: 'Bei „Nein“ trifft dieser Punkt nicht zu.',
  },
  common_goals: { label: 'Dient die Zusammenarbeit gemeinsamen Zielen aller beteiligten Auftraggeber?' },
  public_interest: { label: 'Wird sie ausschließlich durch Überlegungen des öffentlichen Interesses bestimmt?' },
  market_share: {
    label: 'Liegt der Anteil der betroffenen Tätigkeiten, der auf dem Markt erbracht wird, unter der geltenden Grenze?',
    hint: 'Die Grenze steht oben bei den Quellen.',
  },
  special_ground: {
    label: 'Liegt der besondere Grund vor, den die gewählte Verfahrensart verlangt?',
    hint: 'Nur zu beantworten, wenn die Verfahrensart einen solchen Grund braucht. Nennen Sie ihn in der Erläuterung.',
  },
  occasional: {
    label: 'Vergeben die Partner diesen einen Auftrag gelegentlich gemeinsam?',
    hint: 'Dann § 4 VgV: eine Vereinbarung in Textform genügt, für gemeinsam Durchgeführtes haften alle gemeinsam.',
  },
  central_body: {
    label: 'Beschafft die federführende Stelle auf Dauer für andere?',
    hint: 'Dann ist sie zentrale Beschaffungsstelle (§ 120 Abs. 4 GWB).',
  },
  text_form: {
    label: 'Wird die Zusammenarbeit in Textform vereinbart?',
    hint: 'Dafür ist der Bereich „Vereinbarung“ da.',
  },
  term_exception: {
    label: 'Gibt es einen Sonderfall, der eine längere Laufzeit rechtfertigt?',
    hint: 'Nur zu beantworten, wenn die Höchstdauer überschritten ist. Der Sonderfall ist in der Erläuterung zu begründen.',
  },
  notice_ready: { label: 'Ist die Bekanntmachung in der vorgeschriebenen Form vorbereitet?' },
  award_notice_planned: { label: 'Ist die Bekanntmachung des vergebenen Auftrags vorgesehen?' },
  declarations: { label: 'Werden von Bietern die Erklärungen zu Tariftreue und Mindestentgelt verlangt?' },
};

export const LEGAL_PROCEDURE_LABELS: Readonly<Record<ProcedureKey, string>> = {
  open: 'Offenes Verfahren',
  restricted: 'Nicht offenes Verfahren',
  negotiated: 'Verhandlungsverfahren',
  competitive_dialogue: 'Wettbewerblicher Dialog',
  innovation_partnership: 'Innovationspartnerschaft',
  public_tender: 'Öffentliche Ausschreibung',
  restricted_tender_with_competition: 'Beschränkte Ausschreibung mit Teilnahmewettbewerb',
  restricted_tender: 'Beschränkte Ausschreibung ohne Teilnahmewettbewerb',
  negotiated_award_with_competition: 'Verhandlungsvergabe mit Teilnahmewettbewerb',
  negotiated_award: 'Verhandlungsvergabe',
  direct_award: 'Direktauftrag',
  in_house_award: 'Inhouse-Vergabe ohne Verfahren',
  cooperation_contract: 'Öffentliche Zusammenarbeit ohne Verfahren',
};

export const STANDING_LABELS: Readonly<Record<Standing, string>> = {
  proposed: 'vorgeschlagen',
  possible: 'zulässig',
  with_ground: 'nur mit besonderem Grund',
  unknown: 'noch nicht beurteilbar',
  closed: 'nicht zulässig',
};

export const OPTION_REASON_LABELS: Readonly<Record<OptionReason, string>> = {
  free_choice: 'Frei wählbar; der Wettbewerb ist am weitesten.',
  special_ground: 'Das Gesetz lässt dieses Verfahren nur in bestimmten Fällen zu.',
  within_band: 'Der Wert liegt innerhalb der Grenze für dieses Verfahren.',
  stricter: 'Strenger, als die Wertgrenze verlangt, und deshalb immer zulässig.',
  above_band: 'Der Wert liegt über der Grenze für einfachere Verfahren.',
  above_threshold: 'Ab der EU-Schwelle gilt EU-Recht.',
  below_threshold: 'Freiwillig möglich; unter der EU-Schwelle nicht vorgeschrieben.',
  regime_unknown: 'Ob EU-Recht gilt, steht noch nicht fest.',
  bands_unknown: 'Die Wertgrenzen für Bauleistungen sind im Portal nicht hinterlegt.',
  exemption_met: 'Die Voraussetzungen der Ausnahme sind nach den Antworten erfüllt.',
  exemption_open: 'Die Voraussetzungen der Ausnahme sind noch nicht geklärt.',
  exemption_closed: 'Die Ausnahme ist nicht vorgesehen oder ihre Voraussetzungen fehlen.',
};

const ANSWERED = /^([a-z_]+)\.(yes|no|unclear|open)$/;
const ANSWER_WORDS = { yes: 'ja', no: 'nein', unclear: 'unklar', open: 'noch nicht beantwortet' } as const;

/** The German sentence of a reason. Answers read as question and answer; amounts are shown in euros. */
export function reasonSentence({ code, values = {} }: Reason): string {
  const [, question = '', answer = ''] = ANSWERED.exec(code) ?? [];
  if (Object.hasOwn(QUESTION_LABELS, question) && Object.hasOwn(ANSWER_WORDS, answer))
    return `${QUESTION_LABELS[question as QuestionKey].label} – ${ANSWER_WORDS[answer as keyof typeof ANSWER_WORDS]}.`;
  const sentence = Object.hasOwn(REASON_SENTENCES, code) ? REASON_SENTENCES[code] : undefined;
  return sentence ? sentence(shown(values)) : code;
}

/** Values as words: amounts in euros, days in German form, procedures by name. */
function shown(values: NonNullable<Reason['values']>): Record<string, string> {
  const words = Object.entries(values).map(([name, value]) => {
    if (name === 'day') return [name, formatDay(String(value))];
    if (name === 'procedure') return [name, LEGAL_PROCEDURE_LABELS[value as ProcedureKey] ?? String(value)];
    if (name === 'months') return [name, formatCount(Number(value), 'Monat', 'Monaten')];
    if (name === 'years') return [name, formatCount(Number(value), 'Jahr', 'Jahren')];
    if (name === 'count' || name === 'partners') return [name, String(value)];
    return [name, formatEuro(Number(value))];
  });
  return Object.fromEntries(words);
}
