import type { Refusal } from '#src/server/outcome.ts';
import { PROCUREMENT_REFUSALS } from '../refusal-texts.ts';
import { ITEM_LIMITS } from './domain/items.ts';
import type { SurveyRefusal } from './domain/refusal.ts';

/** Sentences for everything a step of the survey can be refused with. */
export const SURVEY_REFUSALS: Readonly<Record<SurveyRefusal, Refusal>> = {
  ...PROCUREMENT_REFUSALS,
  items_changed: { message: 'Die Fragen haben sich geändert. Bitte laden Sie die Seite neu.' },
  variant_unknown: { message: 'Eine gewählte Antwort gehört nicht zu ihrer Frage. Bitte wählen Sie aus der Liste.' },
  variant_missing: { message: 'Bitte wählen Sie zu jeder Menge die Variante.' },
  answers_incomplete: {
    message: 'Es fehlt noch eine Antwort auf eine Pflichtfrage. Als Entwurf können Sie mit Lücken speichern.',
  },
  choices_missing: { message: 'Eine Auswahl braucht mindestens zwei Antworten, eine je Zeile.' },
  price_without_quantity: { message: 'Nach dem heutigen Preis lässt sich nur bei einer Menge fragen.' },
  too_many_items: { message: `Eine Bedarfsabfrage hat höchstens ${ITEM_LIMITS.items} Fragen.` },
  nothing_to_copy: { message: 'Aus dieser Beschaffung lassen sich keine Fragen übernehmen.' },
  lot_unknown: { message: 'Dieses Los gibt es nicht mehr. Bitte wählen Sie ein anderes.' },
  body_unknown: { message: 'Eine Stelle ist unbekannt oder nicht eindeutig. Bitte wählen Sie aus den Vorschlägen.' },
  nobody_new: { message: 'Alle diese Stellen sind schon gefragt.' },
  answered_already: { message: 'Diese Stelle hat schon geantwortet oder ist nicht mehr gefragt.' },
  due_in_past: { message: 'Der letzte Tag der Frist muss in der Zukunft liegen.' },
  due_not_later: { message: 'Die neue Frist muss später enden als die bisherige.' },
  nobody_to_remind: { message: 'Es gibt keine Stelle, deren Antwort noch aussteht.' },
  reminded_today: { message: 'Alle ausstehenden Stellen wurden heute schon erinnert.' },
  person_unknown: { message: 'Diese Person gehört nicht mehr zu Ihrer Stelle.' },
};
