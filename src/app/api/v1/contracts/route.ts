import { listContractsForExchange } from '#src/modules/contracts/reads/exchange.ts';
import { apiRoute } from '../access.ts';
import { listRequest, pageOf } from '../position.ts';
import { answer, methodNotAllowed } from '../problem.ts';
import { contractOf } from '../shapes.ts';

/** Contracts the organisation concluded or may call from, with what is left. */
export const GET = apiRoute('contracts:read', async (actor, request) => {
  const asked = listRequest(request);
  if (asked instanceof Response) return asked;
  const rows = await listContractsForExchange(actor, asked.after, asked.limit);
  const { shown, links } = pageOf('/api/v1/contracts', rows, asked.limit, (row) => row.createdAt);
  return answer({ contracts: shown.map(contractOf), links });
});

export const POST = methodNotAllowed('GET');
