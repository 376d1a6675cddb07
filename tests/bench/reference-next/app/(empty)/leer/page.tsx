/** What the framework weighs with nothing on it. */
export default function Page() {
  return <p>Leer.</p>;
}
