import { listDemandForExchange } from '#src/modules/procurement/survey/reads/exchange.ts';
import { apiRoute } from '../access.ts';
import { answer, methodNotAllowed } from '../problem.ts';
import { demandOf } from '../shapes.ts';

/** Demand surveys that wait for the organisation, with their questions and its own answers. */
export const GET = apiRoute('demand:read', async (actor) => {
  const rows = await listDemandForExchange(actor);
  return answer({ demand: rows.map(demandOf) });
});

export const POST = methodNotAllowed('GET');
