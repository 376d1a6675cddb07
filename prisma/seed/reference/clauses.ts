import type { Certainty } from '#src/modules/legal/domain/certainty.ts';
import type { ClauseCategory } from '#src/modules/procurement/clauses/domain/decisions.ts';

/** A clause of the catalogue as the portal ships it: our own words, with the ground it stands on and how sure that is. */
export interface ClauseSeed {
  readonly key: string;
  readonly category: ClauseCategory;
  readonly title: string;
  readonly text: string;
  readonly source: string;
  readonly certainty: Certainty;
  /** YYYY-MM-DD. A changed clause is a further entry with a later day; the former one gets its last day. */
  readonly validFrom: string;
  readonly validTo: string | null;
}

const since = { validFrom: '2026-01-01', validTo: null } as const;

/** What the Land starts with; further clauses and new wordings are added as further entries. */
export const CLAUSES: readonly ClauseSeed[] = [
  {
    key: 'security_minimum',
    category: 'security',
    title: 'Mindestniveau der Informationssicherheit',
    text: 'Der Auftragnehmer hält bei allem, was er für den Auftraggeber betreibt oder verarbeitet, mindestens das Sicherheitsniveau ein, das für den Auftraggeber selbst gilt, und weist es vor Betriebsbeginn und danach jährlich nach.',
    source: 'BSI, IT-Grundschutz-Profil Basis-Absicherung Kommunalverwaltung und WiBA-Checklisten',
    certainty: 'medium',
    ...since,
  },
  {
    key: 'security_updates',
    category: 'security',
    title: 'Schwachstellen und Aktualisierungen',
    text: 'Der Auftragnehmer beobachtet Schwachstellen seiner Produkte und ihrer Bestandteile, stellt für kritische Schwachstellen innerhalb von drei Werktagen eine Aktualisierung oder eine wirksame Zwischenlösung bereit und führt eine Stückliste der eingesetzten Software.',
    source: 'BSI, IT-Grundschutz-Kompendium, Baustein OPS.1.1.3; Frist ist Vorgabe dieses Katalogs',
    certainty: 'medium',
    ...since,
  },
  {
    key: 'security_access',
    category: 'security',
    title: 'Zugriffe und Protokolle',
    text: 'Zugriffe sind auf das Nötige beschränkt, privilegierte Zugriffe verlangen einen zweiten Faktor. Sicherheitsrelevante Ereignisse werden protokolliert; der Auftraggeber erhält die Protokolle auf Verlangen in lesbarer Form.',
    source: 'BSI, IT-Grundschutz-Kompendium, Bausteine ORP.4 und OPS.1.1.5',
    certainty: 'medium',
    ...since,
  },
  {
    key: 'security_incident',
    category: 'security',
    title: 'Meldung von Sicherheitsvorfällen',
    text: 'Der Auftragnehmer meldet dem Auftraggeber jeden Sicherheitsvorfall, der dessen Daten oder Dienste betreffen kann, unverzüglich und spätestens binnen 24 Stunden nach Kenntnis, und unterstützt ihn bei seinen eigenen Meldungen.',
    source: 'Art. 33 Abs. 2 DSGVO für Verletzungen des Datenschutzes; Frist von 24 Stunden ist Vorgabe dieses Katalogs',
    certainty: 'medium',
    ...since,
  },
  {
    key: 'security_backup',
    category: 'security',
    title: 'Sicherung und Wiederherstellung',
    text: 'Daten werden täglich gesichert, eine Sicherung liegt vom Betrieb getrennt. Die Wiederherstellung wird mindestens einmal im Jahr geprobt und das Ergebnis dem Auftraggeber mitgeteilt.',
    source: 'BSI, IT-Grundschutz-Kompendium, Baustein CON.3',
    certainty: 'medium',
    ...since,
  },
  {
    key: 'standards_xoev',
    category: 'standards',
    title: 'XÖV-Standards',
    text: 'Wo es für den Datenaustausch einen XÖV-Standard gibt, wird er in der jeweils gültigen Fassung unterstützt. Neue Fassungen werden spätestens bis zum Tag ihrer Verbindlichkeit ohne gesonderte Vergütung umgesetzt.',
    source: 'Standards im XRepository; Verbindlichkeit je Standard prüfen',
    certainty: 'medium',
    ...since,
  },
  {
    key: 'standards_fit',
    category: 'standards',
    title: 'Föderale IT-Standards (FIT)',
    text: 'Verbindliche föderale IT-Standards des IT-Planungsrats werden eingehalten, empfohlene berücksichtigt. Abweichungen benennt und begründet der Auftragnehmer im Angebot.',
    source: 'Standardisierungsagenda des IT-Planungsrats (FITKO)',
    certainty: 'medium',
    ...since,
  },
  {
    key: 'standards_open_interfaces',
    category: 'standards',
    title: 'Offene Schnittstellen',
    text: 'Alle Daten des Auftraggebers sind über dokumentierte, offene Schnittstellen les- und schreibbar. Die Beschreibung liegt in einem maschinenlesbaren Format vor und darf an Dritte weitergegeben werden; Lizenzgebühren für die Nutzung der Schnittstellen fallen nicht an.',
    source: 'Vorgabe dieses Katalogs; Leistungsbeschreibung nach § 121 GWB, § 31 VgV',
    certainty: 'medium',
    ...since,
  },
  {
    key: 'standards_accessibility',
    category: 'standards',
    title: 'Barrierefreiheit',
    text: 'Was Menschen bedienen, ist für Menschen mit Behinderungen zugänglich (EN 301 549). Der Auftragnehmer legt vor der Abnahme einen Prüfbericht vor und beseitigt Mängel auf eigene Kosten.',
    source: '§ 121 Abs. 2 GWB',
    certainty: 'high',
    ...since,
  },
  {
    key: 'privacy_processing',
    category: 'privacy',
    title: 'Auftragsverarbeitung',
    text: 'Verarbeitet der Auftragnehmer personenbezogene Daten, schließen die Parteien vor Beginn einen Vertrag zur Auftragsverarbeitung. Unterauftragnehmer setzt er nur mit Genehmigung des Auftraggebers ein.',
    source: 'Art. 28 DSGVO',
    certainty: 'high',
    ...since,
  },
  {
    key: 'privacy_measures',
    category: 'privacy',
    title: 'Technische und organisatorische Maßnahmen',
    text: 'Der Auftragnehmer beschreibt seine Maßnahmen zum Schutz personenbezogener Daten im Angebot, hält sie während der Laufzeit ein und passt sie dem Stand der Technik an.',
    source: 'Art. 32 DSGVO',
    certainty: 'high',
    ...since,
  },
  {
    key: 'privacy_place',
    category: 'privacy',
    title: 'Ort der Verarbeitung',
    text: 'Daten werden nur in der Europäischen Union oder im Europäischen Wirtschaftsraum verarbeitet. Eine Übermittlung in ein Drittland, auch durch Fernzugriff, bedarf der vorherigen Zustimmung und der Voraussetzungen der Datenschutz-Grundverordnung.',
    source: 'Art. 44 bis 49 DSGVO; Beschränkung auf EU und EWR ist Vorgabe dieses Katalogs',
    certainty: 'medium',
    ...since,
  },
  {
    key: 'exit_data',
    category: 'exit',
    title: 'Herausgabe der Daten',
    text: 'Der Auftraggeber erhält jederzeit, spätestens 30 Tage nach Vertragsende, alle Daten mit ihrer Beschreibung vollständig in einem gängigen, maschinenlesbaren Format. Zurückbehaltungsrechte bestehen nicht.',
    source:
      'Art. 23 bis 25 Verordnung (EU) 2023/2854 für Datenverarbeitungsdienste; im Übrigen Vorgabe dieses Katalogs',
    certainty: 'medium',
    ...since,
  },
  {
    key: 'exit_support',
    category: 'exit',
    title: 'Übergang auf einen Nachfolger',
    text: 'Der Auftragnehmer unterstützt den Wechsel zu einem anderen Anbieter oder in den eigenen Betrieb nach einem Ausstiegsplan, der drei Monate nach Vertragsbeginn vorliegt, und betreibt die Leistung auf Verlangen bis zu sechs Monate zu den vereinbarten Preisen weiter.',
    source: 'Vorgabe dieses Katalogs; Verlängerung bei Laufzeit und geschätztem Wert mitrechnen (§ 3 VgV)',
    certainty: 'medium',
    ...since,
  },
  {
    key: 'exit_deletion',
    category: 'exit',
    title: 'Löschung mit Nachweis',
    text: 'Nach bestätigter Übernahme löscht der Auftragnehmer alle Daten des Auftraggebers einschließlich der Sicherungen und bestätigt das schriftlich.',
    source: 'Art. 28 Abs. 3 Buchst. g DSGVO',
    certainty: 'high',
    ...since,
  },
];
