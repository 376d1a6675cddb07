import { z } from 'zod';
import { id, version } from '#src/server/input.ts';
import { CLAUSE_DECISIONS, type ClauseDecision, type ClauseStatus } from './domain/decisions.ts';

export const MAX_REASON = 2_000;

const DECISION = 'klausel_';
const REASON = 'grund_';

/** Names of the two fields of a clause. */
export const decisionField = (key: string): string => `${DECISION}${key}`;
export const reasonFieldOf = (key: string): string => `${REASON}${key}`;

function isStatus(value: unknown): value is ClauseStatus {
  return CLAUSE_DECISIONS.some((known) => known === value);
}

/**
 * Two fields per clause; which clauses there are is the catalogue's business. The versions say which decisions the form was
 * shown with: those of its lot, and the latest of any lot, for whoever decides all of them.
 */
export const chooseClausesSchema = z
  .looseObject({
    procurementId: id,
    lotId: id,
    lotVersion: version,
    latestVersion: version,
    allLots: z.string().optional(),
  })
  .transform((fields, context) => {
    const decisions: ClauseDecision[] = [];
    for (const [name, value] of Object.entries(fields)) {
      if (!name.startsWith(DECISION)) continue;
      const clauseKey = name.slice(DECISION.length);
      const given = fields[reasonFieldOf(clauseKey)];
      const reason = typeof given === 'string' ? given.trim() : '';
      if (!isStatus(value)) {
        context.addIssue({ code: 'custom', path: [name], message: 'Bitte entscheiden Sie über diese Klausel.' });
      } else if (reason.length > MAX_REASON) {
        context.addIssue({
          code: 'custom',
          path: [reasonFieldOf(clauseKey)],
          message: `Bitte kürzen Sie auf höchstens ${MAX_REASON.toLocaleString('de-DE')} Zeichen.`,
        });
      } else if (value === 'deviated' && reason === '') {
        context.addIssue({
          code: 'custom',
          path: [reasonFieldOf(clauseKey)],
          message: 'Bitte begründen Sie die Abweichung.',
        });
      } else {
        decisions.push({ clauseKey, status: value, reason: value === 'deviated' ? reason : '' });
      }
    }
    return {
      procurementId: fields.procurementId,
      lotId: fields.lotId,
      lotVersion: fields.lotVersion,
      latestVersion: fields.latestVersion,
      allLots: fields.allLots === 'ja',
      decisions,
    };
  });
