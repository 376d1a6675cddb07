import { getDemandForExchange } from '#src/modules/procurement/survey/reads/exchange.ts';
import { apiRoute } from '../../access.ts';
import { APP_PROBLEMS, answer, methodNotAllowed, problem } from '../../problem.ts';
import { demandOf } from '../../shapes.ts';

/** One open demand survey. */
export const GET = apiRoute<{ id: string }>('demand:read', async (actor, _request, { id }) => {
  const row = await getDemandForExchange(actor, id);
  return row ? answer(demandOf(row)) : problem(APP_PROBLEMS.not_found);
});

export const POST = methodNotAllowed('GET');
