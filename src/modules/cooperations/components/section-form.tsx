import { approvalType } from '#src/modules/legal/domain/approval-type.ts';
import { LEGAL_FORMS } from '#src/modules/legal/domain/legal-form.ts';
import {
  CERTAINTY_LABELS,
  LEGAL_FORM_HINTS,
  LEGAL_FORM_LABELS,
  PROCEDURE_LABELS,
  TERMINATION_CLAUSE_TEXTS,
} from '#src/modules/legal/texts.ts';
import { CheckboxGroup } from '#src/ui/form/checkbox-group.tsx';
import { DateField } from '#src/ui/form/date-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { MoneyField } from '#src/ui/form/money-field.tsx';
import { RadioGroup } from '#src/ui/form/radio-group.tsx';
import { SelectField } from '#src/ui/form/select-field.tsx';
import { SubmitButton } from '#src/ui/form/submit-button.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatEuroInput } from '#src/ui/format.ts';
import { SourceNote } from '#src/ui/source-note.tsx';
import { saveSectionAction } from '../actions.ts';
import { cooperationPath } from '../domain/addresses.ts';
import { CONTENT_LIMITS, type CooperationContent } from '../domain/content.ts';
import { SHARED_ACTIVITIES } from '../domain/status.ts';
import type { SectionView } from '../reads/section.ts';
import { FIELD_LABELS, SHARED_ACTIVITY_LABELS } from '../texts.ts';

/** One screen of the draft. What it showed travels along, so that a change by someone else is noticed and nothing is overwritten. */
export function SectionForm({ view }: { view: SectionView }) {
  return (
    <Form
      action={saveSectionAction}
      idempotencyKey={crypto.randomUUID()}
      values={valuesOf(view.content)}
      label="Angaben"
      secondary={<a href={cooperationPath(view.id)}>Zur Kooperation</a>}
    >
      <HiddenField name="cooperationId" value={view.id} />
      <HiddenField name="section" value={view.section} />
      <HiddenField name="base" value={view.base} />
      <SectionFields view={view} />
      <p className="ui-muted">Sie können unvollständig speichern und später weitermachen.</p>
      <div className="ui-actions">
        <SubmitButton name="next" value="next">
          Speichern und weiter
        </SubmitButton>
        <SubmitButton name="next" value="stay" variant="secondary">
          Speichern
        </SubmitButton>
        <a href={cooperationPath(view.id)}>Zur Kooperation</a>
      </div>
    </Form>
  );
}

function valuesOf(content: CooperationContent): Record<string, string | string[]> {
  return {
    title: content.title,
    fieldKey: content.fieldKey ?? '',
    aim: content.aim,
    sharedActivities: [...content.sharedActivities],
    tasks: content.tasks,
    startsOn: content.startsOn ?? '',
    termKind: content.term?.kind ?? '',
    endsOn: content.term?.kind === 'until' ? content.term.endsOn : '',
    terminationClause: content.terminationClause,
    legalForm: content.legalForm ?? '',
    costPerYearCents: content.costPerYearCents === null ? '' : formatEuroInput(content.costPerYearCents),
    costNote: content.costNote,
  };
}

function SectionFields({ view }: { view: SectionView }) {
  switch (view.section) {
    case 'basics':
      return (
        <>
          <TextField
            name="title"
            label={FIELD_LABELS.title}
            hint="So heißt die Kooperation überall, auch öffentlich."
            maxLength={CONTENT_LIMITS.title}
            width="full"
          />
          <SelectField
            name="fieldKey"
            label={FIELD_LABELS.fieldKey}
            emptyLabel="Bitte wählen"
            options={view.fields.map(({ key, label }) => ({ value: key, label }))}
          />
          <TextareaField
            name="aim"
            label={FIELD_LABELS.aim}
            hint="Was soll für die Kommunen besser werden?"
            rows={5}
            maxLength={CONTENT_LIMITS.longText}
          />
        </>
      );
    case 'scope':
      return (
        <>
          <CheckboxGroup
            name="sharedActivities"
            label={FIELD_LABELS.sharedActivities}
            hint="Mehrere Angaben sind möglich."
            options={SHARED_ACTIVITIES.map((value) => ({ value, label: SHARED_ACTIVITY_LABELS[value] }))}
          />
          <TextareaField
            name="tasks"
            label={FIELD_LABELS.tasks}
            hint="Welche Aufgaben nehmen die Partner gemeinsam wahr? Die Vereinbarung muss sie bestimmen (§ 24 KGG)."
            rows={8}
            maxLength={CONTENT_LIMITS.longText}
          />
        </>
      );
    case 'term':
      return (
        <>
          <DateField name="startsOn" label={FIELD_LABELS.startsOn} />
          <RadioGroup
            name="termKind"
            label={FIELD_LABELS.term}
            options={[
              { value: 'unlimited', label: 'unbefristet' },
              { value: 'until', label: 'befristet', hint: 'Tragen Sie unten den letzten Tag ein.' },
            ]}
          />
          <DateField name="endsOn" label="Letzter Tag" hint="Nur bei befristeter Laufzeit." optional />
          <TextareaField
            name="terminationClause"
            label={FIELD_LABELS.terminationClause}
            hint="Unter welchen Voraussetzungen und mit welcher Frist können die Partner kündigen?"
            optional={view.rules.terminationClause.result !== 'required'}
            rows={5}
            maxLength={CONTENT_LIMITS.longText}
          />
          <p>{TERMINATION_CLAUSE_TEXTS[view.rules.terminationClause.result]}</p>
          <SourceNote
            source={view.rules.terminationClause.source}
            certainty={CERTAINTY_LABELS[view.rules.terminationClause.certainty]}
          />
        </>
      );
    case 'form':
      return (
        <>
          <RadioGroup
            name="legalForm"
            label={FIELD_LABELS.legalForm}
            options={LEGAL_FORMS.map((value) => {
              const rule = approvalType(value);
              return {
                value,
                label: LEGAL_FORM_LABELS[value],
                hint: `${LEGAL_FORM_HINTS[value]} ${PROCEDURE_LABELS[rule.procedure]} (${rule.source.replaceAll('§ ', '§\u00a0')}; ${CERTAINTY_LABELS[rule.certainty]}).`,
              };
            })}
          />
          <p className="ui-muted">Die Hinweise geben den Stand im Portal wieder. Sie ersetzen keine Rechtsberatung.</p>
        </>
      );
    case 'costs':
      return (
        <>
          <MoneyField
            name="costPerYearCents"
            label={FIELD_LABELS.costPerYearCents}
            hint="Für alle Partner zusammen, in Euro. Entstehen keine Kosten, tragen Sie 0 ein."
          />
          <TextareaField
            name="costNote"
            label={FIELD_LABELS.costNote}
            hint="Zum Beispiel Personal- und Sachkosten und wie sie sich verteilen."
            optional
            rows={5}
            maxLength={CONTENT_LIMITS.longText}
          />
        </>
      );
    default:
      return null;
  }
}
