import { getCallOffForExchange } from '#src/modules/contracts/call-offs/reads/exchange.ts';
import { apiRoute } from '../../access.ts';
import { APP_PROBLEMS, answer, methodNotAllowed, problem } from '../../problem.ts';
import { callOffOf } from '../../shapes.ts';

/** One call-off as it stands. */
export const GET = apiRoute<{ id: string }>('call-offs:read', async (actor, _request, { id }) => {
  const row = await getCallOffForExchange(actor, id);
  return row ? answer(callOffOf(row)) : problem(APP_PROBLEMS.not_found);
});

export const POST = methodNotAllowed('GET');
