import { callOffRequestShape } from '#src/modules/api-access/exchange/schema.ts';
import { requestCallOff } from '#src/modules/contracts/call-offs/commands/request-call-off.ts';
import { getCallOffForExchange, listCallOffsForExchange } from '#src/modules/contracts/call-offs/reads/exchange.ts';
import { CONTRACT_REFUSALS } from '#src/modules/contracts/refusal-texts.ts';
import { getEnv } from '#src/server/env.ts';
import { apiRoute } from '../access.ts';
import { listRequest, pageOf } from '../position.ts';
import { APP_PROBLEMS, answer, problem } from '../problem.ts';
import { euroText, runCommand } from '../run-command.ts';
import { callOffOf } from '../shapes.ts';

const PATH = '/api/v1/call-offs';

/** Call-offs of the organisation, and those from contracts it concluded. */
export const GET = apiRoute('call-offs:read', async (actor, request) => {
  const asked = listRequest(request);
  if (asked instanceof Response) return asked;
  const rows = await listCallOffsForExchange(actor, asked.after, asked.limit);
  const { shown, links } = pageOf(PATH, rows, asked.limit, (row) => row.requestedAt);
  return answer({ callOffs: shown.map(callOffOf), links });
});

/** Asks for a call-off; a second person of the organisation still decides about the budget. */
export const POST = apiRoute('call-offs:write', (actor, request) =>
  runCommand(actor, request, {
    shape: callOffRequestShape,
    command: requestCallOff,
    toFields: ({ quantity, unitPriceCents, baselinePriceCents, ...texts }) => ({
      ...texts,
      quantity: String(quantity),
      unitPriceCents: euroText(unitPriceCents),
      baselinePriceCents: euroText(baselinePriceCents),
    }),
    refusals: CONTRACT_REFUSALS,
    answer: async ({ id }) => {
      const row = await getCallOffForExchange(actor, id);
      if (!row) return problem(APP_PROBLEMS.not_found);
      return answer(callOffOf(row), 201, { Location: `${getEnv().PUBLIC_URL}${PATH}/${id}` });
    },
  }),
);
