/** Nothing to set up. Without this file Turbopack looks further up and takes the portal's. */
export function register(): void {}
