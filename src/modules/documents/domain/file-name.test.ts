import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachmentDisposition, hasFittingEnding, storedFileName } from './file-name.ts';

/** Everything that ever broke a file name or a header, among letters. */
const hostileName = fc.string({
  unit: fc.constantFrom(
    ...'aZß./\\:*?"<>|%;=\'()\0\r\n\t \u00ad\u200b\u202e\u2028\ufeff\ud800\ufffdé',
    '.pdf',
    '.exe',
    '😀',
    '..',
    'x'.repeat(200),
  ),
});

describe('the name a document is stored under', () => {
  it.each([
    ['Vertrag.pdf', 'Vertrag.pdf'],
    ['Öffentlich-rechtliche Vereinbarung Büdingen.PDF', 'Öffentlich-rechtliche Vereinbarung Büdingen.pdf'],
    ['C:\\Eigene Dateien\\Vertrag.pdf', 'Vertrag.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['Vertrag\u202Efdp.exe.pdf', 'Vertragfdp.exe.pdf'],
    ['a\u0000b\r\nX-Header: 1.pdf', 'abX-Header_ 1.pdf'],
    ['"><script>.pdf', '_script_.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['...pdf', 'Dokument.pdf'],
    ['', 'Dokument.pdf'],
    ['\u200B\u200B.pdf', 'Dokument.pdf'],
  ])('%j becomes %j', (sent, stored) => {
    expect(storedFileName(sent, 'pdf')).toBe(stored);
  });

  it('keeps the usual ending of its type, whatever was sent', () => {
    fc.assert(
      fc.property(hostileName, (sent) => {
        const stored = storedFileName(sent, 'pdf');
        expect(stored).toMatch(/\.pdf$/);
        expect(stored).not.toMatch(/[\p{Cc}\p{Cf}/\\]/u);
        expect(Buffer.byteLength(stored)).toBeLessThanOrEqual(200);
      }),
    );
  });
});

describe('an ending', () => {
  it.each([
    ['a.jpg', 'jpeg', true],
    ['a.JPEG', 'jpeg', true],
    ['a', 'jpeg', true],
    ['a.pdf', 'jpeg', false],
    ['a.pdf.exe', 'pdf', false],
    ['a.docm', 'docx', false],
  ] as const)('%s for %s: %s', (name, type, fits) => {
    expect(hasFittingEnding(name, type)).toBe(fits);
  });
});

describe('the header that makes a browser save', () => {
  it('carries an ASCII name and the real one', () => {
    expect(attachmentDisposition("Büdingen's (Entwurf).pdf")).toBe(
      `attachment; filename="Budingen's (Entwurf).pdf"; filename*=UTF-8''B%C3%BCdingen%27s%20%28Entwurf%29.pdf`,
    );
  });

  it('never breaks out of its quotes or its line', () => {
    const shape = /^attachment; filename="[\x20\x21\x23-\x7e]*"; filename\*=UTF-8''[\w%.!~-]*$/;
    fc.assert(fc.property(hostileName, (name) => shape.test(attachmentDisposition(name))));
  });
});
