#!/usr/bin/env node
/**
 * Checks an exported procurement record without the portal: needs Node >= 20 and this one file, nothing else.
 *
 *   node record-verify.mjs vergabeakte-BES-2026-0001.zip [--key PUBLIC_KEY]
 *
 * `manifest.json` lists every file with its length and SHA-256, `manifest.sig` is its Ed25519 signature. The public key
 * stands in the manifest; who has noted the installation's key elsewhere gives it with --key, and so learns that no other
 * installation has signed.
 *
 * Exit code: 0 intact, 1 not intact, 2 not called properly.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** The files of a ZIP archive by path. Throws on anything that is not a plain archive. */
export function filesOf(zip) {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== END) end--;
  if (end < 0) throw new Error('ist kein vollständiges ZIP-Archiv');
  const files = new Map();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error('hat ein beschädigtes Verzeichnis');
    const [packed, nameLength, extra, comment] = [20, 28, 30, 32].map((offset) =>
      offset === 20 ? zip.readUInt32LE(at + offset) : zip.readUInt16LE(at + offset),
    );
    const header = zip.readUInt32LE(at + 42);
    const path = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const bytes = zip.subarray(start, start + packed);
    if (files.has(path)) throw new Error(`enthält ${path} zweimal`);
    files.set(path, zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

/** Everything that is wrong with an archive; empty when it is intact. */
export function problemsOf(zip, expectedKey) {
  const files = filesOf(zip);
  const [text, signature] = ['manifest.json', 'manifest.sig'].map((path) => files.get(path));
  if (!text || !signature) return ['Es fehlt manifest.json oder manifest.sig.'];
  const manifest = JSON.parse(text.toString('utf8'));
  const problems = [];
  if (expectedKey && manifest.publicKey !== expectedKey)
    problems.push('Der Schlüssel im Verzeichnis ist nicht der erwartete.');
  const key = createPublicKey({ key: Buffer.from(manifest.publicKey, 'base64'), format: 'der', type: 'spki' });
  if (!verify(null, text, key, Buffer.from(signature.toString('utf8').trim(), 'base64')))
    problems.push('Die Signatur passt nicht zum Verzeichnis.');
  const listed = new Set(['manifest.json', 'manifest.sig']);
  for (const { path, size, sha256 } of manifest.files) {
    listed.add(path);
    const bytes = files.get(path);
    if (!bytes) problems.push(`${path} fehlt.`);
    else if (bytes.length !== size || createHash('sha256').update(bytes).digest('hex') !== sha256)
      problems.push(`${path} wurde verändert.`);
  }
  for (const path of files.keys()) if (!listed.has(path)) problems.push(`${path} steht nicht im Verzeichnis.`);
  return problems;
}

function main([path, ...options]) {
  const expectedKey = options[0] === '--key' ? options[1] : undefined;
  if (!path || (options.length > 0 && !expectedKey)) {
    console.error('Aufruf: node record-verify.mjs AKTE.zip [--key ÖFFENTLICHER_SCHLÜSSEL]');
    return 2;
  }
  try {
    const zip = readFileSync(path);
    const problems = problemsOf(zip, expectedKey);
    if (problems.length === 0) {
      const manifest = JSON.parse(filesOf(zip).get('manifest.json').toString('utf8'));
      console.log(
        `${manifest.reference}: unverändert. ${manifest.files.length} Dateien, erstellt ${manifest.exportedAt} für ${manifest.exportedFor}.`,
      );
      console.log(`Leserkreise: ${manifest.audiences.join(', ')}. Schlüssel: ${manifest.publicKey}`);
      return 0;
    }
    for (const problem of problems) console.error(problem);
  } catch (error) {
    console.error(`${path} ${error.message}`);
  }
  return 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = main(process.argv.slice(2));
