/** A value that travels with the form unseen. Never trust it: the person can change it. */
export function HiddenField({ name, value }: { name: string; value: string | number }) {
  return <input type="hidden" name={name} value={value} />;
}
