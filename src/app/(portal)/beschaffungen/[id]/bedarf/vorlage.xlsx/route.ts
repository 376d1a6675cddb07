import {
  TEMPLATE_HEADS,
  TEMPLATE_PRICE_COLUMN,
  templateRows,
} from '#src/modules/procurement/survey/domain/template.ts';
import { getSurveyRoom } from '#src/modules/procurement/survey/reads/room.ts';
import { getActor } from '#src/server/session.ts';
import { workbookResponse } from '#src/server/table/workbook.ts';

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

/** The questionnaire as a workbook, with what the body has answered so far. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const actor = await getActor();
  const room = actor ? await getSurveyRoom(actor, id) : null;
  if (!room?.own) return new Response('Diese Vorlage gibt es nicht.', { status: 404 });
  return workbookResponse('bedarf.xlsx', [
    {
      name: 'Bedarf',
      columns: TEMPLATE_HEADS,
      rows: templateRows(room.items, room.own.answers),
      formats: { [TEMPLATE_PRICE_COLUMN]: '#,##0.00' },
    },
  ]);
}
