type Words = Readonly<Record<string, string>>;

/** The sentence of every reason the rules of the check give; values are already in words. */
export const REASON_SENTENCES: Readonly<Record<string, (words: Words) => string>> = {
  estimate_missing: () => 'Der Auftragswert ist noch nicht geschätzt.',
  estimate_reasoned: ({ estimate }) => `Der Auftragswert ist mit ${estimate} netto geschätzt und begründet.`,
  reasoning_missing: ({ estimate }) => `Der Auftragswert ist mit ${estimate} netto geschätzt; die Begründung fehlt.`,
  lots_exceed: ({ lots, estimate }) =>
    `Die Lose sind zusammen mit ${lots} geschätzt, mehr als der Gesamtwert von ${estimate}. Alle Lose zählen zusammen.`,
  lots_within: ({ lots, estimate }) => `Die Lose (zusammen ${lots}) liegen im Gesamtwert von ${estimate}.`,
  lots_unvalued: () =>
    'Nicht jedes Los hat einen geschätzten Wert. Ob die Lose zusammen im Gesamtwert liegen, steht nicht fest.',
  demand_unknown: () =>
    'Der bestätigte Bedarf lässt sich nicht in Geld ausdrücken: Es fehlen heutige Preise oder die Laufzeit. Die Schätzung kann daran nicht gemessen werden.',
  demand_exceeds: ({ demand, estimate }) =>
    `Der verbindlich bestätigte Bedarf kostet zu heutigen Preisen ${demand}, mehr als die Schätzung von ${estimate}.`,
  demand_within: ({ demand, estimate }) =>
    `Der verbindlich bestätigte Bedarf (zu heutigen Preisen ${demand}) liegt in der Schätzung von ${estimate}.`,
  day_of_notice: ({ day }) => `Maßgeblich ist der geplante Tag der Bekanntmachung, der ${day}.`,
  day_of_today: ({ day }) => `Noch ist kein Tag der Bekanntmachung geplant; gerechnet wird mit heute, ${day}.`,
  threshold_missing: ({ day }) => `Für den ${day} ist keine EU-Schwelle hinterlegt. Sie gilt immer für zwei Jahre.`,
  value_missing: ({ threshold }) => `Die EU-Schwelle beträgt ${threshold}. Ein Wert zum Vergleichen fehlt.`,
  value_not_whole: ({ threshold, value }) =>
    `Bekannt sind bisher ${value}; die EU-Schwelle beträgt ${threshold}. Ohne Schätzung des Gesamtwerts steht nicht fest, dass sie unterschritten ist.`,
  threshold_reached: ({ threshold, value }) =>
    `Der Gesamtwert von ${value} erreicht die EU-Schwelle von ${threshold}: Es gilt EU-Vergaberecht.`,
  threshold_not_reached: ({ threshold, value }) =>
    `Der Gesamtwert von ${value} liegt unter der EU-Schwelle von ${threshold}: Es gilt das Hessische Vergabe- und Tariftreuegesetz.`,
  eu_law_governs: () => 'Es gilt EU-Vergaberecht; die Wertgrenzen in Hessen spielen keine Rolle.',
  regime_unknown: () => 'Ob EU-Recht oder hessisches Recht gilt, steht noch nicht fest.',
  bands_missing: () => 'Für diese Art der Leistung sind keine Wertgrenzen hinterlegt. Bitte am Gesetz prüfen.',
  within_band: ({ value, limit }) => `Der Wert von ${value} liegt innerhalb der Wertgrenze von ${limit}.`,
  above_bands: ({ value }) =>
    `Der Wert von ${value} liegt über allen Wertgrenzen: Öffentliche oder Beschränkte Ausschreibung mit Teilnahmewettbewerb.`,
  quotes_needed: ({ count }) => `Es sind mindestens ${count} Angebote einzuholen.`,
  share_missing: () => 'Die Grenze der Tätigkeit ist für diesen Tag nicht hinterlegt.',
  procedure_open: () => 'Die Verfahrensart ist noch nicht gewählt.',
  procedure_proposed: ({ procedure }) => `Gewählt ist: ${procedure}. Das entspricht dem Vorschlag.`,
  procedure_possible: ({ procedure }) => `Gewählt ist: ${procedure}. Diese Verfahrensart ist zulässig.`,
  procedure_with_ground: ({ procedure }) =>
    `Gewählt ist: ${procedure}. Das Gesetz verlangt dafür einen besonderen Grund.`,
  procedure_closed: ({ procedure }) => `Gewählt ist: ${procedure}. Diese Verfahrensart ist hier nicht zulässig.`,
  procedure_unknown: ({ procedure }) =>
    `Gewählt ist: ${procedure}. Ob sie zulässig ist, lässt sich noch nicht beurteilen.`,
  single_buyer: () => 'Nur eine Stelle beschafft; eine gemeinsame Vergabe liegt nicht vor.',
  lead_is_cooperative: () =>
    'Die federführende Stelle ist eine Einkaufsgenossenschaft. Das spricht für eine zentrale Beschaffungsstelle.',
  joint_form_open: ({ partners }) =>
    `${partners} Stellen beschaffen gemeinsam. In welcher Form, ist noch nicht beantwortet.`,
  joint_form_unclear: () => 'In welcher Form die Stellen gemeinsam beschaffen, ist unklar.',
  joint_form_contradiction: () =>
    'Die Antworten zur Form widersprechen sich. Bitte prüfen: gelegentlich oder auf Dauer?',
  central_purchasing: () => 'Die federführende Stelle beschafft auf Dauer für andere: zentrale Beschaffungsstelle.',
  occasional_joint: () =>
    'Die Stellen vergeben gelegentlich gemeinsam. Eine Vereinbarung in Textform genügt; für gemeinsam durchgeführte Teile haften alle gemeinsam.',
  no_framework: () => 'Es wird ein Einzelvertrag vergeben.',
  term_limit_missing: () => 'Die Höchstdauer ist für diesen Tag nicht hinterlegt.',
  term_missing: ({ years }) => `Die Laufzeit ist nicht angegeben; zulässig ist eine Dauer bis zu ${years}.`,
  term_within: ({ months, years }) => `Die Laufzeit von ${months} liegt innerhalb der Höchstdauer von ${years}.`,
  term_exceeded: ({ months, years }) => `Die Laufzeit von ${months} überschreitet die Höchstdauer von ${years}.`,
  term_exception: ({ months, years }) =>
    `Die Laufzeit von ${months} überschreitet die Höchstdauer von ${years}. Ein Sonderfall wird geltend gemacht; ob er trägt, muss geprüft werden.`,
  lots_missing: () => 'Es ist noch kein Los angelegt; eine Höchstmenge oder ein Höchstwert fehlt.',
  maximum_missing: ({ count }) =>
    `Bei ${count} Losen fehlen Höchstmenge und Höchstwert. Beides gehört in die Bekanntmachung.`,
  maximum_named: () =>
    'Für jedes Los ist eine Höchstmenge oder ein Höchstwert angegeben. Wird sie erreicht, endet die Vereinbarung.',
  callers_missing: () => 'Noch ist nicht benannt, wer abrufen darf. Das muss vor der Bekanntmachung feststehen.',
  callers_named: ({ count }) => `Benannt sind ${count} Stellen, die abrufen dürfen.`,
  no_notice: () => 'Für diese Verfahrensart ist keine Bekanntmachung vorgeschrieben.',
  notice_eu: () =>
    'Auftragsbekanntmachung und Vergabebekanntmachung gehen in eForms-DE an das Amt für Veröffentlichungen.',
  notice_national: () => 'Bekanntmachung über die Hessische Ausschreibungsdatenbank (HAD).',
  fair_wage_limit_unknown: () =>
    'Ab welchem Wert die Pflicht gilt, ist im Portal nicht hinterlegt. Bitte am geltenden Gesetz prüfen.',
  fair_wage_below: ({ limit }) => `Der Wert liegt unter der Grenze von ${limit}.`,
};
