/** How the arithmetic is done, in one place for the room, the decision paper and the file. */
export const ARITHMETIC_TEXTS = {
  rounding:
    'Jede gewichtete Teilpunktzahl wird einmal kaufmännisch auf zwei Nachkommastellen gerundet; die Summe wird nicht noch einmal gerundet. Ein fehlerloses Angebot erreicht 100,00 Punkte.',
  ties: 'Bei gleicher Punktzahl entscheidet der niedrigere Preis, dann die höhere Qualitätspunktzahl, zuletzt das Los.',
  mean: 'Für Qualität zählt das Mittel der Punkte aller Wertenden, als Bruch ohne Zwischenrundung.',
} as const;
