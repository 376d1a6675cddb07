import { CERTAINTY_LABELS } from '#src/modules/legal/texts.ts';
import { Badge, type BadgeTone } from '#src/ui/badge.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { formatDay, formatEuro, formatNumber } from '#src/ui/format.ts';
import { AMENDMENT_CONDITIONS, CHECK_RULE_LABELS, CHECK_VERDICT_LABELS } from '../../texts.ts';
import type { AmendmentCheck, AmendmentGround, CheckLine } from '../domain/check.ts';

const TONES: Record<CheckLine['verdict'], BadgeTone> = { within: 'success', exceeded: 'danger', unclear: 'warning' };

const REGIME_SENTENCES = {
  eu: 'Der Auftrag erreichte bei Vertragsbeginn die EU-Schwelle: Es gilt § 132 GWB.',
  national:
    'Der Auftrag lag bei Vertragsbeginn unter der EU-Schwelle: Es gilt § 47 UVgO, der auf § 132 Abs. 1, 2 und 4 GWB verweist.',
  unknown:
    'Für den Tag des Vertragsbeginns ist keine EU-Schwelle hinterlegt. Bitte prüfen Sie selbst, welches Recht gilt.',
} as const;

/** Every rule a change was measured against, with limit, figure and source. Explains; deciding is somebody's own act. */
export function CheckTable({ check, ground }: { check: AmendmentCheck; ground: AmendmentGround }) {
  return (
    <>
      <p>{REGIME_SENTENCES[check.regime ?? 'unknown']}</p>
      <p>
        Diese Änderung: {formatEuro(check.valueChangeCents)}. Zusammen mit früheren auf demselben Grund:{' '}
        {formatEuro(check.totalChangeCents)}.
      </p>
      <p>Was außerdem gelten muss: {AMENDMENT_CONDITIONS[ground]}</p>
      {check.regime === 'eu' && (ground === 'additional' || ground === 'unforeseen') ? (
        <p>Die Änderung ist im Amtsblatt der Europäischen Union bekannt zu machen (§ 132 Abs. 5 GWB).</p>
      ) : null}
      <DataTable
        caption="Prüfung der Änderung"
        captionHidden
        rows={check.lines}
        rowKey={(line) => line.rule}
        columns={[
          { key: 'rule', label: 'Regel', rowHeader: true, cell: (line) => CHECK_RULE_LABELS[line.rule] },
          { key: 'limit', label: 'Grenze', cell: limitText },
          {
            key: 'measured',
            label: 'Gemessen',
            align: 'end',
            cell: (line) => (line.measuredCents === null ? '–' : formatEuro(line.measuredCents)),
          },
          {
            key: 'verdict',
            label: 'Ergebnis',
            cell: (line) => <Badge tone={TONES[line.verdict]}>{CHECK_VERDICT_LABELS[line.verdict]}</Badge>,
          },
          {
            key: 'source',
            label: 'Quelle',
            cell: (line) => `${line.source} (${CERTAINTY_LABELS[line.certainty]})`,
          },
        ]}
      />
    </>
  );
}

function limitText(line: CheckLine): string {
  if (line.limitOn !== null) return `${formatNumber(line.limit ?? 0)} Jahre, bis ${formatDay(line.limitOn)}`;
  if (line.limitCents === null) return '–';
  return line.limit === null
    ? `unter ${formatEuro(line.limitCents)}`
    : `${formatNumber(line.limit)} % = ${formatEuro(line.limitCents)}`;
}
