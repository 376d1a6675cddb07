import { formatEuro, formatEuroInput, formatNumber } from '#src/ui/format.ts';
import type { LegalParameterUnit } from '../domain/parameters.ts';
import { PARAMETER_UNIT_LABELS } from '../texts.ts';

/** A parameter's value with its unit, as people read it. */
export function parameterText(unit: LegalParameterUnit, value: number): string {
  if (unit === 'euro_cents') return formatEuro(value);
  const label = PARAMETER_UNIT_LABELS[unit];
  return label === '' ? formatNumber(value) : `${formatNumber(value)} ${label}`;
}

/** The value as the form takes it. */
export function parameterInput(unit: LegalParameterUnit, value: number): string {
  return unit === 'euro_cents' ? formatEuroInput(value) : formatNumber(value);
}
