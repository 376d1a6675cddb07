import { readAs } from '#src/db/read.ts';
import { join, type Sql, sql } from '#src/db/sql.ts';
import { type ContractFigures, contractFiguresColumn } from '#src/modules/contracts/reads/figures.ts';
import type { SavingsScope } from '#src/modules/contracts/savings/reads.ts';
import type { CaseScope } from '#src/modules/procurement/domain/list-query.ts';
import { type PurchaseFigures, purchaseFiguresColumn } from '#src/modules/procurement/reads/figures.ts';
import type { Actor } from '#src/policy/actor.ts';
import { auditScope } from '#src/policy/audit.ts';
import { hasContentRole } from '#src/policy/cooperations.ts';
import {
  canViewLandFigures,
  canViewPlatformFigures,
  type DashboardFamily,
  dashboardFamily,
} from '#src/policy/dashboards.ts';
import {
  type LabelledCount,
  type OwnFigures,
  ownByFieldColumn,
  ownFiguresColumn,
  type SecurityFigures,
  securityColumn,
} from './own-figures.ts';
import { type PlatformFigures, platformColumn } from './platform-figures.ts';
import {
  type DecisionLine,
  type LandFigures,
  landColumn,
  latestDecisionsColumn,
  type ReviewFigures,
  reviewColumn,
} from './review-figures.ts';
import { readTasks, type TaskContextRow, type TaskList, taskContextColumns } from './tasks.ts';

/** State of the audit chain for those who oversee. */
export interface ChainFigures {
  readonly count: string;
  readonly hash: string;
  readonly check: { readonly checkedAt: string; readonly intact: boolean; readonly firstBad: string | null } | null;
}

/** Everything a home page can show; what a family does not see is null. */
export interface Home {
  readonly family: DashboardFamily;
  readonly tasks: TaskList;
  readonly own: OwnFigures | null;
  readonly ownByField: readonly LabelledCount[] | null;
  readonly review: ReviewFigures | null;
  readonly land: LandFigures | null;
  readonly decisions: readonly DecisionLine[] | null;
  readonly security: SecurityFigures | null;
  readonly platform: PlatformFigures | null;
  readonly chain: ChainFigures | null;
  /** Joint purchases of the body, or of everybody for the Land's oversight. */
  readonly purchases: PurchaseFigures | null;
  readonly purchaseScope: CaseScope;
  /** Ends of contracts and savings: the body's, or everybody's for the Land's oversight. */
  readonly contracts: ContractFigures | null;
  readonly savingsScope: SavingsScope;
}

const chainColumn = sql`(SELECT json_build_object('count', e.sequence::text, 'hash', encode(e.hash, 'hex'),
    'check', (SELECT json_build_object('checkedAt', k.checked_at, 'intact', k.intact, 'firstBad', k.first_bad_sequence::text)
      FROM audit_check k ORDER BY k.id DESC LIMIT 1))
  FROM audit_entry e ORDER BY e.sequence DESC LIMIT 1)`;

type Column = Exclude<keyof Home, 'family' | 'tasks' | 'purchaseScope' | 'savingsScope'>;

/** Which figures a home page reads. Policy has the last word on those that reach beyond the own body. */
function columnsOf(actor: Actor, family: DashboardFamily): Partial<Record<Column, Sql>> {
  if (family === 'administrator') return canViewPlatformFigures(actor) ? { platform: platformColumn } : {};
  if (!hasContentRole(actor)) return {};
  const { bodyId } = actor;
  const own = {
    own: ownFiguresColumn(bodyId),
    purchases: purchaseFiguresColumn('own', bodyId),
    contracts: contractFiguresColumn(actor, 'own'),
  };
  const allPurchases = {
    purchases: purchaseFiguresColumn('oversight', bodyId),
    contracts: contractFiguresColumn(actor, 'all'),
  };
  const oversight = canViewLandFigures(actor);
  switch (family) {
    case 'municipality':
      return own;
    case 'it_provider':
    case 'university':
      return { ...own, ownByField: ownByFieldColumn(bodyId) };
    case 'security':
    case 'cert':
      return { ...own, security: securityColumn(bodyId) };
    case 'authority':
      return { ...own, review: reviewColumn({ authorityBodyId: bodyId }) };
    case 'land':
      return oversight ? { review: reviewColumn('all'), land: landColumn, ...allPurchases } : own;
    case 'auditor':
      if (!oversight) return own;
      return {
        review: reviewColumn('all'),
        decisions: latestDecisionsColumn,
        ...allPurchases,
        ...(auditScope(actor).kind === 'all' ? { chain: chainColumn } : {}),
      };
  }
}

/** The home page of the actor's role family: two statements, whatever the family and however long the history. */
export async function getHome(actor: Actor): Promise<Home> {
  const family = dashboardFamily(actor);
  const wanted = columnsOf(actor, family);
  const columns = Object.entries(wanted).map(([name, column]) => sql`${name}::text, ${column}`);
  const figures = columns.length === 0 ? sql`'{}'::json` : sql`json_build_object(${join(columns)})`;
  return readAs(
    actor,
    async (query) => {
      const [row] = await query<TaskContextRow & { figures: Partial<Home> }>(
        sql`SELECT ${taskContextColumns(actor)}, ${figures} AS figures`,
        // The text varies with the family and with what policy lets it read, and with nothing else.
        `home_${family}_${Object.keys(wanted).join('_')}${canViewLandFigures(actor) ? '_all' : ''}`,
      );
      if (!row) throw new Error('a SELECT without FROM yields a row');
      const tasks = await readTasks(query, actor, row);
      const nothing = {
        own: null,
        ownByField: null,
        review: null,
        land: null,
        decisions: null,
        security: null,
        platform: null,
        chain: null,
        purchases: null,
        contracts: null,
      };
      const purchaseScope: CaseScope = canViewLandFigures(actor) ? 'oversight' : 'own';
      const savingsScope: SavingsScope = purchaseScope === 'oversight' ? 'all' : 'own';
      return { ...nothing, ...row.figures, family, tasks, purchaseScope, savingsScope };
    },
    'once',
  );
}
