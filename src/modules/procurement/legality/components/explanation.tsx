import { parameterText } from '#src/modules/legal/components/parameter-value.ts';
import { LEGAL_PARAMETER_UNITS } from '#src/modules/legal/domain/parameters.ts';
import { CERTAINTY_LABELS, PARAMETER_LABELS } from '#src/modules/legal/texts.ts';
import { formatDay } from '#src/ui/format.ts';
import type { Basis, PointResult } from '../domain/evaluate.ts';
import { reasonSentence } from '../texts.ts';
import { FindingBadge } from './finding-badge.tsx';

/** Why a point came to what it came to: every reason with its own finding, every source with its certainty. */
export function Explanation({ result }: { result: PointResult }) {
  return (
    <div className="ui-stack">
      <ul className="ui-list">
        {result.reasons.map((reason) => (
          <li key={reason.code}>
            {reasonSentence(reason)} {reason.finding ? <FindingBadge finding={reason.finding} /> : null}
          </li>
        ))}
      </ul>
      <ul className="ui-list ui-muted">
        {result.basis.map((basis) => (
          <li key={`${basis.source} ${basis.parameter?.key ?? ''}`}>{basisText(basis)}</li>
        ))}
        {result.prepared.map(({ key, value, source }) => (
          <li key={`prepared ${key} ${value} ${source}`}>
            Vorbereitet, gilt noch nicht und wird nicht angewendet: {PARAMETER_LABELS[key]}{' '}
            {parameterText(LEGAL_PARAMETER_UNITS[key], value)} ({source})
          </li>
        ))}
      </ul>
    </div>
  );
}

function basisText({ source, certainty, parameter }: Basis): string {
  const sure = `Sicherheit: ${CERTAINTY_LABELS[certainty]}`;
  if (parameter === null) return `Quelle: ${source}, ${sure}`;
  const { key, value, validFrom, validTo } = parameter;
  const period =
    validTo === null ? `gültig ab ${formatDay(validFrom)}` : `${formatDay(validFrom)} bis ${formatDay(validTo)}`;
  return `${PARAMETER_LABELS[key]} ${parameterText(LEGAL_PARAMETER_UNITS[key], value)}, ${period}; Quelle: ${source}, ${sure}`;
}
