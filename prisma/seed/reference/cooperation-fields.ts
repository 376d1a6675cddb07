/** A field of cooperation the Land starts with. */
export interface CooperationFieldSeed {
  readonly key: string;
  readonly label: string;
  /** Place in lists; steps of ten leave room. */
  readonly sort: number;
  /** Offered for new cooperations. The others name what historic entries were about. */
  readonly active: boolean;
}

/** What cooperations can be about; from here on the Land maintains the list in the portal. */
export const COOPERATION_FIELDS: readonly CooperationFieldSeed[] = [
  { key: 'it_operation', label: 'IT-Betrieb', sort: 10, active: true },
  { key: 'specialist_procedures', label: 'Fachverfahren', sort: 20, active: true },
  { key: 'information_security', label: 'Informationssicherheit', sort: 30, active: true },
  { key: 'data_protection', label: 'Datenschutz', sort: 40, active: true },
  { key: 'digitalisation', label: 'Verwaltungsdigitalisierung', sort: 50, active: true },
  { key: 'online_service_reuse', label: 'Nachnutzung von Online-Diensten (EfA)', sort: 60, active: true },
  { key: 'broadband', label: 'Breitband', sort: 70, active: true },
  { key: 'digital_radio', label: 'Digitalfunk', sort: 80, active: true },
  { key: 'school_it', label: 'Schul-IT', sort: 90, active: true },
  { key: 'geodata', label: 'Geodaten', sort: 100, active: true },
  { key: 'procurement', label: 'Beschaffung', sort: 110, active: true },
  { key: 'personnel', label: 'Personal und Ausbildung', sort: 120, active: true },
  { key: 'funding_management', label: 'Fördermittelmanagement', sort: 210, active: false },
  { key: 'joint_administration', label: 'Gemeinsame Verwaltung', sort: 220, active: false },
  { key: 'public_order', label: 'Ordnungswesen und Gewerbe', sort: 230, active: false },
  { key: 'civil_registry', label: 'Standesamt', sort: 240, active: false },
  { key: 'fire_protection', label: 'Brandschutz', sort: 250, active: false },
  { key: 'economic_development', label: 'Wirtschaftsförderung', sort: 260, active: false },
  { key: 'nature_conservation', label: 'Naturschutz und Landschaftspflege', sort: 270, active: false },
  { key: 'waste_water', label: 'Abwasser', sort: 280, active: false },
];
