import { Fragment, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CheckboxField } from './checkbox-field.tsx';
import { CheckboxGroup } from './checkbox-group.tsx';
import { DateField } from './date-field.tsx';
import { FileField } from './file-field.tsx';
import { Form } from './form.tsx';
import { type FormState, idleState } from './form-state.ts';
import { MoneyField } from './money-field.tsx';
import { RadioGroup } from './radio-group.tsx';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';
import { TextareaField } from './textarea-field.tsx';

const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B', hint: 'Hinweis zu B' },
];

const fields: Record<string, ReactNode> = {
  title: <TextField name="title" label="Titel" hint="Kurz" />,
  aim: <TextareaField name="aim" label="Ziel" />,
  field: <SelectField name="field" label="Gebiet" options={options} />,
  shares: <CheckboxGroup name="shares" label="Anteile" options={options} />,
  way: <RadioGroup name="way" label="Form" options={options} />,
  start: <DateField name="start" label="Beginn" />,
  cost: <MoneyField name="cost" label="Kosten" />,
  file: <FileField name="file" label="Datei" />,
  consent: <CheckboxField name="consent" label="Einverstanden" hint="Widerruflich" />,
};

const defaults = { title: 'Vorgabe', field: 'a', shares: ['a', 'b'], way: 'a', start: '2027-03-01', consent: 'ja' };

const allFields = Object.entries(fields).map(([name, field]) => <Fragment key={name}>{field}</Fragment>);

function render(state: FormState, children: ReactNode = allFields): string {
  return renderToStaticMarkup(
    <Form action={async () => idleState} initialState={state} idempotencyKey="schluessel" id="f" values={defaults}>
      {children}
    </Form>,
  );
}

const invalid = (values: FormState['values'], names: string[]): FormState => ({
  status: 'invalid',
  fieldErrors: Object.fromEntries(names.map((name) => [name, [`Fehler bei ${name}.`]])),
  values,
});

describe('Form', () => {
  it('shows the defaults at first', () => {
    const markup = render(idleState);
    expect(markup).toContain('value="Vorgabe"');
    expect(markup).toContain('value="01.03.2027"');
    expect(markup).toContain('<option value="a" selected="">');
    expect(markup.match(/checked=""/g)).toHaveLength(4);
    expect(markup).toContain('name="_key" value="schluessel"');
    expect(markup).not.toContain('role="alert"');
  });

  it('shows what was typed after an error, and never the default of a box that was cleared', () => {
    const markup = render(invalid({ title: '<neu>', start: '31.02.2027', _key: 'alt' }, ['title']));
    expect(markup).toContain('value="&lt;neu&gt;"');
    expect(markup).toContain('value="31.02.2027"');
    expect(markup).not.toContain('checked');
    expect(markup).toContain('name="_key" value="alt"');
  });

  it.each(Object.keys(fields))('leads from the summary to the field %s and describes it by its error', (name) => {
    const markup = render(invalid({}, [name]), fields[name]);
    expect(markup).toContain(`<a href="#f-${name}">Fehler bei ${name}.</a>`);
    const control = new RegExp(`<(?:input|select|textarea)[^>]* id="f-${name}"`);
    expect(markup).toMatch(control);
    expect(markup).toContain(`id="f-${name}-fehler"`);
    expect(markup).toMatch(new RegExp(`aria-describedby="[^"]*f-${name}-fehler"`));
  });

  it('refers to no id that is not there, and gives none twice', () => {
    const markup = render(invalid({}, Object.keys(fields)));
    const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const references = [...markup.matchAll(/ (?:for|aria-describedby)="([^"]+)"|href="#([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(20);
    for (const [, spaced = '', target = ''] of references) {
      for (const id of `${spaced} ${target}`.split(' ').filter(Boolean)) expect(ids).toContain(id);
    }
  });

  it('names the rule and its source when refused', () => {
    const markup = render({ ...idleState, status: 'refused', message: 'Das geht nicht.', source: '§ 35 KGG' });
    expect(markup).toContain('role="alert"');
    expect(markup).toContain('Das geht nicht.');
    expect(markup).toContain('Rechtsgrundlage: § 35 KGG');
  });

  it('keeps the input and leads to the present state after a conflict', () => {
    const markup = render({ ...idleState, status: 'conflict', values: { title: 'Meins' } });
    expect(markup).toContain('Inzwischen geändert');
    expect(markup).toContain('target="_blank"');
    expect(markup).toContain('value="Meins"');
  });

  it('confirms politely when done and shows the defaults again', () => {
    const markup = render({ ...idleState, status: 'done', message: 'Gespeichert.' });
    expect(markup).toContain('role="status"');
    expect(markup).toContain('Gespeichert.');
    expect(markup).toContain('value="Vorgabe"');
  });

  it('never shows a password again', () => {
    const password = <TextField name="password" label="Passwort" type="password" />;
    expect(render(invalid({ password: 'geheim' }, ['password']), password)).not.toContain('geheim');
  });
});
