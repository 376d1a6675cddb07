import { dateOf } from '#src/db/columns.ts';
import type { Transaction } from '#src/db/transaction.ts';
import { AppError } from '#src/server/errors.ts';
import {
  isLegalParameterKey,
  isLegalParameterValue,
  type LegalParameter,
  type LegalParameterKey,
  type PreparedValue,
} from './domain/parameters.ts';
import type { Period, Succession } from './domain/succession.ts';

/** The periods of a parameter, locked until the transaction ends. */
export async function lockPeriods(tx: Transaction, key: LegalParameterKey): Promise<Period[]> {
  return tx.$queryRaw<Period[]>`
    SELECT id, to_char(valid_from, 'YYYY-MM-DD') AS "validFrom", to_char(valid_to, 'YYYY-MM-DD') AS "validTo"
    FROM legal_parameter WHERE key = ${key} ORDER BY valid_from FOR UPDATE`;
}

/** Ends the period the new value follows and adds it. The database refuses periods of one key that overlap. */
export async function insertParameter(
  tx: Transaction,
  parameter: LegalParameter,
  succession: Extract<Succession, { ok: true }>,
): Promise<void> {
  if (succession.closes && succession.closedOn) {
    await tx.legalParameter.updateMany({
      where: { id: succession.closes.id },
      data: { validTo: dateOf(succession.closedOn), version: { increment: 1 } },
    });
  }
  const { validFrom, ...rest } = parameter;
  await tx.legalParameter.createMany({
    data: [
      {
        ...rest,
        validFrom: dateOf(validFrom),
        validTo: dateOf(succession.validTo),
      },
    ],
  });
}

/** Keeps a value of law that may come. */
export async function insertPreparedValue(tx: Transaction, prepared: PreparedValue): Promise<string> {
  const { expectedFrom, ...rest } = prepared;
  const { id } = await tx.preparedLegalValue.create({
    data: { ...rest, expectedFrom: dateOf(expectedFrom) },
    select: { id: true },
  });
  return id;
}

/**
 * Ends the preparation of a value: it became law, or it will not.
 * @throws AppError not_found, or conflict if someone decided first
 */
export async function decidePreparedValue(
  tx: Transaction,
  shown: { readonly id: string; readonly version: number },
  decision: { readonly status: 'enacted' | 'dropped'; readonly decidedAt: Date; readonly reason?: string },
): Promise<Pick<PreparedValue, 'key' | 'value' | 'note'>> {
  const { id, version } = shown;
  const { count } = await tx.preparedLegalValue.updateMany({
    where: { id, version, status: 'prepared' },
    data: { ...decision, version: version + 1 },
  });
  const row = await tx.preparedLegalValue.findUnique({ where: { id }, select: { key: true, value: true, note: true } });
  if (row === null || !isLegalParameterKey(row.key)) throw new AppError('not_found');
  if (count !== 1) throw new AppError('conflict');
  if (!isLegalParameterValue(row.key, row.value)) throw new Error(`prepared value ${id} is no value of ${row.key}`);
  return { key: row.key, value: row.value, note: row.note };
}

/** Whether another field already bears the name, whatever its letters' case. */
export async function isLabelTaken(tx: Transaction, label: string, exceptKey: string | null): Promise<boolean> {
  const hits = await tx.cooperationField.count({
    where: {
      label: { equals: label, mode: 'insensitive' },
      ...(exceptKey === null ? {} : { key: { not: exceptKey } }),
    },
  });
  return hits > 0;
}

/** Adds a field of cooperation. Its key is made from the name once and stays, whatever the name becomes. */
export async function insertField(tx: Transaction, wanted: string, label: string, sort: number): Promise<string> {
  const taken = await tx.cooperationField.findMany({ where: { key: { startsWith: wanted } }, select: { key: true } });
  const keys = new Set(taken.map((field) => field.key));
  let key = wanted;
  for (let number = 2; keys.has(key); number++) key = `${wanted}_${number}`;
  await tx.cooperationField.createMany({ data: [{ key, label, sort }] });
  return key;
}

/** Changes a field, re-asserting its version. @throws AppError conflict, or not_found for an unknown key. */
export async function saveField(
  tx: Transaction,
  key: string,
  version: number,
  change: { readonly label: string; readonly sort: number; readonly active: boolean },
): Promise<void> {
  const { count } = await tx.cooperationField.updateMany({
    where: { key, version },
    data: { ...change, version: version + 1 },
  });
  if (count === 1) return;
  const known = await tx.cooperationField.count({ where: { key } });
  throw new AppError(known === 0 ? 'not_found' : 'conflict');
}
