import { expect, test } from 'vitest';
import { resendForm } from './resend-form.ts';

const URLENCODED = 'application/x-www-form-urlencoded';
const form = (fields: Record<string, string>): Buffer => Buffer.from(new URLSearchParams(fields).toString());

async function multipart(fields: FormData): Promise<{ type: string; body: Buffer }> {
  const response = new Response(fields);
  return { type: response.headers.get('content-type') ?? '', body: Buffer.from(await response.arrayBuffer()) };
}

test('the input is offered again, key included', async () => {
  const html = await resendForm('/kooperationen/1', URLENCODED, form({ titel: 'Rechenzentrum', key: 'k-1' }));
  expect(html).toContain('name="titel">\nRechenzentrum</textarea>');
  expect(html).toContain('name="key">\nk-1</textarea>');
  expect(html).toContain('action="/kooperationen/1"');
});

test('markup in the input stays text', async () => {
  const html = await resendForm('/x', URLENCODED, form({ 'a"b': '</textarea><script>1</script>' }));
  expect(html).not.toContain('<script>');
  expect(html).not.toContain('name="a"b"');
});

test('the fields that name an action are carried along', async () => {
  const fields = new FormData();
  fields.set('$ACTION_REF_1', '');
  fields.set('$ACTION_KEY', 'k9');
  fields.set('text', 'eins\r\nzwei');
  const { type, body } = await multipart(fields);
  const html = await resendForm('/x', type, body);
  expect(html).toContain('$ACTION_KEY');
  expect(html).toContain('enctype="multipart/form-data"');
});

test('a file is not kept', async () => {
  const fields = new FormData();
  fields.set('d', new File(['x'], 'a.pdf'));
  const { type, body } = await multipart(fields);
  expect(await resendForm('/x', type, body)).toBeNull();
});

test.each(['passwort', 'newPassword', 'totpCode', 'token'])(
  'the field %s is never written into a page',
  async (name) => {
    expect(await resendForm('/konto', URLENCODED, form({ [name]: 'geheim' }))).toBeNull();
  },
);

test.each(['/anmelden', '/api/auth/callback/credentials'])('nothing is kept at %s', async (url) => {
  expect(await resendForm(url, URLENCODED, form({ a: 'b' }))).toBeNull();
});

test('what is no form is not kept', async () => {
  expect(await resendForm('/x', 'text/plain', Buffer.from('a=b'))).toBeNull();
  expect(await resendForm('/x', 'multipart/form-data; boundary=x', Buffer.from('rubbish'))).toBeNull();
});
