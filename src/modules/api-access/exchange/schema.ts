import { z } from 'zod';

/**
 * What goes over the interface, written once: routes answer in these shapes, requests are read by them, and the description
 * (OpenAPI) is made of them. Amounts are integer euro cents, net; days are YYYY-MM-DD; instants are ISO 8601 in UTC.
 */
const uuid = z.guid().meta({ examples: ['3f1c7a52-6a0e-4a53-9d3e-0c8f5d1b2a77'] });
const cents = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const day = z.iso.date();

const volume = z.object({ valueCents: cents.nullable(), quantity: z.int().min(0).nullable() });

export const contractShape = z
  .object({
    id: uuid,
    reference: z.string().meta({ examples: ['VTR-2026-0007'] }),
    title: z.string(),
    supplierName: z.string(),
    owner: z.object({ id: uuid, name: z.string() }).meta({ description: 'Who concluded the contract.' }),
    procurementId: uuid.nullable().meta({ description: 'The joint purchase it comes from; null for an own contract.' }),
    status: z.enum(['running', 'exhausted', 'ended', 'terminated']),
    startsOn: day,
    endsOn: day.nullable(),
    cpvCode: z.string().nullable(),
    unit: z.string(),
    unitPriceCents: cents.nullable().meta({ description: 'Net price of one unit as it holds now.' }),
    maximum: volume.meta({ description: 'The most that may be called (EuGH C-23/20); null where nothing limits it.' }),
    called: z
      .object({ valueCents: cents, quantity: z.int().min(0) })
      .meta({ description: 'Live call-offs of all callers.' }),
    remaining: volume
      .extend({ callable: z.int().min(0).nullable().meta({ description: 'Whole units at the present price.' }) })
      .meta({ description: 'What is left at this moment.' }),
    mayCall: z.boolean().meta({ description: 'Whether this organisation is named as entitled to call.' }),
  })
  .meta({ id: 'Contract' });

export const callOffShape = z
  .object({
    id: uuid,
    reference: z.string().meta({ examples: ['ABR-2026-0123'] }),
    contract: z.object({ id: uuid, reference: z.string() }),
    body: z.object({ id: uuid, name: z.string() }).meta({ description: 'Who calls.' }),
    status: z.enum(['requested', 'approved', 'rejected', 'ordered', 'delivered', 'cancelled']),
    quantity: z.int().min(1),
    unit: z.string(),
    unitPriceCents: cents,
    amountCents: cents,
    budgetLine: z.string(),
    purpose: z.string(),
    neededOn: day.nullable(),
    requestedAt: z.iso.datetime(),
    decidedAt: z.iso.datetime().nullable(),
    decisionReason: z.string(),
    orderedAt: z.iso.datetime().nullable(),
    deliveredQuantity: z.int().min(0),
  })
  .meta({ id: 'CallOff' });

export const callOffRequestShape = z
  .strictObject({
    contractId: uuid,
    quantity: z.int().min(1).max(999_999_999),
    budgetLine: z.string().trim().min(1).max(120),
    unitPriceCents: cents.optional().meta({ description: 'Only where the contract names no price of a unit.' }),
    purpose: z.string().max(4_000).optional(),
    neededOn: day.optional(),
    baselinePriceCents: cents.optional().meta({ description: 'What one unit cost before, for the savings ledger.' }),
  })
  .meta({
    id: 'CallOffRequest',
    examples: [
      {
        contractId: '3f1c7a52-6a0e-4a53-9d3e-0c8f5d1b2a77',
        quantity: 12,
        budgetLine: '1.11.02/4711',
        purpose: 'Ersatz für die Verwaltungsstelle Süd',
        neededOn: '2027-02-01',
      },
    ],
  });

const answerShape = z.object({
  quantity: z.int().min(0).nullable(),
  variant: z.string().nullable(),
  text: z.string().nullable(),
  neededOn: day.nullable(),
  currentPriceCents: cents.nullable().meta({ description: 'Net price of one unit and year paid today.' }),
});

export const demandShape = z
  .object({
    procurementId: uuid,
    reference: z.string().meta({ examples: ['BES-2026-0042'] }),
    title: z.string(),
    leadName: z.string(),
    note: z.string(),
    dueOn: day.nullable().meta({ description: 'Last day of the survey, inclusive (Europe/Berlin).' }),
    status: z.enum(['asked', 'answered', 'confirmed']),
    condition: z.string(),
    version: z.int().meta({ description: 'State of the own part; an answer names the one it was made for.' }),
    items: z.array(
      z.object({
        id: uuid,
        kind: z.enum(['quantity', 'choice', 'text', 'date']),
        title: z.string(),
        description: z.string(),
        unit: z.string(),
        mandatory: z.boolean(),
        variants: z.array(z.string()),
        asksPrice: z.boolean(),
        answer: answerShape.nullable().meta({ description: 'The own answer; nobody else’s is ever shown.' }),
      }),
    ),
  })
  .meta({ id: 'Demand' });

export const answersRequestShape = z
  .strictObject({
    version: z.int().min(0).max(2_147_483_647),
    send: z.boolean().meta({ description: 'false keeps a draft that nobody else counts.' }),
    condition: z.string().max(4_000).optional(),
    answers: z
      .array(
        z.strictObject({
          itemId: uuid,
          quantity: z.int().min(0).max(10_000_000).nullish(),
          variant: z.string().max(80).nullish(),
          text: z.string().max(2_000).nullish(),
          neededOn: day.nullish(),
          currentPriceCents: cents.max(10_000_000_000).nullish(),
        }),
      )
      .max(60),
  })
  .meta({
    id: 'Answers',
    examples: [
      {
        version: 1,
        send: true,
        answers: [{ itemId: '3f1c7a52-6a0e-4a53-9d3e-0c8f5d1b2a77', quantity: 25, currentPriceCents: 89_900 }],
      },
    ],
  });

const links = z.object({ next: z.string().optional() });

export const contractListShape = z.object({ contracts: z.array(contractShape), links }).meta({ id: 'ContractList' });
export const callOffListShape = z.object({ callOffs: z.array(callOffShape), links }).meta({ id: 'CallOffList' });
export const demandListShape = z.object({ demand: z.array(demandShape) }).meta({ id: 'DemandList' });

/** An error as RFC 9457 has it. */
export const problemShape = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.record(z.string(), z.array(z.string())).optional().meta({ description: 'Messages by field.' }),
    source: z.string().optional().meta({ description: 'The provision a refusal rests on.' }),
    reference: z.string().optional().meta({ description: 'Identifier of the request, for questions to the operator.' }),
  })
  .meta({ id: 'Problem' });
