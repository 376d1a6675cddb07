/** Kinds of files a cooperation can hold. Chosen because every town hall can open them and none of them runs anything. */
export const DOCUMENT_TYPES = ['pdf', 'docx', 'odt', 'png', 'jpeg', 'tiff'] as const;

export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** Media type by which a document is kept and handed out; never the one a browser claimed. */
export const MEDIA_TYPES: Record<DocumentType, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  png: 'image/png',
  jpeg: 'image/jpeg',
  tiff: 'image/tiff',
};

/** File name endings of a type, lower case; the first one is the usual one. */
export const EXTENSIONS: Record<DocumentType, readonly string[]> = {
  pdf: ['pdf'],
  docx: ['docx'],
  odt: ['odt'],
  png: ['png'],
  jpeg: ['jpg', 'jpeg'],
  tiff: ['tif', 'tiff'],
};

/** Value of a file input's `accept`: a courtesy of the picker, the server looks at the content. */
export const ACCEPTED_EXTENSIONS = DOCUMENT_TYPES.flatMap((type) =>
  EXTENSIONS[type].map((ending) => `.${ending}`),
).join(',');

/** Largest document: 25 MB (25 * 1024 * 1024 bytes); the database repeats the limit. */
export const MAX_DOCUMENT_BYTES = 25 * 1024 * 1024;

/** What a document is for. A contract belongs to the content that partners consent to. */
export const DOCUMENT_PURPOSES = ['contract', 'resolution', 'attachment'] as const;

export type DocumentPurpose = (typeof DOCUMENT_PURPOSES)[number];
