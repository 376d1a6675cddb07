import { ProgressSteps } from '#src/ui/progress-steps.tsx';
import { sectionPath } from '../domain/addresses.ts';
import { SECTIONS } from '../domain/content.ts';
import type { SectionView } from '../reads/section.ts';
import { SECTION_LABELS } from '../texts.ts';

/** The screens of the draft: which are complete, and the way between them. */
export function SectionSteps({ view }: { view: SectionView }) {
  return (
    <ProgressSteps
      label="Abschnitte des Entwurfs"
      steps={SECTIONS.map((section) => {
        const missing = view.completeness.filter((item) => item.blocking && item.section === section).length;
        return {
          key: section,
          label: SECTION_LABELS[section],
          href: section === view.section ? undefined : sectionPath(view.id, section),
          state: section === view.section ? 'current' : missing === 0 ? 'done' : 'open',
          hint: missing === 0 ? undefined : missing === 1 ? 'Eine Angabe fehlt' : `${missing} Angaben fehlen`,
        };
      })}
    />
  );
}
