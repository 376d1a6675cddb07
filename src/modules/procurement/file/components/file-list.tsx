import { Badge } from '#src/ui/badge.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { formatFileSize, formatInstant } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { procurementPath } from '../../domain/addresses.ts';
import { withdrawFileAction } from '../actions.ts';
import type { FileView, RecordRoom } from '../reads/record-room.ts';
import { AUDIENCE_LABELS } from '../texts.ts';

/** The files of a purchase, with download and withdrawal. */
export function FileList({ room }: { room: RecordRoom }) {
  const { row, verbs } = room.procurement;
  const path = procurementPath(row.id, 'record');
  const upload = verbs.includes('add_file') ? (
    <LinkButton variant="secondary" href={`${path}/dateien/neu`}>
      Dokument hochladen
    </LinkButton>
  ) : null;
  return (
    <Section title="Dokumente" id="dokumente" actions={room.files.length > 0 ? upload : null}>
      {room.files.length === 0 ? (
        <EmptyState title="Noch keine Dokumente" action={upload}>
          <p>Beschlüsse, Markterkundung, Vergabeunterlagen und Vermerke liegen hier, sobald sie hochgeladen sind.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Dokumente"
          captionHidden
          rows={room.files}
          rowKey={({ id }) => id}
          columns={[
            { key: 'title', label: 'Dokument', rowHeader: true, cell: (file) => <FileTitle path={path} file={file} /> },
            { key: 'audience', label: 'Leserkreis', cell: ({ audience }) => AUDIENCE_LABELS[audience] },
            { key: 'size', label: 'Größe', align: 'end', cell: ({ size }) => formatFileSize(size) },
            {
              key: 'owner',
              label: 'Hochgeladen',
              cell: ({ ownerName, uploadedAt }) => (
                <>
                  {ownerName}
                  <div className="ui-muted">{formatInstant(new Date(uploadedAt))}</div>
                </>
              ),
            },
            {
              key: 'action',
              label: 'Aktion',
              hideLabel: true,
              cell: (file) =>
                file.isOwn && !file.withdrawn && verbs.includes('withdraw_file') ? (
                  <Withdrawal procurementId={row.id} file={file} />
                ) : null,
            },
          ]}
        />
      )}
    </Section>
  );
}

function FileTitle({ path, file }: { path: string; file: FileView }) {
  if (file.withdrawn) {
    return (
      <>
        {file.title} <Badge tone="neutral">zurückgezogen</Badge>
      </>
    );
  }
  return (
    <>
      <a href={`${path}/dateien/${file.id}`}>{file.title}</a>
      <div className="ui-muted">{file.fileName}</div>
    </>
  );
}

function Withdrawal({ procurementId, file }: { procurementId: string; file: FileView }) {
  return (
    <ConfirmDetails label="Zurückziehen" variant="tertiary" title="Dokument zurückziehen?">
      <p>Es lässt sich danach nicht mehr herunterladen. In der Akte bleibt sichtbar, dass es da war.</p>
      <Form
        action={withdrawFileAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel="Zurückziehen"
        submitVariant="danger"
        label={`${file.title} zurückziehen`}
      >
        <HiddenField name="procurementId" value={procurementId} />
        <HiddenField name="fileId" value={file.id} />
      </Form>
    </ConfirmDetails>
  );
}
