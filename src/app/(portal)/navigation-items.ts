import { type Actor, hasRole } from '#src/policy/actor.ts';
import { canManageTokens } from '#src/policy/api-access.ts';
import type { NavigationItem } from '#src/ui/navigation.tsx';

const PUBLIC_ITEMS: readonly NavigationItem[] = [
  { href: '/', label: 'Überblick', exact: true },
  { href: '/kooperationen', label: 'Kooperationen' },
  { href: '/beschaffungen', label: 'Beschaffungen' },
  { href: '/kommunen', label: 'Kommunen' },
];

/** Whether the administration area has anything for this actor. */
export function seesAdministration(actor: Actor): boolean {
  return (
    hasRole(actor, 'organisation_administrator', 'platform_administrator', 'land_coordinator', 'auditor') ||
    canManageTokens(actor)
  );
}

/** The main navigation of a visitor or an actor; the pages behind it decide for themselves who may see them. */
export function navigationItems(actor: Actor | null): readonly NavigationItem[] {
  if (!actor) return PUBLIC_ITEMS;
  return [
    { href: '/start', label: 'Start' },
    // Who runs the platform sees no cooperations, so none of their tasks either.
    ...(hasRole(actor, 'platform_administrator') ? [] : [{ href: '/aufgaben', label: 'Aufgaben' }]),
    { href: '/kooperationen', label: 'Kooperationen' },
    { href: '/beschaffungen', label: 'Beschaffungen', areas: ['/genossenschaft'] },
    // Contracts belong to bodies; who only runs the platform has none to see.
    ...(hasRole(actor, 'platform_administrator')
      ? []
      : [{ href: '/vertraege', label: 'Verträge', areas: ['/abrufe', '/einsparungen'] }]),
    { href: '/kommunen', label: 'Kommunen' },
    ...(seesAdministration(actor) ? [{ href: '/verwaltung', label: 'Verwaltung' }] : []),
  ];
}
