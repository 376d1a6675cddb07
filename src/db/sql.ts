/** The tagged template for SQL with bound parameters, and what goes with it. The only way reads write SQL. */
export { empty, join, raw, type Sql, sql } from './generated/internal/prismaNamespace.ts';
