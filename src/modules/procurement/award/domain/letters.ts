import { isProcedureKey, PROCEDURES } from '../../legality/domain/procedure.ts';

/** Above the EU threshold a contract must wait for the standstill (§ 134 GWB); below it no period was found. */
export function hasStandstill(procedureKey: string | null): boolean {
  return procedureKey !== null && isProcedureKey(procedureKey) && PROCEDURES[procedureKey] === 'eu';
}
