import type { Metadata } from 'next';
import { DistrictMap, MapLegend } from '#src/modules/bodies/components/district-map.tsx';
import { RegisterSource } from '#src/modules/bodies/components/register-source.tsx';
import { type DistrictSummary, listDistricts } from '#src/modules/bodies/reads/list-districts.ts';
import { REGION_LABELS, SOURCES } from '#src/modules/bodies/texts.ts';
import { type DataColumn, DataTable } from '#src/ui/data-table.tsx';
import { formatNumber } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { SourceNote } from '#src/ui/source-note.tsx';

export const metadata: Metadata = { title: 'Karte der Landkreise' };

const COLUMNS: DataColumn<DistrictSummary>[] = [
  {
    key: 'name',
    label: 'Landkreis oder kreisfreie Stadt',
    rowHeader: true,
    cell: ({ address, name }) => <a href={`/kommunen/${address}`}>{name}</a>,
  },
  {
    key: 'cooperations',
    label: 'Kooperationen',
    align: 'end',
    cell: ({ cooperations }) => formatNumber(cooperations),
  },
  {
    key: 'municipalities',
    label: 'Gemeinden',
    align: 'end',
    cell: ({ key, municipalities }) => (
      <a href={`/kommunen?art=gemeinden&kreis=${key}`}>{formatNumber(municipalities)}</a>
    ),
  },
  { key: 'population', label: 'Einwohner', align: 'end', cell: ({ population }) => formatNumber(population) },
  { key: 'region', label: 'Regierungsbezirk', cell: ({ region }) => REGION_LABELS[region] },
];

/** Map of the Kreise with its table: where cooperations exist. */
export default async function DistrictMapPage() {
  const districts = await listDistricts();
  return (
    <>
      <PageHeader
        title="Karte der Landkreise"
        lead="Wie viele öffentliche Kooperationen es in jedem Landkreis und jeder kreisfreien Stadt gibt: des Kreises selbst und seiner Städte und Gemeinden."
        breadcrumb={[{ label: 'Kommunen', href: '/kommunen' }, { label: 'Karte' }]}
      />
      <div className="grid grid-cols-1 gap-32 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div className="ui-stack">
          <DistrictMap districts={districts} />
          <MapLegend />
          <SourceNote source={SOURCES.outlines.name} href={SOURCES.outlines.href} />
        </div>
        <div className="ui-stack">
          <DataTable
            caption="Landkreise und kreisfreie Städte"
            columns={COLUMNS}
            rows={districts}
            rowKey={({ id }) => id}
          />
          <RegisterSource populationDate={districts[0]?.populationDate} />
        </div>
      </div>
    </>
  );
}
