import { DataTable } from '#src/ui/data-table.tsx';
import { Section } from '#src/ui/section.tsx';
import type { EformsResult } from '../../award/domain/result-notice.ts';
import type { BusinessTerms, EformsNotice, NoticeValue } from '../domain/contract-notice.ts';
import { BUSINESS_TERM_LABELS } from '../texts.ts';

/** A contract notice as tables of business terms. */
export function NoticeTables({ notice }: { notice: EformsNotice }) {
  return (
    <>
      <Terms title="Bekanntmachung" terms={notice.notice} />
      <Terms title="Verfahren" terms={notice.procedure} />
      {notice.buyers.map((buyer, index) => (
        <Terms key={String(buyer['BT-500'])} title={`Auftraggeber ${index + 1}`} terms={buyer} />
      ))}
      {notice.lots.map(({ terms, criteria }) => (
        <Section key={String(terms['BT-137'])} title={String(terms['BT-137'])}>
          <TermTable caption={`Angaben zu ${terms['BT-137']}`} terms={terms} />
          {criteria.map((criterion, index) => (
            <Section
              key={String(criterion['BT-734'])}
              level={3}
              title={`Zuschlagskriterium ${index + 1}: ${criterion['BT-734']}`}
            >
              <TermTable caption={`${terms['BT-137']}: Zuschlagskriterium ${criterion['BT-734']}`} terms={criterion} />
            </Section>
          ))}
        </Section>
      ))}
    </>
  );
}

/** The notice of the result as tables of business terms. */
export function ResultTables({ result }: { result: EformsResult }) {
  return (
    <>
      <Terms title="Bekanntmachung des Ergebnisses" terms={result.notice} />
      {result.results.map((terms) => (
        <Terms key={String(terms['BT-13713'])} title={`Ergebnis ${terms['BT-13713']}`} terms={terms} />
      ))}
    </>
  );
}

function Terms({ title, terms }: { title: string; terms: BusinessTerms }) {
  return (
    <Section title={title}>
      <TermTable caption={title} terms={terms} />
    </Section>
  );
}

function TermTable({ caption, terms }: { caption: string; terms: BusinessTerms }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={Object.entries(terms)}
      rowKey={([term]) => term}
      columns={[
        { key: 'term', label: 'Feld', rowHeader: true, cell: ([term]) => term },
        { key: 'label', label: 'Bedeutung', cell: ([term]) => BUSINESS_TERM_LABELS[term] ?? term },
        { key: 'value', label: 'Wert', cell: ([, value]) => shown(value) },
      ]}
    />
  );
}

function shown(value: NoticeValue): string {
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
