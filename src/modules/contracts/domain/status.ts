/** Where a contract stands. Exhausted: its maximum is reached, nothing more can be called (EuGH C-23/20). */
export const CONTRACT_STATUSES = ['running', 'exhausted', 'ended', 'terminated'] as const;

export type ContractStatus = (typeof CONTRACT_STATUSES)[number];

/** The way of a call-off: asked for, decided on by a second person who answers for the budget, ordered, delivered. */
export const CALL_OFF_STATUSES = ['requested', 'approved', 'rejected', 'ordered', 'delivered', 'cancelled'] as const;

export type CallOffStatus = (typeof CALL_OFF_STATUSES)[number];

/** Kinds of changes of a running contract. */
export const AMENDMENT_KINDS = ['price_adjustment', 'extension', 'volume', 'scope'] as const;

export type AmendmentKind = (typeof AMENDMENT_KINDS)[number];
