import { redirect } from 'next/navigation';
import { callOff, getContract } from '../../../../../../reference/purchase-queries.ts';

async function request(form: FormData) {
  'use server';
  const id = String(form.get('contractId'));
  const quantity = Number(form.get('quantity'));
  const done = await callOff(id, String(form.get('bodyId')), quantity, String(form.get('budgetLine')));
  redirect(done ? `/vertraege/${id}` : '/konflikt');
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const row = await getContract((await params).id);
  return (
    <form action={request}>
      <h1>{row?.title}</h1>
      <input type="hidden" name="contractId" value={row?.id} />
      <input type="hidden" name="bodyId" value="" />
      <label>
        Menge <input name="quantity" />
      </label>
      <label>
        Haushaltsstelle <input name="budgetLine" />
      </label>
      <button type="submit">Abrufen</button>
    </form>
  );
}
