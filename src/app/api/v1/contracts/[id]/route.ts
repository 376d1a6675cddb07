import { getContractForExchange } from '#src/modules/contracts/reads/exchange.ts';
import { apiRoute } from '../../access.ts';
import { APP_PROBLEMS, answer, methodNotAllowed, problem } from '../../problem.ts';
import { contractOf } from '../../shapes.ts';

/** One contract with what is left of it at this moment. */
export const GET = apiRoute<{ id: string }>('contracts:read', async (actor, _request, { id }) => {
  const row = await getContractForExchange(actor, id);
  return row ? answer(contractOf(row)) : problem(APP_PROBLEMS.not_found);
});

export const POST = methodNotAllowed('GET');
