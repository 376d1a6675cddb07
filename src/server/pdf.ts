import { join } from 'node:path';
import PDFDocument from 'pdfkit';

/** A part of a document, from top to bottom. */
export type PdfBlock =
  | { readonly kind: 'title' | 'heading' | 'text'; readonly text: string }
  | { readonly kind: 'facts'; readonly items: readonly (readonly [term: string, description: string])[] }
  | {
      readonly kind: 'entries';
      readonly rows: readonly { readonly head: string; readonly lines: readonly string[] }[];
    };

const FONTS = join(/* turbopackIgnore: true */ process.cwd(), 'src', 'ui', 'fonts');
const MARGIN = 56;
const TERM_WIDTH = 150;

/** Signs the embedded font does not have (docs/decisions/0021-fonts.md), and those no text should hold. */
const NOT_IN_FONT =
  /[^\n\u0020-\u007e\u00a0-\u017f\u0218-\u021b\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2212\u2264\u2265]/gu;

const shown = (text: string): string => text.normalize('NFC').replace(NOT_IN_FONT, '?');

/**
 * A document in German as PDF with the portal's own font embedded, tagged so that screen readers know its headings, with
 * page numbers. Made in memory: a record of thousands of entries is a few hundred kilobytes.
 *
 * @param footer stands on every page beside its number
 */
export async function renderPdf(
  title: string,
  footer: string,
  createdAt: Date,
  blocks: readonly PdfBlock[],
): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    tagged: true,
    lang: 'de-DE',
    displayTitle: true,
    pdfVersion: '1.7',
    font: join(FONTS, 'allmende-sans-regular.ttf'),
    info: { Title: title, Creator: 'Allmende', CreationDate: createdAt },
  });
  doc.registerFont('regular', join(FONTS, 'allmende-sans-regular.ttf'));
  doc.registerFont('bold', join(FONTS, 'allmende-sans-semibold.ttf'));
  const pieces: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (piece: Buffer) => pieces.push(piece));
    doc.on('end', () => resolve(Buffer.concat(pieces)));
    doc.on('error', reject);
  });
  for (const block of blocks) writeBlock(doc, block);
  numberPages(doc, footer);
  doc.end();
  return finished;
}

type Doc = InstanceType<typeof PDFDocument>;

function writeBlock(doc: Doc, block: PdfBlock): void {
  switch (block.kind) {
    case 'title':
      paragraph(doc, 'H1', 'bold', 20, block.text, 8);
      break;
    case 'heading':
      doc.moveDown(0.6);
      paragraph(doc, 'H2', 'bold', 13, block.text, 4);
      break;
    case 'text':
      paragraph(doc, 'P', 'regular', 10, block.text, 4);
      break;
    case 'facts':
      for (const [term, description] of block.items) fact(doc, term, description);
      break;
    case 'entries':
      for (const row of block.rows) entry(doc, row.head, row.lines);
  }
}

function paragraph(doc: Doc, tag: string, font: string, size: number, text: string, gap: number): void {
  keepTogether(doc, size * 3);
  doc.addStructure(
    doc.struct(tag, {}, () => {
      doc
        .font(font)
        .fontSize(size)
        .text(shown(text), MARGIN, doc.y, { width: doc.page.width - 2 * MARGIN });
    }),
  );
  doc.y += gap;
}

/** Term and description side by side. */
function fact(doc: Doc, term: string, description: string): void {
  const width = doc.page.width - 2 * MARGIN - TERM_WIDTH;
  doc.font('regular').fontSize(10);
  keepTogether(doc, Math.min(doc.heightOfString(shown(description), { width }), 200) + 4);
  const top = doc.y;
  doc.addStructure(
    doc.struct('P', {}, () => {
      doc
        .font('bold')
        .fontSize(10)
        .text(shown(term), MARGIN, top, { width: TERM_WIDTH - 10 });
      const below = doc.y;
      doc.font('regular').text(shown(description), MARGIN + TERM_WIDTH, top, { width });
      doc.y = Math.max(below, doc.y) + 2;
    }),
  );
}

function entry(doc: Doc, head: string, lines: readonly string[]): void {
  keepTogether(doc, 40);
  doc.addStructure(
    doc.struct('P', {}, () => {
      doc
        .font('bold')
        .fontSize(10)
        .text(shown(head), MARGIN, doc.y, { width: doc.page.width - 2 * MARGIN });
      for (const line of lines) doc.font('regular').fontSize(9).text(shown(line));
    }),
  );
  doc.y += 6;
}

/** Begins a page where fewer points than needed are left. */
function keepTogether(doc: Doc, points: number): void {
  if (doc.y + points > doc.page.height - MARGIN) doc.addPage();
}

function numberPages(doc: Doc, footer: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page);
    // Below the margin: pdfkit would otherwise begin a page for it.
    doc.page.margins.bottom = 0;
    const text = shown(`${footer} · Seite ${page - start + 1} von ${count}`);
    doc.markContent('Artifact', { type: 'Pagination' });
    doc
      .font('regular')
      .fontSize(8)
      .text(text, MARGIN, doc.page.height - MARGIN + 18, {
        width: doc.page.width - 2 * MARGIN,
        align: 'right',
        lineBreak: false,
      });
    doc.endMarkedContent();
  }
}
