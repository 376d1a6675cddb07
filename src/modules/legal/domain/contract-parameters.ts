import type { LegalParameter, LegalParameterKey } from './parameters.ts';

const CHECK =
  'Allgemein bekannt, in der Quellensammlung nicht einzeln belegt. Vor dem Einsatz an einer amtlichen Quelle prüfen.';
const OWN = 'Eigene Festlegung des Portals, keine gesetzliche Frist oder Grenze.';
/** Day from which § 132 GWB has held (VergRModG). */
const GWB_FROM = '2016-04-18';
/** Day from which the UVgO has held in Hessen. */
const UVGO_FROM = '2021-09-01';

/** Numbers the portal uses for running contracts, their changes and their ends. */
export const CONTRACT_PARAMETERS: readonly LegalParameter[] = [
  law(
    'amendment_de_minimis_percent',
    10,
    '§ 132 Abs. 3 Nr. 2 GWB',
    'Alle geringfügigen Änderungen zusammen, gemessen am ursprünglichen Auftragswert.',
  ),
  law('amendment_de_minimis_works_percent', 15, '§ 132 Abs. 3 Nr. 2 GWB', 'Wie zuvor, bei Bauaufträgen.'),
  law(
    'amendment_per_change_percent',
    50,
    '§ 132 Abs. 2 Satz 2 GWB',
    'Jede einzelne Änderung wegen zusätzlicher Leistungen oder unvorhergesehener Umstände.',
  ),
  law(
    'amendment_national_percent',
    20,
    '§ 47 Abs. 2 UVgO',
    'Alle Änderungen zusammen, wenn der Auftrag unter der EU-Schwelle liegt.',
    UVGO_FROM,
  ),
  own('contract_alarm_first_months', 18, 'Erste Erinnerung an das Ende eines Vertrags.'),
  own('contract_alarm_second_months', 12, 'Zweite Erinnerung an das Ende eines Vertrags.'),
  own('contract_alarm_last_months', 6, 'Letzte Erinnerung an das Ende eines Vertrags.'),
  own('contract_warning_percent', 80, 'Ab diesem Anteil der Höchstmenge wird gewarnt.'),
  own(
    'pooling_window_months',
    6,
    'Verträge, die höchstens so weit auseinander enden, werden zur gemeinsamen Beschaffung vorgeschlagen.',
  ),
  law(
    'cooperative_notice_months',
    3,
    '§ 65 Abs. 2 GenG',
    'Kündigung zum Schluss eines Geschäftsjahres; die Satzung kann eine längere Frist bestimmen.',
  ),
  law(
    'cooperative_statutes_percent',
    75,
    '§ 16 Abs. 2 und 4 GenG',
    'Mindestens dieser Anteil der abgegebenen Stimmen für eine Änderung der Satzung; die Satzung kann anderes bestimmen.',
  ),
  law(
    'cooperative_duties_percent',
    90,
    '§ 16 Abs. 3 Satz 1 GenG',
    'Mindestens dieser Anteil der abgegebenen Stimmen, wenn Mitglieder zu Bezug, Leistung oder Diensten verpflichtet werden; die Satzung kann mehr verlangen.',
  ),
];

function law(
  key: LegalParameterKey,
  value: number,
  source: string,
  meaning: string,
  validFrom = GWB_FROM,
): LegalParameter {
  return { key, value, validFrom, validTo: null, source, certainty: 'medium', note: `${meaning} ${CHECK}` };
}

function own(key: LegalParameterKey, value: number, meaning: string): LegalParameter {
  return {
    key,
    value,
    validFrom: UVGO_FROM,
    validTo: null,
    source: 'Eigene Festlegung des Portals',
    certainty: 'high',
    note: `${meaning} ${OWN}`,
  };
}
