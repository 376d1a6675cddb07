import { type DocumentType, EXTENSIONS } from './document-type.ts';

/** Longest stored name in bytes of UTF-8; file systems allow 255, and people may add " (1)". */
const MAX_BYTES = 180;

const FALLBACK = 'Dokument';

/** Names Windows keeps for devices: a file called "CON.pdf" cannot be saved there. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A name that is safe to show and to save: the last part of any path, without control characters, without the marks that
 * turn text around ("Vertrag[U+202E]fdp.exe" reads as a PDF), without characters file systems refuse. Ending excluded.
 */
function cleanStem(stem: string): string {
  const visible = stem
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\uFFFD]+/gu, '')
    .replace(/[<>:"|?*]+/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  return RESERVED.test(visible) ? `_${visible}` : visible;
}

/** Splits into stem and lower-case ending without the dot; '' where there is none. */
function splitName(name: string): { stem: string; ending: string } {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const visible = last.replace(/[\p{Cc}\p{Cf}]+/gu, '').trim();
  const dot = visible.lastIndexOf('.');
  return dot < 0
    ? { stem: visible, ending: '' }
    : { stem: visible.slice(0, dot), ending: visible.slice(dot + 1).toLowerCase() };
}

function shorten(stem: string, bytes: number): string {
  const characters = [...stem];
  while (new TextEncoder().encode(characters.join('')).length > bytes) characters.pop();
  return characters.join('').trimEnd();
}

/** Whether a sent name ends as its content says; a name without any ending fits every type. */
export function hasFittingEnding(sentName: string, type: DocumentType): boolean {
  const { ending } = splitName(sentName);
  return ending === '' || EXTENSIONS[type].includes(ending);
}

/** The name a document is stored and handed out under: cleaned, shortened, with the usual ending of its type. */
export function storedFileName(sentName: string, type: DocumentType): string {
  const { stem, ending } = splitName(sentName);
  const kept = EXTENSIONS[type].includes(ending) ? ending : (EXTENSIONS[type][0] ?? type);
  return `${shorten(cleanStem(stem), MAX_BYTES) || FALLBACK}.${kept}`;
}

/**
 * Content-Disposition that makes a browser save and never show a file (RFC 6266): an ASCII name for old programs and the
 * real one in UTF-8 (RFC 8187).
 */
export function attachmentDisposition(fileName: string): string {
  const plain = fileName
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ß', 'ss')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
