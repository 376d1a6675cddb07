import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import {
  CHANGE_FIELDS,
  type ChangeValues,
  CheckedChange,
} from '#src/modules/contracts/amendments/components/amendment-forms.tsx';
import { ChangeForm } from '#src/modules/contracts/amendments/components/change-form.tsx';
import { checkAmendment } from '#src/modules/contracts/amendments/domain/check.ts';
import { checkAmendmentSchema } from '#src/modules/contracts/amendments/schema.ts';
import { contractPath } from '#src/modules/contracts/domain/addresses.ts';
import { getContract } from '#src/modules/contracts/reads/contract.ts';
import { canDecideAmendment, canPrepareAmendment } from '#src/policy/contracts.ts';
import { parseFields } from '#src/server/form-action.ts';
import { queryText } from '#src/server/query-text.ts';
import { requireActor } from '#src/server/session.ts';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Vertrag ändern' };

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** A change of a contract: what is to change stands in the address, the check below it, then the decision. */
export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  const query = await searchParams;
  const actor = await requireActor(`/vertraege/${id}/aenderung`);
  const contract = await getContract(actor, id);
  if (!contract) notFound();
  const { row } = contract;
  if (!canPrepareAmendment(actor, row)) forbidden();
  const values: ChangeValues = Object.fromEntries(CHANGE_FIELDS.map((name) => [name, queryText(query, name) ?? '']));
  const asked = CHANGE_FIELDS.some((name) => queryText(query, name) !== undefined);
  const parsed = asked ? parseFields(checkAmendmentSchema, values) : null;
  const path = `${contractPath(row.id)}/aenderung`;
  return (
    <>
      <PageHeader
        title={`Vertrag ändern: ${row.title}`}
        lead="Sagen Sie, was sich ändern soll. Das Portal rechnet vor der Entscheidung aus, ob die Änderung ohne neues Vergabeverfahren möglich ist, und nennt die Quelle jeder Grenze."
        breadcrumb={[
          { label: 'Verträge', href: '/vertraege' },
          { label: row.reference, href: contractPath(row.id) },
          { label: 'Ändern' },
        ]}
      />
      <ChangeForm path={path} values={values} fieldErrors={parsed && !parsed.ok ? parsed.fieldErrors : null} />
      {parsed?.ok ? (
        <CheckedChange
          contract={contract}
          proposed={parsed.input}
          check={checkAmendment(row, contract.amendments, parsed.input, contract.parameters)}
          values={values}
          mayDecide={canDecideAmendment(actor, row)}
        />
      ) : null}
    </>
  );
}
