import type { LegalParameter, LegalParameterKey, PreparedValue } from './parameters.ts';

const CHECK = 'Wortlaut vor dem Einsatz an einer amtlichen Quelle prüfen.';
const OWN = 'Eigene Festlegung des Portals, keine gesetzliche Frist.';
const COMMON = 'Allgemein bekannt; in der Quellensammlung nicht einzeln belegt.';

/** Day from which the parts of GWB and VgV the portal reads have held (VergRModG). */
const GWB_FROM = '2016-04-18';
const HVTG_FROM = '2021-09-01';
const REFORM_SOURCE = 'Entwurf zur Änderung des HVTG, Stand 11.2.2026 (GGSC, Newsletter Vergabe Februar 2026)';
const REFORM_NOTE = 'Am 11.2.2026 im Gesetzgebungsverfahren; ein Inkrafttreten wurde nicht gefunden.';

const threshold = (key: LegalParameterKey, value: number, validFrom: string, validTo: string): LegalParameter => ({
  key,
  value,
  validFrom,
  validTo,
  source: '§ 106 GWB mit der Delegierten Verordnung der EU; subreport, EU-Schwellenwert',
  certainty: 'high',
  note: `Netto, für zwei Jahre. Das Land Hessen rechnet mit dem Wert der übrigen Auftraggeber. ${CHECK}`,
});

const band = (key: LegalParameterKey, value: number, meaning: string): LegalParameter => ({
  key,
  value,
  validFrom: HVTG_FROM,
  validTo: null,
  source: '§ 12 HVTG',
  certainty: 'medium',
  note: `${meaning} Netto, für Liefer- und Dienstleistungen. Wann die Grenze endet, ist nicht bekannt: eine Novelle war anhängig. ${CHECK}`,
});

const rule = (
  key: LegalParameterKey,
  value: number,
  source: string,
  note: string,
  rest: Partial<LegalParameter> = {},
): LegalParameter => ({
  key,
  value,
  validFrom: GWB_FROM,
  validTo: null,
  source,
  certainty: 'high',
  note: `${note} ${CHECK}`,
  ...rest,
});

const own = (key: LegalParameterKey, value: number, meaning: string): LegalParameter => ({
  key,
  value,
  validFrom: HVTG_FROM,
  validTo: null,
  source: 'Eigene Festlegung des Portals',
  certainty: 'high',
  note: `${meaning} ${OWN}`,
});

