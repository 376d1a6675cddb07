import { DOCUMENT_PURPOSE_LABELS } from '#src/modules/documents/texts.ts';
import { Badge } from '#src/ui/badge.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { formatFileSize, formatInstant } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { withdrawDocumentAction } from '../actions.ts';
import { cooperationPath } from '../domain/addresses.ts';
import type { CooperationView, DocumentView } from '../reads/view.ts';

/** Contracts, resolutions and attachments, with download and withdrawal. */
export function DocumentList({ view }: { view: CooperationView }) {
  const upload = view.canUpload ? (
    <LinkButton variant="secondary" href={`${cooperationPath(view.id)}/dokumente/neu`}>
      Dokument hochladen
    </LinkButton>
  ) : null;
  return (
    <Section title="Dokumente" id="dokumente" actions={view.documents.length > 0 ? upload : null}>
      {view.documents.length === 0 ? (
        <EmptyState title="Noch keine Dokumente" action={upload}>
          <p>Vertrag, Beschlüsse und Anlagen liegen hier, sobald ein Partner sie hochlädt.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Dokumente"
          captionHidden
          rows={view.documents}
          rowKey={(document) => document.id}
          columns={[
            {
              key: 'title',
              label: 'Dokument',
              rowHeader: true,
              cell: (document) => <DocumentTitle document={document} />,
            },
            { key: 'purpose', label: 'Art', cell: ({ purpose }) => DOCUMENT_PURPOSE_LABELS[purpose] },
            { key: 'size', label: 'Größe', align: 'end', cell: ({ size }) => formatFileSize(size) },
            {
              key: 'owner',
              label: 'Hochgeladen',
              cell: ({ ownerName, uploadedByName, uploadedAt }) => (
                <>
                  {ownerName}
                  {uploadedByName ? `, ${uploadedByName}` : ''}
                  <div className="ui-muted">{formatInstant(uploadedAt)}</div>
                </>
              ),
            },
            {
              key: 'action',
              label: 'Aktion',
              hideLabel: true,
              cell: (document) =>
                document.canWithdraw ? (
                  <ConfirmDetails label="Zurückziehen" variant="tertiary" title="Dokument zurückziehen?">
                    <p>Es lässt sich danach nicht mehr herunterladen. In der Liste bleibt sichtbar, dass es da war.</p>
                    <Form
                      action={withdrawDocumentAction}
                      idempotencyKey={crypto.randomUUID()}
                      submitLabel="Zurückziehen"
                      submitVariant="danger"
                      label={`${document.title} zurückziehen`}
                    >
                      <HiddenField name="cooperationId" value={view.id} />
                      <HiddenField name="documentId" value={document.id} />
                    </Form>
                  </ConfirmDetails>
                ) : null,
            },
          ]}
        />
      )}
    </Section>
  );
}

function DocumentTitle({ document }: { document: DocumentView }) {
  if (document.path === null) {
    return (
      <>
        {document.title} <Badge tone="neutral">zurückgezogen</Badge>
      </>
    );
  }
  return (
    <>
      <a href={document.path}>{document.title}</a>
      <div className="ui-muted">{document.fileName}</div>
    </>
  );
}
