import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { ChainState } from '#src/modules/audit/components/chain-state.tsx';
import {
  AUDIT_PARAMETERS,
  auditLogParameters,
  isFiltered,
  parseAuditLogQuery,
} from '#src/modules/audit/domain/log-query.ts';
import { type AuditEntryView, listAuditEntries } from '#src/modules/audit/reads/entries.ts';
import { AUDIT_AREAS, actionLabel, SUBJECT_OPTIONS, subjectLabel } from '#src/modules/audit/texts.ts';
import { canReadAuditLog } from '#src/policy/audit.ts';
import { requireActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { SelectFilter, TextFilter } from '#src/ui/filter-fields.tsx';
import { FilterForm } from '#src/ui/filter-form.tsx';
import { formatDay, formatInstant } from '#src/ui/format.ts';
import { HtmlTableBody } from '#src/ui/html-table-body.tsx';
import { html } from '#src/ui/html-template.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Pagination } from '#src/ui/pagination.tsx';
import { queryHref } from '#src/ui/query-href.ts';
import { Section } from '#src/ui/section.tsx';
import { TableFrame } from '#src/ui/table-frame.tsx';

export const metadata: Metadata = { title: 'Protokoll' };

const PATH = '/verwaltung/protokoll';

const COLUMNS = [
  { key: 'action', label: 'Vorgang' },
  { key: 'details', label: 'Einzelheiten' },
  { key: 'subject', label: 'Gegenstand' },
  { key: 'who', label: 'Wer' },
  { key: 'when', label: 'Zeit' },
  { key: 'sequence', label: 'Nr.', align: 'end' },
] as const;

function whoOf(entry: AuditEntryView): string {
  const body = entry.bodyName ?? (entry.bySystem ? 'Portal' : 'ohne Organisation');
  return entry.personName ? `${entry.personName}, ${body}` : body;
}

/** The first eight signs of a UUID are enough to tell subjects apart; keys that speak are shown whole. */
function shortId(id: string): string {
  return /^[0-9a-f]{8}-/.test(id) ? id.slice(0, 8) : id;
}

function rowOf(entry: AuditEntryView) {
  const filter = { [AUDIT_PARAMETERS.subjectType]: entry.subjectType, [AUDIT_PARAMETERS.subjectId]: entry.subjectId };
  const details = entry.details.map(({ label, text }) => html`<div><dt>${label}:</dt> <dd>${text}</dd></div>`);
  return html`<tr><th scope="row">${actionLabel(entry.action)}</th><td>${
    details.length > 0 && html`<dl class="ui-pairs">${details}</dl>`
  }</td><td><a href="${queryHref(PATH, filter)}" title="${entry.subjectId}">${subjectLabel(entry.subjectType)} ${shortId(
    entry.subjectId,
  )}</a></td><td>${whoOf(entry)}</td><td>${formatInstant(entry.occurredAt)}</td><td class="num">${entry.sequence}</td></tr>`;
}

/** The audit log: the whole of it for the Land's oversight, an organisation's own entries for its administrators. */
export default async function AuditLogPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireActor(PATH);
  if (!canReadAuditLog(actor)) forbidden();
  const query = parseAuditLogQuery(await searchParams);
  const page = await listAuditEntries(actor, query);
  const parameters = { ...auditLogParameters(query), [AUDIT_PARAMETERS.before]: undefined };
  return (
    <>
      <PageHeader
        title="Protokoll"
        breadcrumb={[{ label: 'Verwaltung', href: '/verwaltung' }, { label: 'Protokoll' }]}
        lead={
          page.head
            ? 'Jede Änderung im Portal, unveränderlich und verkettet.'
            : `Was ${actor.bodyName} betrifft, unveränderlich aufgezeichnet.`
        }
        actions={
          <LinkButton href={queryHref(`${PATH}/export.jsonl`, parameters)} variant="secondary" download>
            Als JSON Lines laden
          </LinkButton>
        }
      />
      {page.head ? (
        <Section title="Stand der Kette">
          <ChainState head={page.head} check={page.check} />
        </Section>
      ) : null}
      <FilterForm
        action={PATH}
        resetHref={isFiltered(query) ? PATH : undefined}
        keep={{
          [AUDIT_PARAMETERS.subjectId]: query.subjectId ?? undefined,
          [AUDIT_PARAMETERS.bodyId]: query.bodyId ?? undefined,
        }}
      >
        <TextFilter
          name={AUDIT_PARAMETERS.from}
          label="Von (TT.MM.JJJJ)"
          value={query.from ? formatDay(query.from) : undefined}
        />
        <TextFilter
          name={AUDIT_PARAMETERS.to}
          label="Bis (TT.MM.JJJJ)"
          value={query.to ? formatDay(query.to) : undefined}
        />
        <SelectFilter
          name={AUDIT_PARAMETERS.action}
          label="Bereich"
          value={query.action ?? undefined}
          options={areaOptions(query.action)}
        />
        <SelectFilter
          name={AUDIT_PARAMETERS.subjectType}
          label="Gegenstand"
          value={query.subjectType ?? undefined}
          options={SUBJECT_OPTIONS}
        />
      </FilterForm>
      {query.subjectId || query.bodyId ? (
        <p>
          Eingeschränkt auf{' '}
          {query.subjectId ? `den Gegenstand ${query.subjectId}` : `die Organisation ${page.bodyName ?? 'unbekannt'}`}.{' '}
          <a
            href={queryHref(PATH, parameters, {
              [AUDIT_PARAMETERS.subjectId]: undefined,
              [AUDIT_PARAMETERS.bodyId]: undefined,
            })}
          >
            Einschränkung aufheben
          </a>
        </p>
      ) : null}
      {page.entries.length > 0 ? (
        <TableFrame caption="Einträge, neueste zuerst" columns={COLUMNS}>
          <HtmlTableBody columns={COLUMNS} rows={page.entries.map(rowOf)} />
        </TableFrame>
      ) : (
        <EmptyState title="Keine Einträge">
          <p>{isFiltered(query) ? 'Zu diesem Filter ist nichts aufgezeichnet.' : 'Noch ist nichts aufgezeichnet.'}</p>
        </EmptyState>
      )}
      <Pagination
        previousHref={query.before ? queryHref(PATH, parameters) : undefined}
        nextHref={page.next ? queryHref(PATH, parameters, { [AUDIT_PARAMETERS.before]: page.next }) : undefined}
        summary={query.before ? `Einträge vor Nr. ${query.before}` : 'Neueste Einträge'}
      />
      <Section title="Export prüfen">
        <p>
          {page.head && !isFiltered(query)
            ? 'Der Export enthält die ganze Kette. Das mitgelieferte Programm src/cli/audit-verify.mjs prüft ihn ohne Portal: node audit-verify.mjs protokoll.jsonl, dazu --head und --count mit einem notierten Stand.'
            : 'Dieser Export ist ein Auszug. An ihm lässt sich prüfen, dass keine Zeile verändert wurde (node audit-verify.mjs auszug.jsonl --partial), nicht aber, dass keine fehlt.'}{' '}
          Jeder Export wird selbst protokolliert.
        </p>
      </Section>
    </>
  );
}

/** An address may name one single action; it stays selectable beside the areas. */
function areaOptions(action: string | null) {
  const single = action?.includes('.') ? [{ value: action, label: actionLabel(action) }] : [];
  return [...AUDIT_AREAS, ...single];
}
