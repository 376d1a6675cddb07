'use client';

import { use } from 'react';
import { FormContext } from './form-context.ts';

interface HiddenFieldProps {
  name: string;
  value: string | number;
}

/**
 * A value that travels with the form unseen. Never trust it: the person can change it. When the form comes back it holds
 * what was sent, as the visible fields do: what is typed rests on the state that was shown at first, however new the page
 * around it is. Only after a conflict does it rest on the present state, which the person has then been told of.
 */
export function HiddenField({ name, value }: HiddenFieldProps) {
  const { state } = use(FormContext);
  const wasReturned = state.status === 'invalid' || state.status === 'refused';
  const returned = state.status === 'conflict' ? state.conflict?.values[name] : wasReturned ? state.values[name] : null;
  return <input type="hidden" name={name} value={typeof returned === 'string' ? returned : value} />;
}
