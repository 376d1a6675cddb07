import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docxParts, odtParts, pdfFile, type ZipPart, zipFile } from '#tests/support/zip-file.ts';
import { sourceOfBytes } from './byte-source.ts';
import { inspectDocument } from './inspect.ts';

function inflate(packed: Uint8Array, maxBytes: number): Uint8Array | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: maxBytes });
  } catch {
    return null;
  }
}

const inspect = (bytes: Uint8Array) => inspectDocument(sourceOfBytes(bytes), inflate);
const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');
const PNG_END = Buffer.from('0000000049454e44ae426082', 'hex');

describe('a document is recognised by its content', () => {
  it.each([
    ['pdf', pdfFile()],
    ['docx', zipFile(docxParts())],
    ['odt', zipFile(odtParts())],
    ['png', Buffer.concat([PNG, PNG_END])],
    ['jpeg', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['tiff', Buffer.from('49492a0008000000', 'hex')],
    ['tiff', Buffer.from('4d4d002a00000008', 'hex')],
  ] as const)('%s', async (type, bytes) => {
    expect(await inspect(bytes)).toEqual({ ok: true, type });
  });
});

const MACRO_MAIN = 'application/vnd.ms-word.document.macroEnabled.main+xml';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const withPart = (part: ZipPart, parts = docxParts()) => zipFile([...parts, part]);

describe('a document is refused', () => {
  it.each([
    ['nothing at all', Buffer.alloc(0), 'empty_file'],
    ['a program', Buffer.from('MZ\x90\x00'.padEnd(200, ' ')), 'type_not_allowed'],
    ['a page', Buffer.from('<!DOCTYPE html><script>alert(1)</script>'), 'type_not_allowed'],
    [
      'a drawing with script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      'type_not_allowed',
    ],
    ['a page that says PDF later', Buffer.from('<html>%PDF-1.7 %%EOF'), 'type_not_allowed'],
    ['a PDF cut off', pdfFile(5_000).subarray(0, 3_000), 'file_damaged'],
    ['a PNG cut off', PNG, 'file_damaged'],
    ['an archive of programs', zipFile([{ name: 'setup.exe', content: 'MZ' }]), 'type_not_allowed'],
    ['an archive cut off', zipFile(docxParts()).subarray(0, 200), 'file_damaged'],
    ['an archive with something behind it', zipFile(docxParts(), { trailing: '<script>' }), 'file_damaged'],
    ['a document with macros by content type', zipFile(docxParts(MACRO_MAIN)), 'macros_not_allowed'],
    ['a document with a VBA part', withPart({ name: 'word/vbaProject.bin', content: 'x' }), 'macros_not_allowed'],
    ['a document with a control', withPart({ name: 'word/activeX/activeX1.bin', content: 'x' }), 'macros_not_allowed'],
    [
      'a text with a Basic module',
      withPart({ name: 'Basic/Standard/Module1.xml', content: 'x' }, odtParts()),
      'macros_not_allowed',
    ],
    ['a text with a script', withPart({ name: 'Scripts/python/a.py', content: 'x' }, odtParts()), 'macros_not_allowed'],
    ['a spreadsheet called a document', zipFile(docxParts(SHEET)), 'type_not_allowed'],
    ['a bomb', withPart({ name: 'word/media/a.png', content: 'x', claimedSize: 4_000_000_000 }), 'file_damaged'],
    ['a part that climbs out', withPart({ name: '../../etc/passwd', content: 'x' }), 'file_damaged'],
    ['a part with an absolute path', withPart({ name: '/etc/passwd', content: 'x' }), 'file_damaged'],
    ['two parts of one name', withPart({ name: 'WORD/document.xml', content: 'x' }), 'file_damaged'],
    ['a part with a password', withPart({ name: 'word/a.xml', content: 'x', encrypted: true }), 'file_encrypted'],
  ] as const)('%s', async (_what, bytes, reason) => {
    expect(await inspect(bytes)).toEqual({ ok: false, reason });
  });

  it('content types that unpack to more than is ever read', async () => {
    const bomb = zipFile([{ name: '[Content_Types].xml', content: ' '.repeat(20_000_000) }, ...docxParts().slice(1)]);
    expect(await inspect(bomb)).toEqual({ ok: false, reason: 'file_damaged' });
  });

  it('an office document with a password, in its container', async () => {
    const name = Buffer.from('EncryptedPackage', 'utf16le');
    const bytes = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000), name, Buffer.alloc(500)]);
    expect(await inspect(bytes)).toEqual({ ok: false, reason: 'file_encrypted' });
  });

  it('whatever bytes follow the signature of an archive: an answer, never an error', async () => {
    const whole = zipFile(docxParts());
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }), async (at, value) => {
        const changed = Buffer.from(whole);
        changed[at] = value;
        expect(await inspect(changed)).toHaveProperty('ok');
      }),
    );
  });
});
