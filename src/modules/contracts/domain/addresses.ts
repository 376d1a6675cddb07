/** Address of a contract's page. */
export function contractPath(id: string): string {
  return `/vertraege/${id}`;
}

/** Address of a call-off's page. */
export function callOffPath(id: string): string {
  return `/abrufe/${id}`;
}
