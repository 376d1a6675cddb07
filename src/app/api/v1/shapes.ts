import type { z } from 'zod';
import type { callOffShape, contractShape, demandShape } from '#src/modules/api-access/exchange/schema.ts';
import type { ExchangeCallOff } from '#src/modules/contracts/call-offs/reads/exchange.ts';
import { remainingOf } from '#src/modules/contracts/domain/volume.ts';
import type { ContractRow } from '#src/modules/contracts/reads/contract-record.ts';
import type { ExchangeDemand } from '#src/modules/procurement/survey/reads/exchange.ts';

/** A contract as the interface gives it. */
export function contractOf(row: ContractRow): z.output<typeof contractShape> {
  const { valueCents, quantity, callable } = remainingOf(row);
  return {
    id: row.id,
    reference: row.reference,
    title: row.title,
    supplierName: row.supplierName,
    owner: { id: row.ownerBodyId, name: row.ownerName },
    procurementId: row.procurementId,
    status: row.status,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    cpvCode: row.cpvCode,
    unit: row.unit,
    unitPriceCents: row.unitPriceCents,
    maximum: { valueCents: row.maxValueCents, quantity: row.maxQuantity },
    called: { valueCents: row.calledValueCents, quantity: row.calledQuantity },
    remaining: { valueCents, quantity, callable },
    mayCall: row.isCaller,
  };
}

/** A call-off as the interface gives it. */
export function callOffOf(row: ExchangeCallOff): z.output<typeof callOffShape> {
  return {
    id: row.id,
    reference: row.reference,
    contract: { id: row.contractId, reference: row.contractReference },
    body: { id: row.bodyId, name: row.bodyName },
    status: row.status,
    quantity: row.quantity,
    unit: row.unit,
    unitPriceCents: row.unitPriceCents,
    amountCents: row.amountCents,
    budgetLine: row.budgetLine,
    purpose: row.purpose,
    neededOn: row.neededOn,
    requestedAt: row.requestedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decisionReason: row.decisionReason,
    orderedAt: row.orderedAt?.toISOString() ?? null,
    deliveredQuantity: row.deliveredQuantity,
  };
}

/** A demand survey as the interface gives it. */
export function demandOf(row: ExchangeDemand): z.output<typeof demandShape> {
  return {
    ...row,
    status: row.status as z.output<typeof demandShape>['status'],
    items: row.items.map(({ answer, variants, ...item }) => ({
      ...item,
      variants: [...variants],
      answer: answer && {
        quantity: answer.quantity,
        variant: answer.variant,
        text: answer.textValue,
        neededOn: answer.neededOn,
        currentPriceCents: answer.currentPriceCents,
      },
    })),
  };
}
