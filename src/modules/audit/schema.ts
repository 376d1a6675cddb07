import { z } from 'zod';
import { AUDIT_PARAMETERS, parseAuditLogQuery } from './domain/log-query.ts';

/** The filters of an export as they stand in the address; the page's position plays no part. */
export const exportSchema = z
  .object(Object.fromEntries(Object.values(AUDIT_PARAMETERS).map((name) => [name, z.string().optional()])))
  .transform((parameters) => ({ ...parseAuditLogQuery(parameters), before: null }));
