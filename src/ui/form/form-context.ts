'use client';

import { createContext, use } from 'react';
import { type FormState, idleState } from './form-state.ts';

/** Values a form starts with; a missing name is an empty field. */
export type FormDefaults = Record<string, string | readonly string[] | undefined>;

interface FormContextValue {
  /** Keeps the ids of several forms on one page apart. */
  prefix: string;
  state: FormState;
  defaults: FormDefaults;
  pending: boolean;
}

export const FormContext = createContext<FormContextValue>({
  prefix: 'feld',
  state: idleState,
  defaults: {},
  pending: false,
});

interface FieldState {
  id: string;
  errors: readonly string[];
  /** First or only value, empty when there is none. */
  value: string;
  /** All values, for groups of checkboxes. */
  values: readonly string[];
}

/** Id of the control that an error message for `name` leads to. */
export const fieldId = (prefix: string, name: string) => `${prefix}-${name}`;

/**
 * What the field `name` shows: what was typed if the form came back with an answer, else its default. A name missing in
 * what came back was sent empty (an unticked box), so the default must not return.
 */
export function useField(name: string): FieldState {
  const { prefix, state, defaults } = use(FormContext);
  const wasReturned = state.status !== 'idle' && state.status !== 'done';
  const current = (wasReturned ? state.values : defaults)[name];
  const values = current === undefined ? [] : typeof current === 'string' ? [current] : current;
  return { id: fieldId(prefix, name), errors: state.fieldErrors[name] ?? [], value: values[0] ?? '', values };
}
