import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive built for a test; `lie` states wrong sizes on purpose. */
export interface ZipPart {
  readonly name: string;
  readonly content?: string;
  readonly stored?: boolean;
  readonly encrypted?: boolean;
  /** Unpacked size the directory claims. */
  readonly claimedSize?: number;
}

/** Builds a ZIP archive byte by byte, so that tests can build broken ones, too. */
export function zipFile(parts: readonly ZipPart[], options: { readonly trailing?: string } = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const content = Buffer.from(part.content ?? '');
    const packed = part.stored ? content : deflateRawSync(content);
    const method = part.stored ? 0 : 8;
    const flags = part.encrypted ? 1 : 0;
    const size = part.claimedSize ?? content.length;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(crc32(content), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(name.length, 26);
    locals.push(local, name, packed);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(crc32(content), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, name);
    offset += local.length + name.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end, Buffer.from(options.trailing ?? '')]);
}

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** The parts of a small Word document. */
export function docxParts(main = MAIN): ZipPart[] {
  const override = `<Override PartName="/word/document.xml" ContentType="${main}"/>`;
  return [
    { name: '[Content_Types].xml', content: `<?xml version="1.0"?><Types>${override}</Types>` },
    { name: '_rels/.rels', content: '<Relationships/>' },
    { name: 'word/document.xml', content: '<w:document/>' },
  ];
}

/** The parts of a small OpenDocument text. */
export function odtParts(): ZipPart[] {
  return [
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
    { name: 'content.xml', content: '<office:document-content/>' },
    { name: 'META-INF/manifest.xml', content: '<manifest:manifest/>' },
  ];
}

/** A PDF in outline, padded to a size in bytes. */
export function pdfFile(size = 200): Buffer {
  const head = '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n';
  const tail = '\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n';
  return Buffer.from(head + ' '.repeat(Math.max(0, size - head.length - tail.length)) + tail, 'latin1');
}
