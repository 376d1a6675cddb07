import { generateSecret, generateURI, verifySync } from 'otplib';
import { create as createQrCode } from 'qrcode';

/** RFC 6238 as every authenticator app speaks it: SHA-1, six digits, 30 seconds. */
const PERIOD_SECONDS = 30;

/** A new shared secret for an authenticator app: 160 random bits in Base32. */
export function newCodeSecret(): string {
  return generateSecret({ length: 20 });
}

/**
 * Checks a six-digit code. One step before and after now is accepted for clocks that go wrong; a step that was used
 * once (`lastStep`) or came before it never again.
 * @returns the accepted time step, to be stored as `lastStep`, or null.
 */
export function acceptCode(secret: string, code: string, lastStep: number | null, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({
    secret,
    token: code,
    epoch,
    period: PERIOD_SECONDS,
    epochTolerance: PERIOD_SECONDS,
    ...(lastStep === null ? {} : { afterTimeStep: lastStep }),
  });
  if (!result.valid) return null;
  return Math.floor(epoch / PERIOD_SECONDS) + result.delta;
}

/** The address authenticator apps read from the QR code. */
export function codeSecretUri(secret: string, accountName: string, issuer: string): string {
  return generateURI({ issuer, label: accountName, secret });
}

/** A QR code as a path of unit squares, to be drawn as inline SVG by the server: nobody else learns the secret. */
export function qrCodePath(text: string): { readonly size: number; readonly path: string } {
  const { size, data } = createQrCode(text, { errorCorrectionLevel: 'M' }).modules;
  const squares = [...data].flatMap((dark, index) =>
    dark ? [`M${index % size} ${Math.floor(index / size)}h1v1h-1z`] : [],
  );
  return { size, path: squares.join('') };
}
