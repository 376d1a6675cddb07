import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { BodyFacts } from '#src/modules/bodies/components/body-facts.tsx';
import { ChangeList } from '#src/modules/bodies/components/change-list.tsx';
import { KeyTable } from '#src/modules/bodies/components/key-table.tsx';
import { RegisterSource } from '#src/modules/bodies/components/register-source.tsx';
import { SupervisionNote } from '#src/modules/bodies/components/supervision-note.tsx';
import { type BodyDetail, getBody } from '#src/modules/bodies/reads/get-body.ts';
import { kindLabel } from '#src/modules/bodies/texts.ts';
import { parseCooperationListQuery } from '#src/modules/cooperations/domain/list-query.ts';
import { listPublicCooperations } from '#src/modules/cooperations/reads/public.ts';
import { canManageRegister } from '#src/policy/bodies.ts';
import { getActor } from '#src/server/session.ts';
import { Alert } from '#src/ui/alert.tsx';
import { Badge } from '#src/ui/badge.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { berlinDay, formatCount, formatDay } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Section } from '#src/ui/section.tsx';
import { SourceNote } from '#src/ui/source-note.tsx';
import { BodyCooperations } from './body-cooperations.tsx';

interface PageProps {
  params: Promise<{ ags: string }>;
}

/** Title and page ask for the same body; one statement serves both. */
const findBody = cache(getBody);

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const body = await findBody((await params).ags);
  return { title: body?.officialName ?? 'Nicht gefunden' };
}

function EndedAlert({ body }: { body: BodyDetail }) {
  const successor = body.changes.find((change) => change.predecessorKey === body.address)?.successor;
  return (
    <Alert tone="info" title="Besteht nicht mehr">
      <p>
        {body.shortName} bestand bis {body.validTo ? formatDay(body.validTo) : 'zu einem unbekannten Tag'}.
        {successor ? (
          <>
            {' '}
            Nachfolgerin ist <a href={`/kommunen/${successor.address}`}>{successor.name}</a>.
          </>
        ) : null}
      </p>
    </Alert>
  );
}

/** One body of the register. A former key, an ARS or an id leads to the address now in force. */
export default async function BodyPage({ params }: PageProps) {
  const { ags } = await params;
  const body = await findBody(ags);
  if (!body) notFound();
  // 307, not 308: keys change, and browsers would remember the old way for good.
  if (ags !== body.address) redirect(`/kommunen/${body.address}`);
  const [actor, cooperations] = await Promise.all([
    getActor(),
    listPublicCooperations({ ...parseCooperationListQuery({}), partner: body.id }),
  ]);
  const editable = body.kind === 'special_purpose_association' && actor !== null && canManageRegister(actor);
  const official = body.keys.length > 0;
  return (
    <>
      <PageHeader
        title={body.officialName}
        badge={<Badge tone="neutral">{kindLabel(body.kind, body.officialName)}</Badge>}
        breadcrumb={[{ label: 'Kommunen', href: '/kommunen' }, { label: body.shortName }]}
        actions={
          editable ? (
            <LinkButton href={`/kommunen/${body.address}/bearbeiten`} variant="secondary">
              Bearbeiten
            </LinkButton>
          ) : null
        }
      />
      {body.ended ? <EndedAlert body={body} /> : null}
      <Section title="Angaben">
        <BodyFacts body={body} />
        <SupervisionNote body={body} today={berlinDay(new Date())} />
      </Section>
      {official ? (
        <Section title="Amtliche Schlüssel">
          <KeyTable keys={body.keys} />
        </Section>
      ) : null}
      {body.changes.length > 0 ? (
        <Section title="Gebietsänderungen seit 2016">
          <ChangeList body={body} />
        </Section>
      ) : null}
      {body.members.length > 0 ? (
        <Section title={formatCount(body.members.length, 'Stadt oder Gemeinde', 'Städte und Gemeinden')}>
          <ul className="columns-1 md:columns-2 lg:columns-3">
            {body.members.map(({ address, name }) => (
              <li key={address}>
                <a href={`/kommunen/${address}`}>{name}</a>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title="Öffentliche Kooperationen">
        <BodyCooperations body={body} list={cooperations} />
      </Section>
      {official && !body.ended ? (
        <RegisterSource populationDate={body.populationDate} />
      ) : body.sourceNote ? (
        <SourceNote source={body.sourceNote} />
      ) : null}
    </>
  );
}
