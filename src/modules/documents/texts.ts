import type { DocumentPurpose } from './domain/document-type.ts';
import type { UploadProblem } from './domain/upload-return.ts';

export const DOCUMENT_PURPOSE_LABELS: Record<DocumentPurpose, string> = {
  contract: 'Vertrag oder Satzung',
  resolution: 'Beschluss',
  attachment: 'Anlage',
};

/** One sentence per purpose that helps to choose. */
export const DOCUMENT_PURPOSE_HINTS: Record<DocumentPurpose, string> = {
  contract:
    'Gehört zum Inhalt, dem die Partner zustimmen. Nach der Bitte um Zustimmung macht ein neuer Vertrag erteilte Zustimmungen hinfällig.',
  resolution: 'Auszug aus der Niederschrift Ihrer Vertretung; Sie können ihn an Ihre Zustimmung hängen.',
  attachment: 'Alles andere, zum Beispiel Kostenaufstellung oder Netzplan.',
};

/** What the file field asks for. */
export const UPLOAD_HINT = 'PDF, DOCX, ODT, PNG, JPEG oder TIFF, höchstens 25 MB.';

/** Sentences of the upload form. */
export const UPLOAD_PROBLEM_TEXTS: Record<UploadProblem, string> = {
  file_missing: 'Bitte wählen Sie eine Datei aus.',
  file_too_large: 'Die Datei ist größer als 25 MB. Bitte verkleinern oder teilen Sie sie.',
  empty_file: 'Die Datei ist leer.',
  type_not_allowed: 'Diese Art von Datei wird nicht angenommen. Möglich sind PDF, DOCX, ODT, PNG, JPEG und TIFF.',
  type_mismatch: 'Die Endung des Dateinamens passt nicht zum Inhalt der Datei. Bitte speichern Sie die Datei neu.',
  file_damaged: 'Die Datei ist beschädigt oder ungewöhnlich aufgebaut. Bitte öffnen und speichern Sie sie neu.',
  file_encrypted: 'Die Datei ist mit einem Kennwort geschützt. Bitte laden Sie sie ohne Kennwort hoch.',
  macros_not_allowed: 'Die Datei enthält Makros. Bitte speichern Sie sie ohne Makros.',
  title_missing: 'Bitte geben Sie einen Titel für das Dokument an.',
  title_too_long: 'Bitte kürzen Sie den Titel auf höchstens 200 Zeichen.',
  purpose_missing: 'Bitte wählen Sie, wozu das Dokument dient.',
  too_many_documents: 'Zu dieser Zusammenarbeit liegen schon 200 Dokumente vor. Bitte fassen Sie Anlagen zusammen.',
  too_many_uploads:
    'Sie haben in kurzer Zeit sehr viele Dokumente hochgeladen. Bitte versuchen Sie es später noch einmal.',
  upload_broken: 'Die Übertragung ist abgebrochen. Bitte laden Sie die Datei noch einmal hoch.',
  not_entitled: 'Beim jetzigen Stand der Zusammenarbeit können Sie kein Dokument hinzufügen.',
  conflict: 'Die Zusammenarbeit wurde im selben Moment geändert. Bitte laden Sie die Datei noch einmal hoch.',
  unavailable: 'Der Dienst ist gerade nicht erreichbar. Bitte laden Sie die Datei in einem Moment noch einmal hoch.',
};
