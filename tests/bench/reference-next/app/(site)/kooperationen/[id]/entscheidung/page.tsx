import { redirect } from 'next/navigation';
import { approve, getCase } from '../../../../../../reference/queries.ts';

async function decide(form: FormData) {
  'use server';
  const id = String(form.get('cooperationId'));
  const done = await approve(id, Number(form.get('version')));
  redirect(done ? `/kooperationen/${id}` : '/konflikt');
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const row = await getCase((await params).id);
  return (
    <form action={decide}>
      <h1>{row?.title}</h1>
      <input type="hidden" name="cooperationId" value={row?.id} />
      <input type="hidden" name="version" value={row?.version} />
      <label>
        Begründung <textarea name="reason" />
      </label>
      <button type="submit">Genehmigen</button>
    </form>
  );
}
