import type { Role } from '#src/policy/actor.ts';
import { CheckboxGroup } from '#src/ui/form/checkbox-group.tsx';
import { ROLE_HINTS, ROLE_LABELS } from '../texts.ts';

interface RoleChoiceProps {
  /** Roles the acting person may give or take here. */
  roles: readonly Role[];
}

/** Choice of the roles of a person, with a sentence for each. */
export function RoleChoice({ roles }: RoleChoiceProps) {
  return (
    <CheckboxGroup
      name="roles"
      label="Rollen"
      hint="Mehrere sind möglich. Zur Auswahl stehen die Rollen, die es in dieser Art von Organisation gibt."
      options={roles.map((role) => ({ value: role, label: ROLE_LABELS[role], hint: ROLE_HINTS[role] }))}
    />
  );
}
