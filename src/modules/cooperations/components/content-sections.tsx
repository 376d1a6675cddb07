import { Alert } from '#src/ui/alert.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { Heading } from '#src/ui/heading.tsx';
import { Section } from '#src/ui/section.tsx';
import { TextLink } from '#src/ui/text-link.tsx';
import { sectionPath } from '../domain/addresses.ts';
import {
  type ContentField,
  type Section as ContentSection,
  type CooperationContent,
  FIELD_SECTIONS,
  SECTIONS,
} from '../domain/content.ts';
import type { CooperationView } from '../reads/view.ts';
import { FIELD_LABELS, SECTION_LABELS } from '../texts.ts';
import { fieldNode } from './field-value.tsx';

const CONTENT_SECTIONS = SECTIONS.filter((section) => section !== 'partners');

function fieldsOf(section: ContentSection): (keyof CooperationContent)[] {
  return (Object.keys(FIELD_SECTIONS) as ContentField[]).filter(
    (field): field is keyof CooperationContent =>
      FIELD_SECTIONS[field] === section && field !== 'leadBodyId' && field !== 'partnerBodyIds',
  );
}

/** The content as agreed, screen by screen, with the authority's comments where they belong. */
export function ContentSections({ view }: { view: CooperationView }) {
  const editable = view.verbs.includes('edit_content');
  const names = { bodies: view.bodyNames, fields: view.field ? { [view.field.key]: view.field.label } : {} };
  const returned = view.status === 'returned' ? view.decisions.findLast(({ kind }) => kind === 'returned') : undefined;
  return (
    <Section title="Inhalt" id="inhalt-der-kooperation">
      {CONTENT_SECTIONS.map((section) => (
        <section key={section} className="ui-stack" aria-labelledby={`abschnitt-${section}`}>
          <div className="ui-actions">
            <Heading level={3} id={`abschnitt-${section}`}>
              {SECTION_LABELS[section]}
            </Heading>
            {editable ? (
              <TextLink href={sectionPath(view.id, section)}>
                Bearbeiten<span className="kern-sr-only">: {SECTION_LABELS[section]}</span>
              </TextLink>
            ) : null}
          </div>
          {returned?.sectionComments[section] ? (
            <Alert tone="warning" title="Anmerkung der Aufsichtsbehörde">
              <p className="whitespace-pre-line">{returned.sectionComments[section]}</p>
            </Alert>
          ) : null}
          <DescriptionList
            items={fieldsOf(section).map((field) => ({
              term: FIELD_LABELS[field],
              description: fieldNode(field, view.content[field], names),
            }))}
          />
        </section>
      ))}
    </Section>
  );
}