/** Numbers of public procurement the portal starts with. Amounts are net euro cents. */
export const PROCUREMENT_PARAMETERS: readonly LegalParameter[] = [
  threshold('eu_threshold_services_cents', 22_100_000, '2024-01-01', '2025-12-31'),
  threshold('eu_threshold_services_cents', 21_600_000, '2026-01-01', '2027-12-31'),
  threshold('eu_threshold_works_cents', 553_800_000, '2024-01-01', '2025-12-31'),
  threshold('eu_threshold_works_cents', 540_400_000, '2026-01-01', '2027-12-31'),
  band('hvtg_direct_award_cents', 1_000_000, 'Bis zu diesem Wert Direktauftrag.'),
  band('hvtg_negotiated_cents', 5_000_000, 'Bis zu diesem Wert Verhandlungsvergabe mit drei Angeboten.'),
  band(
    'hvtg_restricted_cents',
    10_000_000,
    'Bis zu diesem Wert Verhandlungsvergabe mit oder Beschränkte Ausschreibung ohne Teilnahmewettbewerb, drei Angebote.',
  ),
  {
    ...band('hvtg_min_quotes', 3, 'Zahl der Angebote, die einzuholen sind.'),
    note: `Zahl der Angebote, die einzuholen sind. ${CHECK}`,
  },
  rule('inhouse_activity_percent', 80, '§ 108 Abs. 1 Nr. 2 GWB', 'Mehr als dieser Anteil der Tätigkeit.'),
  rule('cooperation_market_percent', 20, '§ 108 Abs. 6 Nr. 3 GWB', 'Weniger als dieser Anteil auf dem offenen Markt.'),
  rule('framework_years_eu', 4, '§ 21 Abs. 6 VgV', 'Höchstens, außer in einem begründeten Sonderfall.'),
  rule('framework_years_national', 6, '§ 15 Abs. 4 UVgO', 'Höchstens, außer in einem begründeten Sonderfall.', {
    validFrom: HVTG_FROM,
  }),
  rule('tender_open_days', 35, '§ 15 Abs. 2 VgV', 'Ab dem Tag nach der Absendung der Bekanntmachung.'),
  rule('tender_open_electronic_days', 30, '§ 15 Abs. 4 VgV', 'Wenn Angebote elektronisch eingereicht werden.'),
  rule(
    'tender_open_short_days',
    15,
    '§ 15 Abs. 3, § 38 Abs. 3 VgV',
    'Bei Dringlichkeit oder nach einer Vorinformation.',
  ),
  rule('tender_request_days', 30, '§ 16 Abs. 2, § 17 Abs. 2 VgV', 'Ab dem Tag nach der Absendung der Bekanntmachung.'),
  rule('tender_restricted_days', 30, '§ 16 Abs. 5, § 17 Abs. 6 VgV', 'Ab dem Tag nach der Aufforderung zum Angebot.'),
  rule(
    'tender_restricted_electronic_days',
    25,
    '§ 16 Abs. 8, § 17 Abs. 9 VgV',
    'Wenn Angebote elektronisch eingereicht werden.',
  ),
  rule('standstill_days', 15, '§ 134 Abs. 2 Satz 1 GWB', `Ab dem Tag nach der Absendung der Information. ${COMMON}`, {
    certainty: 'medium',
  }),
  rule(
    'standstill_electronic_days',
    10,
    '§ 134 Abs. 2 Satz 2 GWB',
    `Wenn die Information elektronisch oder per Fax gesendet wird. ${COMMON}`,
    { certainty: 'medium' },
  ),
  rule(
    'appeal_days',
    14,
    '§ 172 Abs. 1, § 169 Abs. 1 GWB',
    `Zwei Wochen ab dem Tag nach der Zustellung der Entscheidung der Vergabekammer; vorher kein Zuschlag. ${COMMON}`,
    { certainty: 'medium' },
  ),
  own(
    'tender_national_request_days',
    14,
    'Teilnahmefrist unterhalb der EU-Schwelle; das Gesetz verlangt „angemessen“.',
  ),
  own('tender_national_days', 21, 'Angebotsfrist unterhalb der EU-Schwelle; das Gesetz verlangt „angemessen“.'),
  own('plan_documents_days', 28, 'Erstellen der Vergabeunterlagen.'),
  own('plan_selection_days', 14, 'Auswahl der Bewerber nach dem Teilnahmewettbewerb.'),
  own('plan_evaluation_days', 28, 'Prüfen und Werten der Angebote.'),
  own('plan_decision_days', 14, 'Vergabeentscheidung, wenn kein Sitzungstag angegeben ist.'),
  own('plan_buffer_days', 14, 'Puffer zwischen Zuschlag und Beginn der Leistung.'),
  own(
    'survey_reminder_days',
    7,
    'So viele Tage vor dem Ende einer Bedarfsabfrage wird erinnert, wer nicht geantwortet hat.',
  ),
  own(
    'award_reminder_days',
    7,
    'So viele Tage liegen zwischen zwei Erinnerungen an einen offenen Schritt von der Öffnung bis zum Zuschlag.',
  ),
  {
    key: 'vat_public_body_limit_cents',
    value: 1_750_000,
    validFrom: '2027-01-01',
    validTo: null,
    source: '§ 2b UStG',
    certainty: 'medium',
    note: `Jahresumsatz. Die Übergangszeit endet am 31.12.2026; eine weitere Verlängerung ist möglich. Nur ein Hinweis, kein Ergebnis. ${CHECK}`,
  },
];

/** Law that may come. Shown as prepared, never applied until somebody puts it in force with its day. */
export const PREPARED_VALUES: readonly PreparedValue[] = [
  {
    key: 'hvtg_direct_award_cents',
    value: 10_000_000,
    expectedFrom: null,
    source: REFORM_SOURCE,
    certainty: 'low',
    note: `Direktauftrag für Liefer- und Dienstleistungen bis zu diesem Wert. ${REFORM_NOTE}`,
  },
  {
    key: 'hvtg_direct_award_works_cents',
    value: 75_000_000,
    expectedFrom: null,
    source: REFORM_SOURCE,
    certainty: 'low',
    note: `Direktauftrag für Bauleistungen bis zu diesem Wert. ${REFORM_NOTE}`,
  },
  {
    key: 'hvtg_fair_wage_cents',
    value: 2_000_000,
    expectedFrom: null,
    source: REFORM_SOURCE,
    certainty: 'low',
    note: `Tariftreue ab diesem Wert. ${REFORM_NOTE}`,
  },
];
